import { Type } from 'typebox'
import type { Static } from 'typebox'
import { refusedItem } from './answers.ts'
import { sampleBill } from './examples.ts'
import { billKey, hash, record } from './fields.ts'
import type { Service } from './service.ts'

/** Largest OFD that a seal is asked for, in bytes, before base64. */
export const ofdBytesMax = 1024 * 1024

const sealRequest = record({
  ...billKey,
  ofd: Type.String({
    title: '版式文件',
    description:
      "The OFD with the issuer's electronic seal and the registered XML of the bill attached, base64.",
    pattern: '^[A-Za-z0-9+/]+={0,2}$',
    maxLength: Math.ceil(ofdBytesMax / 3) * 4,
  }),
})
const sealAnswer = Type.Union([
  record({
    outcome: Type.Literal('done', { title: '结果' }),
    ...billKey,
    ofd: Type.String({ title: '版式文件', description: 'The OFD with both seals, base64.' }),
    digest: hash,
  }),
  refusedItem,
])

export type SealRequest = Static<typeof sealRequest>
export type SealAnswer = Static<typeof sealAnswer>

const sampleOfd = 'UEsDBBQAAAAAAA=='

export const sealServices = {
  'file.seal': {
    name: 'file.seal',
    title: '加盖监制章',
    purpose:
      "Puts the supervisor's electronic seal (财政票据监制章) on the OFD of a registered bill, beside the issuer's. Nothing in the registry changes.",
    callers: ['issuer'],
    servedBy: 'province',
    changes: false,
    request: sealRequest,
    answer: sealAnswer,
    exampleRequest: { ...sampleBill, ofd: sampleOfd },
    exampleAnswer: {
      outcome: 'done',
      ...sampleBill,
      ofd: sampleOfd,
      digest: '1'.repeat(64),
    },
  },
} as const satisfies Record<string, Service>
