import type { BillId, Instant } from '@piaoqiao/domain'
import { billCodeOf, billIdFrom, billNumberOf } from '@piaoqiao/domain'
import type { FeedAnswer } from '@piaoqiao/protocol'
import type { KernelTables } from '../../transact.ts'
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

export interface EventsTold {
  readonly entries: FeedAnswer['entries']
  readonly holders: readonly { readonly personId: string; readonly billId: BillId }[]
  readonly at: Instant
}

/** Tells the people in whose folders bills are what happened to them. */
export async function tellAboutEvents(
  tables: Tables,
  { entries, holders, at }: EventsTold,
): Promise<void> {
  const holdersOf = Map.groupBy(holders, ({ billId }) => billId)
  for (const { event } of entries) {
    const billId = billIdFrom(event.billCode, event.billNumber)
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
