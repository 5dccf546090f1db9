import { fenFromYuan } from '@piaoqiao/domain'
import type { Instant } from '@piaoqiao/domain'
import type { ActItem, ItemAnswer } from '../act-ports.ts'
import type { ActService } from '../act-services.ts'
import { keyText } from '../bill-ports.ts'
import type { InboxKind } from '../inbox-ports.ts'
import type { BillUse, UseChange } from '../use-ports.ts'

/** What was done to one bill, as the ledger takes it in. */
export interface DoneItem {
  readonly item: ActItem
  readonly answer: ItemAnswer
  readonly at: Instant
  /** The line that the unit held before. */
  readonly held: BillUse | undefined
}

type Change = Omit<UseChange, 'billCode' | 'billNumber' | 'sequence'>
type Reader = (done: DoneItem) => Change

const readers: Readonly<Record<ActService, Reader>> = {
  'bill.lock': ({ item, answer, at }) => ({
    ...lockOf(answer),
    purpose: String(item.wire['purpose']),
    businessReference: String(item.wire['businessReference']),
    caseId: item.caseId,
    lockedAt: at,
    expiresAt: expiryOf(answer),
  }),
  'bill.extend': ({ answer }) => ({ ...lockOf(answer), expiresAt: expiryOf(answer) }),
  'bill.unlock': ({ answer }) => ({ ...lockOf(answer), state: 'released' }),
  'reimbursement.report': reported,
  'reimbursement.withdraw': ({ item }) => ({ ...reportOf(item), state: 'withdrawn' }),
  'reimbursement.post': ({ item }) => ({
    ...reportOf(item),
    state: 'posted',
    postedOn: String(item.wire['postedOn']),
    voucherNumber: String(item.wire['voucherNumber']),
  }),
  'reimbursement.unpost': ({ item }) => ({ ...reportOf(item), state: 'reported', postedOn: null }),
}

/** What waits in the inbox about a bill until this is done. */
export const endedBy: Readonly<Partial<Record<ActService, readonly InboxKind[]>>> = {
  'bill.lock': ['authorised', 'lock_expired'],
  'bill.extend': ['lock_warned'],
  'bill.unlock': ['lock_warned', 'reversal_marked'],
  'reimbursement.report': ['lock_warned', 'reversal_marked'],
  'reimbursement.withdraw': ['recovery_asked'],
}

/** The change of the ledger for each bill of which something was done. */
export function changesOf(
  service: ActService,
  items: readonly ActItem[],
  given: {
    readonly answers: ReadonlyMap<number, ItemAnswer>
    readonly lines: readonly BillUse[]
    readonly at: Instant
  },
): readonly UseChange[] {
  const held = new Map(
    given.lines.filter(({ state }) => state === 'held').map((line) => [keyText(line), line]),
  )
  return items.flatMap((item) => {
    const answer = given.answers.get(item.itemNumber)
    const { billCode, billNumber } = item
    const sequence = answer?.answer['sequence']
    if (answer?.outcome !== 'done' || typeof sequence !== 'number') return []
    const done = { item, answer, at: given.at, held: held.get(keyText(item)) }
    return [{ billCode, billNumber, sequence, ...readers[service](done) }]
  })
}

function reported({ item, answer, held }: DoneItem): Change {
  const reportId = answer.answer['reportId']
  const { amount, reimbursedOn, voucherNumber, postedOn } = item.wire
  return {
    ...(held !== undefined && { useId: held.useId }),
    ...lockOf(answer),
    ...(typeof reportId === 'string' && { reportId }),
    state: typeof postedOn === 'string' ? 'posted' : 'reported',
    amountFen: fenFromYuan(String(amount)),
    reimbursedOn: String(reimbursedOn),
    voucherNumber: String(voucherNumber),
    ...(typeof postedOn === 'string' && { postedOn }),
  }
}

function lockOf({ answer }: ItemAnswer): { useId?: string } {
  const lockId = answer['lockId']
  return typeof lockId === 'string' ? { useId: lockId } : {}
}

function reportOf({ wire }: ActItem): { reportId?: string } {
  const { reportId } = wire
  return typeof reportId === 'string' ? { reportId } : {}
}

function expiryOf({ answer }: ItemAnswer): Instant {
  const moment = Date.parse(String(answer['expiresAt']))
  return Number.isNaN(moment) ? 0 : moment
}
