import type { Refusal } from '@piaoqiao/domain'
import { billIdFrom, fenFromYuan } from '@piaoqiao/domain'
import { faultOf } from '@piaoqiao/protocol'
import { Type } from 'typebox'
import type { Static, TSchema } from 'typebox'
import type { IncomeLine } from '../income-ports.ts'
import type { AskedWithdrawal } from '../use-cases/withdraw-income.ts'
import { incomeLinesMax } from '../use-cases/take-income.ts'
import { billParams, incomeBody, reasonBody } from './change-bodies.ts'
import { optional, record, words } from './fields.ts'

/** The item of a bulk request: its own faults are told with it, and refuse no other one. */
export const incomeItems = record({
  items: Type.Array(Type.Unknown(), { title: '明细', minItems: 1, maxItems: incomeLinesMax }),
})

const lineItem = record({ ...billParams.properties, ...incomeBody.properties })
const withdrawalItem = record({
  ...billParams.properties,
  ...reasonBody.properties,
  ...optional({ voucherNumber: words('会计凭证号', 64) }),
})

/** An item that was read, or what is wrong with it. */
export type ReadItem<Item> = { readonly item: Item } | { readonly fault: Refusal }

export function readIncomeLine(value: unknown): ReadItem<IncomeLine> {
  return readItem(lineItem, value, ({ billCode, billNumber, amount, postedOn, voucherNumber }) => ({
    billId: billIdFrom(billCode, billNumber),
    amountFen: fenFromYuan(amount),
    postedOn,
    voucherNumber,
  }))
}

export function readWithdrawal(value: unknown): ReadItem<AskedWithdrawal> {
  return readItem(withdrawalItem, value, ({ billCode, billNumber, ...asked }) => ({
    billId: billIdFrom(billCode, billNumber),
    ...asked,
  }))
}

function readItem<Schema extends TSchema, Item>(
  schema: Schema,
  value: unknown,
  itemFrom: (value: Static<Schema>) => Item,
): ReadItem<Item> {
  const fault = faultOf(schema, value)
  return fault === null ? { item: itemFrom(value as Static<Schema>) } : { fault }
}
