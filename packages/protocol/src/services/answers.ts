import { Type } from 'typebox'
import type { Static } from 'typebox'
import {
  amount,
  billCode,
  billNumber,
  date,
  identifier,
  moment,
  partyId,
  partyName,
  purpose,
  record,
  sentence,
} from './fields.ts'

const code = Type.String({
  title: '结果代码',
  description: 'Stable code of the outcome or of the refusal.',
  pattern: '^[A-Z_]{3,40}$',
})

/** A change that was carried out. */
export const doneItem = record({
  outcome: Type.Literal('done', { title: '结果' }),
  code,
  sentence,
  billCode,
  billNumber,
  sequence: Type.Integer({ title: '事件序号', description: "Number of the bill's latest event." }),
  lockId: Type.Optional(identifier('锁定编号', 'Names the lock.')),
  expiresAt: Type.Optional(moment),
  reportId: Type.Optional(identifier('报销记录编号', 'Names the report.')),
  authorisationId: Type.Optional(identifier('授权编号', 'Names the authorisation.')),
  balance: Type.Optional(amount('可报销余额', 'What can still be reimbursed.')),
})

/** A request that was refused and changed nothing. */
export const refusedItem = record({
  outcome: Type.Literal('refused', { title: '结果' }),
  code,
  sentence,
  next: Type.String({ title: '下一步', description: 'What can be done now, in Chinese.' }),
  details: Type.Record(Type.String(), Type.String(), {
    title: '细节',
    description: 'Values that the sentence names, such as holder and until.',
  }),
})

/** The home province did not answer: the change may or may not have happened. A retry or `operation.result` settles it. */
export const unknownItem = record({
  outcome: Type.Literal('unknown', { title: '结果' }),
  code: Type.Literal('OUTCOME_UNKNOWN'),
  sentence,
  next: Type.String({ title: '下一步', description: 'What can be done now, in Chinese.' }),
})

export const changeAnswerItem = Type.Union([doneItem, refusedItem, unknownItem])
export type ChangeAnswerItem = Static<typeof changeAnswerItem>
export type RefusedItem = Static<typeof refusedItem>
export type UnknownItem = Static<typeof unknownItem>

export const changeAnswer = record({
  items: Type.Array(changeAnswerItem, {
    title: '逐项结果',
    description: 'One answer per item, in the order of the request.',
  }),
})
export type ChangeAnswer = Static<typeof changeAnswer>

const nothing = Type.Null({ description: 'null where there is none.' })

/** What a bill is and how it stands. Facts of the payer are not among them. */
export const billView = record({
  outcome: Type.Literal('found', { title: '结果' }),
  billCode,
  billNumber,
  billName: Type.String({ title: '票据名称', maxLength: 100 }),
  issuerId: partyId,
  issuerName: partyName,
  issuedOn: date('开票日期', 'Day of issue.'),
  amount: amount('票据金额', 'Face amount; negative on a red bill.'),
  reimbursable: amount('可报销金额', 'Face amount less what insurance bore at the counter.'),
  balance: amount('可报销余额', 'What can still be reimbursed.'),
  standing: Type.String({ title: '票据状态', description: 'valid, reversal_locked or reversed.' }),
  form: Type.String({ title: '票据形态', description: 'electronic or exchanged.' }),
  reimbursement: Type.String({
    title: '报销状态',
    description: 'open, locked, partly_reimbursed or reimbursed.',
  }),
  state: Type.String({ title: '状态', description: 'The state in one Chinese word.' }),
  sentence,
  sequence: Type.Integer({ title: '事件序号' }),
  lock: Type.Union(
    [
      record({
        lockId: Type.Optional(identifier('锁定编号', 'Only shown to the holder and the issuer.')),
        holderName: partyName,
        holderIsCaller: Type.Boolean({ title: '本单位持有' }),
        lockedAt: moment,
        expiresAt: moment,
      }),
      nothing,
    ],
    { title: '锁定' },
  ),
  ownReports: Type.Array(
    record({
      reportId: identifier('报销记录编号', 'Names the report.'),
      amount: amount('报销金额', 'Amount reimbursed.'),
      reimbursedOn: date('报销日期', 'Day of reimbursement.'),
      voucherNumber: Type.String({ title: '会计凭证号' }),
      postedOn: Type.Union([date('入账日期', 'Day of posting.'), nothing]),
      withdrawn: Type.Boolean({ title: '已撤销' }),
      purpose,
    }),
    { title: '报销记录', description: "The caller's own reports; all of them for the issuer." },
  ),
  redBillCode: Type.Union([billCode, nothing], { title: '红票代码' }),
  redBillNumber: Type.Union([billNumber, nothing], { title: '红票号码' }),
  nextServices: Type.Array(Type.String(), {
    title: '可用操作',
    description: 'Services that the caller could use on this bill now.',
  }),
})
export type BillView = Static<typeof billView>

export const billViewItem = Type.Union([billView, refusedItem, unknownItem])
export type BillViewItem = Static<typeof billViewItem>
export const billViewAnswer = record({ items: Type.Array(billViewItem, { title: '逐项结果' }) })
export type BillViewAnswer = Static<typeof billViewAnswer>
