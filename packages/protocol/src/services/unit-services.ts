import { Type } from 'typebox'
import type { Static } from 'typebox'
import { changeAnswer } from './answers.ts'
import { doneExample, sampleBill } from './examples.ts'
import {
  amount,
  batchOf,
  billKey,
  date,
  identifier,
  lockDays,
  purpose,
  record,
  unlockReason,
  words,
} from './fields.ts'
import { presented } from './reading-services.ts'
import type { Service } from './service.ts'

const lockItem = record({
  ...billKey,
  ...presented,
  purpose,
  businessReference: words('业务编号', "The unit's own case number.", 64),
  authorisationId: Type.Optional(
    identifier(
      '授权编号',
      'The payer’s authorisation. Without it, check code, amount and date must be given.',
    ),
  ),
  days: Type.Optional(lockDays),
})
const extendItem = record({ ...billKey, days: lockDays })
const unlockItem = record({
  ...billKey,
  reason: unlockReason,
  note: Type.Optional(words('备注', 'Free words on the reason; no personal data.', 200)),
})
const voucherNumber = words('会计凭证号', "Number of the voucher in the unit's books.", 64)
const reportId = identifier('报销记录编号', 'Names the report.')
const reason = words('原因', 'Reason in words; no personal data.', 200)
const reportItem = record({
  ...billKey,
  amount: amount('报销金额', 'Amount reimbursed, above zero and at most the balance.'),
  reimbursedOn: date('报销日期', 'Day of reimbursement.'),
  voucherNumber,
  postedOn: Type.Optional(date('入账日期', 'Day of posting, when already posted.')),
})
const withdrawItem = record({ ...billKey, reportId, reason })
const postItem = record({
  ...billKey,
  reportId,
  postedOn: date('入账日期', 'Day of posting.'),
  voucherNumber,
})

export type LockItem = Static<typeof lockItem>
export type ExtendItem = Static<typeof extendItem>
export type UnlockItem = Static<typeof unlockItem>
export type ReportItem = Static<typeof reportItem>
export type WithdrawItem = Static<typeof withdrawItem>
export type PostItem = Static<typeof postItem>

const change = {
  changes: true,
  servedBy: 'province',
  callers: ['unit'],
  answer: changeAnswer,
} as const

export const unitServices = {
  'bill.lock': {
    ...change,
    name: 'bill.lock',
    title: '锁定',
    purpose: 'Takes a bill for the caller until a day: 30 days from now unless said otherwise.',
    item: lockItem,
    request: batchOf(lockItem),
    exampleRequest: {
      items: [
        {
          ...sampleBill,
          checkCode: 'a1b2c3',
          amount: '993.54',
          issuedOn: '2026-03-02',
          purpose: 'employer_expense',
          businessReference: 'BX-2026-0001',
          days: 30,
        },
      ],
    },
    exampleAnswer: {
      items: [
        {
          ...doneExample,
          code: 'LOCKED',
          sentence: '票据已锁定。',
          lockId: 'L-500601260000000001-2',
          expiresAt: '2026-04-03T02:00:00.000Z',
          balance: '797.50',
        },
      ],
    },
  },
  'bill.extend': {
    ...change,
    name: 'bill.extend',
    title: '锁定延期',
    purpose: 'Keeps a held bill longer, at most 180 days since it was locked.',
    item: extendItem,
    request: batchOf(extendItem),
    exampleRequest: { items: [{ ...sampleBill, days: 30 }] },
    exampleAnswer: {
      items: [
        {
          ...doneExample,
          sequence: 3,
          code: 'EXTENDED',
          sentence: '锁定已延期。',
          lockId: 'L-500601260000000001-2',
          expiresAt: '2026-05-03T02:00:00.000Z',
        },
      ],
    },
  },
  'bill.unlock': {
    ...change,
    name: 'bill.unlock',
    title: '解锁',
    purpose:
      'Gives a held bill back. Where the issuer asked for its reversal, it goes straight to the reversal lock.',
    item: unlockItem,
    request: batchOf(unlockItem),
    exampleRequest: { items: [{ ...sampleBill, reason: 'not_eligible' }] },
    exampleAnswer: {
      items: [
        {
          ...doneExample,
          sequence: 3,
          code: 'UNLOCKED',
          sentence: '票据已解锁。',
          lockId: 'L-500601260000000001-2',
        },
      ],
    },
  },
  'reimbursement.report': {
    ...change,
    name: 'reimbursement.report',
    title: '报销信息反馈',
    purpose:
      'Says what the holder reimbursed. The lock ends; what remains can be locked by the next payer.',
    item: reportItem,
    request: batchOf(reportItem),
    exampleRequest: {
      items: [
        {
          ...sampleBill,
          amount: '500.00',
          reimbursedOn: '2026-03-10',
          voucherNumber: '记-2026-03-0018',
        },
      ],
    },
    exampleAnswer: {
      items: [
        {
          ...doneExample,
          sequence: 3,
          code: 'REPORTED',
          sentence: '报销信息已反馈。',
          reportId: 'R-500601260000000001-3',
          balance: '297.50',
        },
      ],
    },
  },
  'reimbursement.withdraw': {
    ...change,
    name: 'reimbursement.withdraw',
    title: '撤销报销',
    purpose: 'Takes a wrong report back by a new entry; the payer sees both.',
    item: withdrawItem,
    request: batchOf(withdrawItem),
    exampleRequest: {
      items: [{ ...sampleBill, reportId: 'R-500601260000000001-3', reason: '金额录入有误' }],
    },
    exampleAnswer: {
      items: [
        {
          ...doneExample,
          sequence: 4,
          code: 'WITHDRAWN',
          sentence: '报销已撤销。',
          reportId: 'R-500601260000000001-3',
          balance: '797.50',
        },
      ],
    },
  },
  'reimbursement.post': {
    ...change,
    name: 'reimbursement.post',
    title: '入账',
    purpose: "Says that the unit's books took a report in.",
    item: postItem,
    request: batchOf(postItem),
    exampleRequest: {
      items: [
        {
          ...sampleBill,
          reportId: 'R-500601260000000001-3',
          postedOn: '2026-03-12',
          voucherNumber: '记-2026-03-0018',
        },
      ],
    },
    exampleAnswer: {
      items: [
        {
          ...doneExample,
          sequence: 4,
          code: 'POSTED',
          sentence: '入账已登记。',
          reportId: 'R-500601260000000001-3',
        },
      ],
    },
  },
  'reimbursement.unpost': {
    ...change,
    name: 'reimbursement.unpost',
    title: '入账撤销',
    purpose: 'Withdraws a posting; the report itself stands.',
    item: withdrawItem,
    request: batchOf(withdrawItem),
    exampleRequest: {
      items: [{ ...sampleBill, reportId: 'R-500601260000000001-3', reason: '凭证冲销' }],
    },
    exampleAnswer: {
      items: [
        {
          ...doneExample,
          sequence: 5,
          code: 'UNPOSTED',
          sentence: '入账已撤销。',
          reportId: 'R-500601260000000001-3',
        },
      ],
    },
  },
} as const satisfies Record<string, Service>
