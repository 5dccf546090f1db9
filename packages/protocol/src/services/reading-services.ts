import { Type } from 'typebox'
import type { Static } from 'typebox'
import { billViewAnswer } from './answers.ts'
import { sampleBill, sampleView } from './examples.ts'
import { amount, batchOf, billKey, checkCode, date, record } from './fields.ts'
import type { Service } from './service.ts'

/** What may be read from the face of a bill, beside its key. */
export const presented = {
  checkCode: Type.Optional(checkCode),
  amount: Type.Optional(amount('票据金额', 'Face amount as printed.')),
  issuedOn: Type.Optional(date('开票日期', 'Day of issue as printed.')),
}

const verifyItem = record({ ...billKey, ...presented, checkCode })
const statusItem = record({ ...billKey, checkCode: Type.Optional(checkCode) })

export type VerifyItem = Static<typeof verifyItem>
export type StatusItem = Static<typeof statusItem>

export const readingServices = {
  'bill.verify': {
    name: 'bill.verify',
    title: '查验',
    purpose: 'Tells whether a bill is genuine and how it stands, to whoever knows its check code.',
    callers: ['unit', 'issuer', 'payer_portal'],
    servedBy: 'province',
    changes: false,
    item: verifyItem,
    request: batchOf(verifyItem),
    answer: billViewAnswer,
    exampleRequest: {
      items: [{ ...sampleBill, checkCode: 'a1b2c3', amount: '993.54', issuedOn: '2026-03-02' }],
    },
    exampleAnswer: {
      items: [
        {
          outcome: 'refused',
          code: 'CHECK_CODE_MISMATCH',
          sentence: '校验码与票据不符。',
          next: '请按票面右上角的校验码重新填写。',
          details: {},
        },
      ],
    },
  },
  'bill.status': {
    name: 'bill.status',
    title: '状态查询',
    purpose: 'How a bill stands, for parties with a stake in it; others give the check code.',
    callers: ['unit', 'issuer', 'payer_portal'],
    servedBy: 'province',
    changes: false,
    item: statusItem,
    request: batchOf(statusItem),
    answer: billViewAnswer,
    exampleRequest: { items: [sampleBill] },
    exampleAnswer: {
      items: [{ ...sampleView, nextServices: ['bill.lock'] }],
    },
  },
} as const satisfies Record<string, Service>
