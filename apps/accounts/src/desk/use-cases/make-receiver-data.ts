import { AccountsError } from '../../accounts-error.ts'
import type { Act, AnsweredItem } from '../act-ports.ts'
import { keyText } from '../bill-ports.ts'
import type { DeskParts } from './desk-parts.ts'
import { openDesk } from './desk-parts.ts'
import { eachAlone } from './each-alone.ts'
import { knowledgeOf } from './fill-items.ts'
import { keepBillFile } from './keep-bill-file.ts'
import { bookedItems, receiverFileOf, xmlOfBills } from './receiver-data.ts'
import type { BookedItem } from './receiver-data.ts'

/** Acts that one round makes the accounting data of. */
export const accountingActsMax = 20
/** What could not be made is tried again after this. */
export const accountingLeaseMs = 600_000

/**
 * Makes and keeps the receiver's accounting data of what an act posted. Says how many files were made. What fails for a
 * reason that stays is marked as failed; what fails for now is made by the job.
 */
export async function makeReceiverData(parts: DeskParts, act: Act): Promise<number> {
  const due = (await parts.tables.acts.items(act.actId)).filter(isDue)
  if (due.length === 0) return 0
  const { unitId, actId } = act
  const desk = await openDesk(parts, unitId)
  const knowledge = await knowledgeOf(parts.tables, unitId, due)
  const booked = bookedItems(due, knowledge)
  const at = parts.clock()
  const files = await xmlOfBills(parts, desk, { booked, user: act, at })
  const made: number[] = []
  const failed: number[] = []
  for (const one of booked) {
    const isMade = await makeOne(one)
    ;(isMade ? made : failed).push(one.item.itemNumber)
  }
  await parts.transact(async ({ acts }) => {
    await acts.accountingIs(actId, made, 'made')
    await acts.accountingIs(actId, failed, 'failed')
  })
  return made.length

  async function makeOne(one: BookedItem): Promise<boolean> {
    const { billCode, billNumber } = one.item
    try {
      const { bytes, voucherNumber } = await receiverFileOf(desk, one, files.get(keyText(one.item)))
      const file = {
        billCode,
        billNumber,
        kind: 'receiver_data',
        bytes,
        contentType: 'application/xml',
        voucherNumber,
        check: {
          outcome: 'found',
          code: 'MADE_HERE',
          sentence: '入账数据由本平台按凭证生成。',
          faults: [],
        },
      } as const
      await keepBillFile(parts, act, file, at)
      return true
    } catch (error) {
      if (!(error instanceof AccountsError) || error.status >= 500) throw error
      return false
    }
  }
}

function isDue({ accounting, answered }: AnsweredItem): boolean {
  return accounting === 'wanted' && answered?.outcome === 'done'
}

/** Makes what is still missing, after a failure or a crash. */
export async function makeDueReceiverData(parts: DeskParts): Promise<number> {
  const at = parts.clock()
  const due = await parts.transact(({ acts }) => {
    return acts.takeAccountingDue(at, at + accountingLeaseMs, accountingActsMax)
  })
  let made = 0
  await eachAlone(due, 1, async (act) => {
    try {
      made += await makeReceiverData(parts, act)
    } catch (error) {
      // The registry is away, or the unit is not open now: its turn comes again.
      if (!(error instanceof AccountsError)) throw error
    }
  })
  return made
}
