import type { Instant } from '@piaoqiao/domain'
import type { CaseState, UnitCases } from '../case-ports.ts'
import type { PeopleTables } from '../people-tables.ts'
import { tellPerson } from './tell-person.ts'
import type { TellingTables } from './tell-person.ts'

type Tables = Pick<PeopleTables, 'cases'> & TellingTables

const words: Readonly<Record<CaseState, string | null>> = {
  submitted: null,
  withdrawn: null,
  accepted: '已受理',
  more_asked: '要求补充材料或说明',
  refused: '未予受理',
  finished: '已办结',
}

/** The cases of units, whose every change the person is told in the same transaction. */
export function tellingCases(tables: Tables, clock: () => Instant): UnitCases {
  const { cases } = tables
  const tell = async (caseId: string, what: string, at: number): Promise<void> => {
    const parties = await cases.partiesOf(caseId)
    if (parties === null) return
    const text = `您提交给${parties.unitName}的报销事项${what}。`
    const told = { kind: 'case.changed', text, link: `cases/${caseId}` }
    await tellPerson(tables, parties.personId, told, at)
  }
  return {
    list: (unitId, query) => cases.list(unitId, query),
    hold: (unitId, caseId) => cases.hold(unitId, caseId),
    find: (unitId, caseId) => cases.find(unitId, caseId),
    bills: (caseIds) => cases.bills(caseIds),
    messages: (caseId, limit) => cases.messages(caseId, limit),
    say: (caseId, message) => cases.say(caseId, message),
    async setBill(caseId, bill) {
      await cases.setBill(caseId, bill)
      if (bill.state === 'refused') await tell(caseId, '中有一张票据不予报销，请查看原因', clock())
    },
    async setState(caseId, state, at) {
      await cases.setState(caseId, state, at)
      const what = words[state]
      if (what !== null) await tell(caseId, what, at)
    },
  }
}
