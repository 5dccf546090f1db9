import { purposes, unlockReasons } from '@piaoqiao/domain'
import { Type } from 'typebox'
import type { Static, TSchema } from 'typebox'
import {
  amount,
  billCode,
  billNumber,
  checkCode,
  date,
  recordId,
  record,
  words,
} from '../http/fields.ts'
import type { ActService } from './act-services.ts'

const bill = { billCode, billNumber }
const days = Type.Integer({ title: '天数', minimum: 1, maximum: 180 })
const registryId = (title: string) =>
  Type.String({ title, pattern: '^[A-Z]-[0-9]{18}-[0-9]{1,9}$' })
const oneOf = <Keys extends string>(title: string, keys: Readonly<Record<Keys, string>>) =>
  Type.Unsafe<Keys>({ type: 'string', title, enum: Object.keys(keys) })

export const purposeField = oneOf('用途', purposes)
const voucherNumber = words('会计凭证号', 64)
const reason = words('原因', 200)
const reportId = Type.Optional(registryId('报销记录编号'))

/** Most lines of a voucher for one bill. */
const entriesMax = 50
const booking = record({
  summary: words('摘要', 100),
  entries: Type.Array(
    record({
      direction: Type.Unsafe<'debit' | 'credit'>({
        type: 'string',
        title: '借贷方向',
        enum: ['debit', 'credit'],
      }),
      accountCode: words('科目编码', 40),
      accountName: words('科目名称', 100),
      amount: amount('金额'),
    }),
    { title: '分录', minItems: 2, maxItems: entriesMax },
  ),
})

const lockItem = record({
  ...bill,
  purpose: purposeField,
  businessReference: words('业务编号', 64),
  days: Type.Optional(days),
  authorisationId: Type.Optional(registryId('授权编号')),
  checkCode: Type.Optional(checkCode),
  amount: Type.Optional(amount('票据金额')),
  issuedOn: Type.Optional(date('开票日期')),
  caseId: Type.Optional(recordId),
})
const extendItem = record({ ...bill, days })
const unlockItem = record({
  ...bill,
  reason: oneOf('解锁原因', unlockReasons),
  note: Type.Optional(words('备注', 200)),
})
const reportItem = record({
  ...bill,
  amount: amount('报销金额'),
  reimbursedOn: date('报销日期'),
  voucherNumber,
  postedOn: Type.Optional(date('入账日期')),
  caseId: Type.Optional(recordId),
})
const takeBackItem = record({ ...bill, reportId, reason })
const postItem = record({
  ...bill,
  reportId,
  postedOn: date('入账日期'),
  voucherNumber,
  booking: Type.Optional(booking),
})

/** What a page gives for one bill of each act. What the desk knows itself may be left out. */
export const actItemFields = {
  'bill.lock': lockItem,
  'bill.extend': extendItem,
  'bill.unlock': unlockItem,
  'reimbursement.report': reportItem,
  'reimbursement.withdraw': takeBackItem,
  'reimbursement.post': postItem,
  'reimbursement.unpost': takeBackItem,
} as const satisfies Record<ActService, TSchema>

export type AskedItem<Service extends ActService> = Static<(typeof actItemFields)[Service]>
/** An item of any act, as far as all of them are alike. */
export interface AnyAskedItem {
  readonly billCode: string
  readonly billNumber: string
  readonly caseId?: string
}
