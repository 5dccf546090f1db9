import { Type } from 'typebox'
import type { Static } from 'typebox'
import { clerkCharactersMax, reasonCharactersMax } from '../bills/build-red-bill.ts'
import { amount, date, optional, record, words } from './fields.ts'

const reason = words('原因', reasonCharactersMax)
const clerks = optional({
  handlingPerson: words('开票人', clerkCharactersMax),
  checker: words('复核人', clerkCharactersMax),
})

export const billParams = record({
  billCode: Type.String({ title: '票据代码', pattern: '^[0-9]{8}$' }),
  billNumber: Type.String({ title: '票据号码', pattern: '^[0-9]{10}$' }),
})
export const reversalBody = record({
  reason,
  ...clerks,
  ...optional({ completeWhenGranted: Type.Boolean({ title: '获准后自动冲红' }) }),
})
export const completionBody = record(clerks)
export const reasonBody = record({ reason })
export const paperBody = record({
  paperCode: words('纸质票据代码', 20),
  paperNumber: words('纸质票据号码', 20),
})
export const incomeBody = record({
  amount: amount('入账金额'),
  postedOn: date('入账日期'),
  voucherNumber: words('会计凭证号', 64),
})
export const emptyBody = record({})

export type BillParams = Static<typeof billParams>
