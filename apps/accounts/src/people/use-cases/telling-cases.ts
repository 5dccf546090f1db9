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
  const tell = async (caseIds: readonly string[], what: string, at: Instant): Promise<void> => {
    if (caseIds.length === 0) return
    for (const { caseId, personId, unitName } of await cases.partiesOf(caseIds)) {
      const text = `您提交给${unitName}的报销事项${what}。`
      await tellPerson(
        tables,
        personId,
        { kind: 'case.changed', text, link: `cases/${caseId}` },
        at,
      )
    }
  }
  return {
    list: (unitId, query) => cases.list(unitId, query),
    changes: (unitId, behind, limit) => cases.changes(unitId, behind, limit),
    hold: (unitId, caseId) => cases.hold(unitId, caseId),
    holdStates: (unitId, caseIds) => cases.holdStates(unitId, caseIds),
    find: (unitId, caseId) => cases.find(unitId, caseId),
    bills: (caseIds) => cases.bills(caseIds),
    messages: (caseId, limit) => cases.messages(caseId, limit),
    say: (caseId, message) => cases.say(caseId, message),
    async setBills(bills) {
      await cases.setBills(bills)
      const refused = bills.filter(({ state }) => state === 'refused')
      const caseIds = refused.map(({ caseId }) => caseId)
      await tell(caseIds, '中有一张票据不予报销，请查看原因', clock())
    },
    async setState(caseIds, state, at) {
      await cases.setState(caseIds, state, at)
      const what = words[state]
      if (what !== null) await tell(caseIds, what, at)
    },
  }
}
