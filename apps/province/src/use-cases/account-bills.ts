import type { Instant } from '@piaoqiao/domain'
import { billIdText, refusal } from '@piaoqiao/domain'
import type { BillsAnswer, BillsRequest, PayerKeyOf } from '@piaoqiao/protocol'
import { wireRefusal } from '@piaoqiao/protocol'
import type { PayerCursor, PayerStore } from '../account-ports.ts'
import type { AnswerOwnItems, BillStore } from '../ports.ts'
import { payersBillView } from './bill-view.ts'

/** Bills of a page whose request names no number. */
export const billPageDefault = 100

export interface AccountBills {
  readonly payers: Pick<PayerStore, 'billsOf'>
  readonly store: Pick<BillStore, 'find'>
  readonly payerKeyOf: PayerKeyOf
  readonly clock: () => Instant
}

/** `account.bills` (个人票据查询): the bills of a payer whose number the caller brings. */
export function createAccountBills(options: AccountBills): AnswerOwnItems {
  return ({ items }) =>
    Promise.all(items.map(({ content }) => pageOf(options, content as BillsRequest)))
}

const begin: PayerCursor = { since: 0, billId: 0n }
const cursorPattern = /^(\d{1,15})\.(\d{18})$/

async function pageOf(
  { payers, store, payerKeyOf, clock }: AccountBills,
  { payerCode, after, limit = billPageDefault }: BillsRequest,
): Promise<BillsAnswer> {
  const cursor = after === undefined ? begin : cursorFrom(after)
  if (cursor === null) return wireRefusal(refusal('ITEM_MALFORMED', { path: '/after' }))
  const page = await payers.billsOf(payerKeyOf(payerCode), cursor, limit + 1)
  const shown = page.slice(0, limit)
  const found = await store.find(shown.map(({ billId }) => billId))
  const at = clock()
  const last = shown.at(-1)
  return {
    outcome: 'found',
    bills: shown.flatMap(({ billId }) => {
      const stored = found.get(billId)
      return stored === undefined ? [] : [payersBillView(stored.bill, at)]
    }),
    next: page.length > limit && last !== undefined ? cursorText(last) : null,
  }
}

function cursorText({ since, billId }: PayerCursor): string {
  return `${since}.${billIdText(billId)}`
}

/** Null for a cursor that this registry did not make. */
function cursorFrom(text: string): PayerCursor | null {
  const [, since, billId] = cursorPattern.exec(text) ?? []
  if (since === undefined || billId === undefined) return null
  return { since: Number(since), billId: BigInt(billId) }
}
