import type { BillId, Instant } from '@piaoqiao/domain'
import { billCodeOf, billIdFrom, billNumberOf, fenFromYuan } from '@piaoqiao/domain'
import type { FeedAnswer } from '@piaoqiao/protocol'
import type { KernelTables } from '../../transact.ts'
import type { CaseBillState } from '../case-ports.ts'
import type { PeopleTables } from '../people-tables.ts'
import { tellPerson } from './tell-person.ts'

type Tables = PeopleTables & KernelTables
type Event = FeedAnswer['entries'][number]['event']

/** What a person wants to know of at once. */
const told: Readonly<Record<string, string>> = {
  'bill.locked': '已被单位锁定',
  'bill.unlocked': '已由单位解锁',
  'bill.lock_expired': '的锁定已到期',
  'bill.lock_recovered': '的锁定已由财政部门解除',
  'reimbursement.reported': '已报销',
  'reimbursement.withdrawn': '的报销记录已撤销',
  'reimbursement.posted': '已入账',
  'reversal.completed': '已冲红',
  'reversal.marked': '被开票单位申请冲红',
  'reversal.recovery_asked': '被开票单位申请追回',
}

/** Where an event leaves a bill of a case. */
const caseBillStateAfter: Readonly<Record<string, CaseBillState>> = {
  'bill.locked': 'locked',
  'bill.unlocked': 'waiting',
  'bill.lock_expired': 'waiting',
  'bill.lock_recovered': 'waiting',
  'reimbursement.reported': 'reimbursed',
  'reimbursement.withdrawn': 'waiting',
  'reimbursement.posted': 'posted',
  'reimbursement.unposted': 'reimbursed',
}

export interface EventsTold {
  readonly entries: FeedAnswer['entries']
  readonly holders: readonly { readonly personId: string; readonly billId: BillId }[]
  readonly at: Instant
}

/** Tells the people in whose folders bills are what happened to them, and moves their cases on. */
export async function tellAboutEvents(
  tables: Tables,
  { entries, holders, at }: EventsTold,
): Promise<void> {
  const holdersOf = Map.groupBy(holders, ({ billId }) => billId)
  const cases = Map.groupBy(
    await tables.cases.withBills([...holdersOf.keys()]),
    ({ billId }) => billId,
  )
  for (const { event } of entries) {
    const billId = billIdFrom(event.billCode, event.billNumber)
    await moveCases(tables, event, cases.get(billId) ?? [])
    const words = told[event.kind]
    if (words === undefined) continue
    for (const { personId } of holdersOf.get(billId) ?? []) {
      const text = `您的票据${billNumberOf(billId)}${words}${byWhom(event)}。`
      const link = `bills/${billCodeOf(billId)}/${billNumberOf(billId)}`
      await tellPerson(tables, personId, { kind: event.kind, text, link }, at)
    }
  }
}

function byWhom({ actorName }: Event): string {
  return actorName === null ? '' : `（${actorName}）`
}

/** Only what the unit of the case does moves the case. */
async function moveCases(
  { cases }: Pick<Tables, 'cases'>,
  event: Event,
  own: Awaited<ReturnType<Tables['cases']['withBills']>>,
): Promise<void> {
  const state = caseBillStateAfter[event.kind]
  if (state === undefined) return
  const billId = billIdFrom(event.billCode, event.billNumber)
  for (const { caseId, unitName } of own) {
    const isOfUnit = event.actorName === unitName
    const isEnded = event.kind === 'bill.lock_expired' || event.kind === 'bill.lock_recovered'
    if (!isOfUnit && !isEnded) continue
    const bill = (await cases.bills([caseId])).get(caseId)?.find((one) => one.billId === billId)
    if (bill === undefined) continue
    const { amount } = event.details
    const isReport = event.kind === 'reimbursement.reported' && typeof amount === 'string'
    const reimbursed = isReport ? fenFromYuan(amount) : bill.reimbursed
    await cases.setBill(caseId, {
      ...bill,
      state,
      reimbursed: event.kind === 'reimbursement.withdrawn' ? null : reimbursed,
    })
  }
}
