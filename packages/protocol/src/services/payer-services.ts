import { Type } from 'typebox'
import type { Static } from 'typebox'
import { changeAnswer } from './answers.ts'
import { doneExample, sampleBill, samplePayerCode, sampleUnit } from './examples.ts'
import {
  amount,
  batchOf,
  billKey,
  date,
  identifier,
  partyId,
  partyName,
  payerCode,
  provinceCode,
  purpose,
  record,
} from './fields.ts'
import type { Service } from './service.ts'

const grantItem = record({
  ...billKey,
  payerCode,
  unitId: partyId,
  unitName: partyName,
  unitProvince: provinceCode,
  purpose,
  validUntil: date('有效期至', 'Last day on which the unit may lock.'),
  amountMax: Type.Optional(
    amount('最高金额', 'Most that the unit may report on this authorisation.'),
  ),
})
const revokeItem = record({
  ...billKey,
  payerCode,
  authorisationId: identifier('授权编号', 'Names the authorisation.'),
})

export type GrantItem = Static<typeof grantItem>
export type RevokeItem = Static<typeof revokeItem>

const change = {
  changes: true,
  servedBy: 'province',
  callers: ['payer_portal'],
  answer: changeAnswer,
} as const

export const payerServices = {
  'authorisation.grant': {
    ...change,
    name: 'authorisation.grant',
    title: '授信',
    purpose: 'The payer lets a unit use a bill for a purpose until a day.',
    item: grantItem,
    request: batchOf(grantItem),
    exampleRequest: {
      items: [
        {
          ...sampleBill,
          payerCode: samplePayerCode,
          unitId: sampleUnit.id,
          unitName: sampleUnit.name,
          unitProvince: sampleUnit.province,
          purpose: 'employer_expense',
          validUntil: '2026-06-30',
        },
      ],
    },
    exampleAnswer: {
      items: [
        {
          ...doneExample,
          code: 'AUTHORISED',
          sentence: '授权成功。',
          authorisationId: 'A-500601260000000001-2',
        },
      ],
    },
  },
  'authorisation.revoke': {
    ...change,
    name: 'authorisation.revoke',
    title: '授权撤销',
    purpose: 'The payer takes an authorisation back, unless a lock already rests on it.',
    item: revokeItem,
    request: batchOf(revokeItem),
    exampleRequest: {
      items: [
        { ...sampleBill, payerCode: samplePayerCode, authorisationId: 'A-500601260000000001-2' },
      ],
    },
    exampleAnswer: {
      items: [{ ...doneExample, sequence: 3, code: 'REVOKED', sentence: '授权已撤销。' }],
    },
  },
} as const satisfies Record<string, Service>
