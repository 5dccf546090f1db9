import { Type } from 'typebox'
import type { Static } from 'typebox'
import { envelopeSchema } from '../envelope/envelope.ts'
import { doneExample, sampleBill, sampleUnit } from './examples.ts'
import {
  batchItemsMax,
  billKey,
  hash,
  moment,
  partyId,
  partyName,
  provinceCode,
  publicKeyPem,
  record,
  requestId,
} from './fields.ts'
import type { Service } from './service.ts'

/** Most events that one push holds. */
export const pushEventsMax = 1000
/** Most bills that one reconciliation compares. */
export const reconcileBillsMax = 1000
/** Longest text of one event. */
export const eventTextLengthMax = 8192

const serviceName = Type.String({ title: '服务名', pattern: '^[a-z]+(\\.[a-z_]+)?$' })
const province = record({
  code: provinceCode,
  name: Type.String({ title: '省份名称', maxLength: 40 }),
  baseUrl: Type.String({ title: '报文访问地址', maxLength: 200 }),
  publicKeys: Type.Array(publicKeyPem, { title: '公钥', minItems: 1, maxItems: 4 }),
  active: Type.Boolean({ title: '已接入' }),
})
const directoryAnswer = record({
  directory: Type.String({
    title: '目录',
    description:
      'JSON text of {version, issuedAt, provinces}; kept exactly, because the signature is over it.',
  }),
  signature: Type.String({
    title: '目录签名',
    description: 'SM2 by the hub over the text, DER, base64.',
  }),
})
/** What the directory's text holds. */
export const directoryContent = record({
  version: Type.Integer(),
  issuedAt: moment,
  provinces: Type.Array(province, { maxItems: 100 }),
})

const relayRequest = record({ to: provinceCode, service: serviceName, envelope: envelopeSchema })
const relayAnswer = Type.Union([
  record({ outcome: Type.Literal('answered'), envelope: envelopeSchema }),
  record({
    outcome: Type.Literal('fault'),
    code: Type.String({ description: 'ENVELOPE_… code that the other province answered with.' }),
  }),
  record({ outcome: Type.Literal('unreachable', { description: 'Nothing was delivered.' }) }),
  record({
    outcome: Type.Literal('unknown', { description: 'Delivered perhaps; no answer came.' }),
  }),
])

const party = record({ id: partyId, name: partyName, province: provinceCode })
const forwardRequest = record({
  service: serviceName,
  party,
  requestId,
  atomic: Type.Boolean(),
  items: Type.Array(
    record({
      item: Type.Integer({
        title: '明细序号',
        description: "Number in the sender's batch, from 1.",
      }),
      content: Type.Unknown({ title: '明细内容' }),
    }),
    { minItems: 1, maxItems: batchItemsMax },
  ),
})
const forwardAnswer = record({
  items: Type.Array(record({ item: Type.Integer(), answer: Type.Unknown({ title: '逐项结果' }) }), {
    maxItems: batchItemsMax,
  }),
})

/** An event with its place in the bill's hash chain, for the subscribers of another province. */
export const chainedEvent = record({
  text: Type.String({ title: '事件原文', maxLength: eventTextLengthMax }),
  previousHash: hash,
  hash,
})
export type ChainedEventText = Static<typeof chainedEvent>
const pushRequest = record({
  deliveries: Type.Array(record({ subscriber: partyId, event: chainedEvent }), {
    minItems: 1,
    maxItems: pushEventsMax,
  }),
})
const pushAnswer = record({ outcome: Type.Literal('done'), taken: Type.Integer() })

const reconcileRequest = record({
  bills: Type.Array(record({ ...billKey, subscriber: partyId, sequence: Type.Integer(), hash }), {
    minItems: 1,
    maxItems: reconcileBillsMax,
  }),
})
const reconcileAnswer = record({
  differences: Type.Array(
    record({
      ...billKey,
      subscriber: partyId,
      difference: Type.String({
        description:
          'behind: events were missing and are pushed again; fork: the hashes differ; unknown: no such bill or stake.',
      }),
      sequence: Type.Integer({ description: 'Latest event of the home province.' }),
    }),
  ),
})
const reachableRequest = record({ province: provinceCode })

export type DirectoryAnswer = Static<typeof directoryAnswer>
export type DirectoryContent = Static<typeof directoryContent>
export type RelayRequest = Static<typeof relayRequest>
export type RelayAnswer = Static<typeof relayAnswer>
export type ForwardRequest = Static<typeof forwardRequest>
export type ForwardAnswer = Static<typeof forwardAnswer>
export type PushRequest = Static<typeof pushRequest>
export type PushAnswer = Static<typeof pushAnswer>
export type ReconcileRequest = Static<typeof reconcileRequest>
export type ReconcileAnswer = Static<typeof reconcileAnswer>
export type ReachableRequest = Static<typeof reachableRequest>

const between = { callers: ['province'] } as const
const zeros = '0'.repeat(64)
const ones = '1'.repeat(64)
const sampleEnvelope = {
  version: '1.0',
  appId: 'province-32',
  requestId: '7f3c0f4e-2b1a-4d57-9c55-1f2e3d4c5b6a',
  timestamp: '2026-03-04T02:00:00.000Z',
  encryptedKey:
    'MHgCIB1i+hYLPe+g4s9LbZwpNp0kKHpjqoPAQ0t7HEVTOCu6AiB+LH7ZG+haFVW1Qcfv9tgBqUDhZNcJRm5PvO1LbRmECwQgAdTUvAGmLbUUdtv2Zcg3cqJvwt7JMLGBn2Gj/Kj7Br8EEFxAy0ngAK5k/v3QhR+pows=',
  iv: 'AAAAAAAAAAAAAAAAAAAAAA==',
  data: 'AAAAAAAAAAAAAAAAAAAAAA==',
  mac: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
}

export const networkServices = {
  'directory.read': {
    ...between,
    name: 'directory.read',
    title: '目录查询',
    purpose: 'The provinces, their addresses and keys, signed by the hub.',
    servedBy: 'hub',
    changes: false,
    request: record({}),
    answer: directoryAnswer,
    exampleRequest: {},
    exampleAnswer: {
      directory: '{"version":1,"issuedAt":"2026-03-01T00:00:00.000Z","provinces":[]}',
      signature: 'MEUCIQ==',
    },
  },
  relay: {
    ...between,
    name: 'relay',
    title: '跨省转发',
    purpose:
      'Carries a sealed envelope to another province and its answer back. The hub cannot read what is inside.',
    servedBy: 'hub',
    changes: true,
    request: relayRequest,
    answer: relayAnswer,
    exampleRequest: { to: '50', service: 'forward', envelope: sampleEnvelope },
    exampleAnswer: { outcome: 'unreachable' },
  },
  forward: {
    ...between,
    name: 'forward',
    title: '跨省代办',
    purpose:
      "A unit's items for bills of the receiving province, in the unit's name. The home province decides.",
    servedBy: 'province',
    changes: true,
    request: forwardRequest,
    answer: forwardAnswer,
    exampleRequest: {
      service: 'bill.unlock',
      party: sampleUnit,
      requestId: '7f3c0f4e-2b1a-4d57-9c55-1f2e3d4c5b6a',
      atomic: false,
      items: [{ item: 1, content: { ...sampleBill, reason: 'not_eligible' } }],
    },
    exampleAnswer: {
      items: [
        {
          item: 1,
          answer: { ...doneExample, sequence: 3, code: 'UNLOCKED', sentence: '票据已解锁。' },
        },
      ],
    },
  },
  'event.push': {
    ...between,
    name: 'event.push',
    title: '事件推送',
    purpose: 'Events of bills of the sending province for subscribers of the receiving one.',
    servedBy: 'province',
    changes: true,
    request: pushRequest,
    answer: pushAnswer,
    exampleRequest: {
      deliveries: [
        { subscriber: sampleUnit.id, event: { text: '{}', previousHash: zeros, hash: ones } },
      ],
    },
    exampleAnswer: { outcome: 'done', taken: 1 },
  },
  'province.reachable': {
    ...between,
    name: 'province.reachable',
    title: '省份恢复通知',
    purpose:
      'The hub tells a province that another one, which could not be reached, answers again.',
    servedBy: 'province',
    changes: true,
    request: reachableRequest,
    answer: record({ outcome: Type.Literal('done') }),
    exampleRequest: { province: '32' },
    exampleAnswer: { outcome: 'done' },
  },
  reconcile: {
    ...between,
    name: 'reconcile',
    title: '跨省对账',
    purpose:
      "Compares the latest event of bills in which the sender's parties have a stake; what is missing is pushed again.",
    servedBy: 'province',
    changes: false,
    request: reconcileRequest,
    answer: reconcileAnswer,
    exampleRequest: {
      bills: [{ ...sampleBill, subscriber: sampleUnit.id, sequence: 2, hash: ones }],
    },
    exampleAnswer: { differences: [] },
  },
} as const satisfies Record<string, Service>
