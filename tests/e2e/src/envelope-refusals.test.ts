import { exportSm2PublicKeyPem, generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import type { Envelope, EnvelopeCode, RotateAnswer } from '@piaoqiao/protocol'
import { clockSkewMaxMs, envelopeBytesMax, envelopeCodes } from '@piaoqiao/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Application } from './testing/application.ts'
import type { Posted } from './testing/application.ts'
import { inventedParty } from './testing/invented-parties.ts'
import type { Network } from './testing/network.ts'
import { startNetwork } from './testing/network.ts'
import { envelopeAround } from './testing/plain-envelope.ts'
import { expectTurnedAway } from './testing/refusal-claims.ts'
import { changingNothing } from './testing/registry-picture.ts'
import type { SignedBill } from './testing/signed-bill.ts'

const company = inventedParty('company', 1, '江苏示例机械有限公司', '32')
const marginMs = 30_000

let network: Network
let unit: Application
let bill: SignedBill

beforeAll(async () => {
  network = await startNetwork()
  const hospital = await network.issuer(
    inventedParty('institution', 2, '示例医院', '50'),
    '50060126',
  )
  bill = await hospital.register()
  unit = await network.enrol('unit', company)
})
afterAll(() => network.stop())

const lockOf = ({ presented }: SignedBill) => ({
  items: [{ ...presented, purpose: 'employer_expense', businessReference: 'BX-1' }],
})

type RotateAnswerDone = Extract<RotateAnswer, { outcome: 'done' }>
type Sealing = Parameters<Application['seal']>[2]

/** Seals a lock of the bill in some wrong way and sends it. */
async function postLock(otherwise: Sealing, sender = unit): Promise<Posted> {
  return sender.post('bill.lock', await sender.seal('bill.lock', lockOf(bill), otherwise))
}

async function postAltered(alter: (sealed: Envelope) => object): Promise<Posted> {
  const sealed = await unit.seal('bill.lock', lockOf(bill))
  return unit.post('bill.lock', JSON.stringify(alter(sealed)))
}

/** The application with something changed that only the sender has. */
function pretending(change: Partial<Application['options']>): Application {
  return new Application({ ...unit.options, ...change })
}

/** Another text of the same form: one character in the middle becomes another one. */
function altered(text: string): string {
  const at = Math.floor(text.length / 2)
  return `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`
}

interface Case {
  readonly name: string
  readonly code: EnvelopeCode
  readonly send: () => Promise<Posted>
}

const bodies: readonly Case[] = [
  { name: 'text', code: 'ENVELOPE_MALFORMED_JSON', send: () => unit.post('bill.lock', '{"a":') },
  { name: 'nothing', code: 'ENVELOPE_MALFORMED_JSON', send: () => unit.post('bill.lock', '') },
  {
    name: 'an envelope that is called text',
    code: 'ENVELOPE_MALFORMED_JSON',
    send: async () =>
      unit.post('bill.lock', await unit.seal('bill.lock', lockOf(bill)), 'text/plain'),
  },
  {
    name: 'more bytes than an envelope may have',
    code: 'ENVELOPE_TOO_LARGE',
    send: () => unit.post('bill.lock', `"${'a'.repeat(envelopeBytesMax)}"`),
  },
  { name: 'a list', code: 'ENVELOPE_MALFORMED', send: () => unit.post('bill.lock', '[]') },
  {
    name: 'a number in place of the application',
    code: 'ENVELOPE_MALFORMED',
    send: () => postAltered((sealed) => ({ ...sealed, appId: 7 })),
  },
  {
    name: 'one field too many',
    code: 'ENVELOPE_MALFORMED',
    send: () => postAltered((sealed) => ({ ...sealed, note: 'x' })),
  },
  {
    name: 'one field too few',
    code: 'ENVELOPE_MALFORMED',
    send: () => postAltered(({ iv: _, ...rest }) => rest),
  },
  {
    name: 'another version',
    code: 'ENVELOPE_VERSION_UNSUPPORTED',
    send: () => postAltered((sealed) => ({ ...sealed, version: '2.0' })),
  },
  {
    name: 'a service that does not exist',
    code: 'ENVELOPE_SERVICE_UNKNOWN',
    send: async () => unit.post('bill.erase', await unit.seal('bill.lock', lockOf(bill))),
  },
]

const covered = ['requestId', 'timestamp', 'encryptedKey', 'iv', 'data'] as const

const contents: readonly Case[] = [
  ...covered.map((field) => ({
    name: `an envelope whose ${field} was altered`,
    code: 'ENVELOPE_MAC_INVALID' as const,
    send: () =>
      postAltered((sealed) => ({
        ...sealed,
        [field]: field === 'timestamp' ? secondsLater(sealed) : altered(sealed[field]),
      })),
  })),
  {
    name: 'an altered MAC',
    code: 'ENVELOPE_MAC_INVALID',
    send: () => postAltered((sealed) => ({ ...sealed, mac: altered(sealed.mac) })),
  },
  {
    name: 'a MAC under another application key',
    code: 'ENVELOPE_MAC_INVALID',
    send: () => postLock({ appKey: new Uint8Array(32) }),
  },
  {
    name: 'an envelope that was sealed for another service',
    code: 'ENVELOPE_MAC_INVALID',
    send: async () => unit.post('bill.unlock', await unit.seal('bill.lock', lockOf(bill))),
  },
  {
    name: 'a change without a signature',
    code: 'ENVELOPE_SIGNATURE_MISSING',
    send: () => postLock({ sign: null }),
  },
  {
    name: 'a signature by another key',
    code: 'ENVELOPE_SIGNATURE_INVALID',
    send: () => postLock({}, pretending({ key: generateSm2PrivateKey() })),
  },
  {
    name: 'a signature of another envelope',
    code: 'ENVELOPE_SIGNATURE_INVALID',
    send: async () => {
      const { signature } = await unit.seal('bill.lock', lockOf(bill))
      return postAltered((sealed) => ({ ...sealed, signature }))
    },
  },
  {
    name: 'data sealed for another receiver',
    code: 'ENVELOPE_UNDECRYPTABLE',
    send: () => postLock({}, pretending({ platformKey: generateSm2PrivateKey().publicKey })),
  },
  ...['{"items":', '\u0000', `${'['.repeat(200)}${']'.repeat(200)}`].map((text, index) => ({
    name: `data that is no JSON of ours (${index + 1})`,
    code: 'ENVELOPE_PAYLOAD_NOT_JSON' as const,
    send: () => unit.post('bill.lock', envelopeAround(text, 'bill.lock', unit)),
  })),
]

function secondsLater({ timestamp }: Envelope): string {
  return new Date(Date.parse(timestamp) + 2_000).toISOString()
}

const clocks: readonly Case[] = [
  { name: 'a clock that is slow', skewMs: -(clockSkewMaxMs + marginMs) },
  { name: 'a clock that is fast', skewMs: clockSkewMaxMs + marginMs },
].map(({ name, skewMs }) => ({
  name,
  code: 'ENVELOPE_CLOCK_SKEW',
  send: () => postLock({ at: network.clock.now() + skewMs }),
}))

const senders: readonly Case[] = [
  {
    name: 'an application that nobody registered',
    code: 'ENVELOPE_APP_UNKNOWN',
    send: () => postLock({ appId: 'unit-unheard-of' }),
  },
  {
    name: 'an application of another province',
    code: 'ENVELOPE_APP_UNKNOWN',
    send: () => postLock({}, pretending({ url: network.p50.service.running.url })),
  },
  {
    name: 'a revoked application',
    code: 'ENVELOPE_APP_REVOKED',
    send: async () => {
      const revoked = await network.enrol('unit', company)
      const { applications } = network.p32.service.running
      await applications.revokeApplication(revoked.options.appId)
      return postLock({}, revoked)
    },
  },
  {
    name: 'an address that was not registered',
    code: 'ENVELOPE_ADDRESS_NOT_ALLOWED',
    send: async () =>
      postLock({}, await network.enrol('unit', company, { addresses: ['192.0.2.0/24'] })),
  },
]

describe.each(Object.entries({ bodies, contents, clocks, senders }))('of %s', (_, cases) => {
  test.each(cases)('$name is answered with $code and changes nothing', async ({ code, send }) => {
    const posted = await changingNothing(network, 'bills and requests', send)
    expectTurnedAway(posted, code)
  })
})

describe('services belong to kinds of callers', () => {
  test.each([
    { kind: 'unit', service: 'reversal.lock' },
    { kind: 'unit', service: 'bill.register' },
    { kind: 'unit', service: 'authorisation.grant' },
    { kind: 'unit', service: 'forward' },
    { kind: 'unit', service: 'event.push' },
    { kind: 'issuer', service: 'bill.lock' },
    { kind: 'issuer', service: 'reimbursement.report' },
    { kind: 'payer_portal', service: 'bill.lock' },
    { kind: 'payer_portal', service: 'bill.extend' },
    { kind: 'payer_portal', service: 'lock.recover' },
    { kind: 'unit', service: 'application.enrol' },
    { kind: 'office', service: 'bill.lock' },
  ] as const)('$service is closed to the kind $kind', async ({ kind, service }) => {
    const number = { unit: 3, issuer: 3, payer_portal: 13, office: 13 }[kind]
    const caller = await network.enrol(kind, inventedParty('company', number, '示例单位', '50'))
    const posted = await changingNothing(network, 'bills and requests', async () =>
      caller.post(service, await caller.seal(service, { items: [bill.key] })),
    )
    expectTurnedAway(posted, 'ENVELOPE_SERVICE_NOT_ALLOWED')
  })
})

test('beyond its quota an application is told to come later, and changes nothing', async () => {
  const frugal = await network.enrol('unit', company, { quotaPerMinute: 1 })
  await frugal.item('bill.verify', bill.presented)
  const posted = await changingNothing(network, 'bills and requests', () => postLock({}, frugal))
  expectTurnedAway(posted, 'ENVELOPE_QUOTA_EXCEEDED')
  await expect(frugal.item('bill.verify', bill.presented)).rejects.toMatchObject({
    code: 'ENVELOPE_QUOTA_EXCEEDED',
    retryable: true,
  })
})

test('an allowed address and a good envelope pass', async () => {
  const local = await network.enrol('unit', company, { addresses: ['127.0.0.1', '::1'] })
  expect(await local.item('bill.verify', bill.presented)).toMatchObject({ outcome: 'found' })
})

test('a replaced key is good for a week, and for nothing afterwards', async () => {
  const old = await network.enrol('unit', company)
  const key = generateSm2PrivateKey()
  const publicKey = exportSm2PublicKeyPem(key.publicKey)
  const { overlapUntil } = (await old.call('key.rotate', { publicKey })) as RotateAnswerDone
  const renewed = new Application({ ...old.options, key })
  expect(await renewed.item('bill.verify', bill.presented)).toMatchObject({ outcome: 'found' })
  // Answers are sealed to the new key, so the old one alone can send and no longer read.
  expect(await postLock({}, old)).toMatchObject({ status: 200 })
  network.clock.forward(Date.parse(overlapUntil) - network.clock.now() + marginMs)
  const posted = await changingNothing(network, 'bills and requests', () => postLock({}, old))
  expectTurnedAway(posted, 'ENVELOPE_SIGNATURE_INVALID')
  expect(await renewed.item('bill.verify', bill.presented)).toMatchObject({ outcome: 'found' })
})

test('every code of the catalogue that a sender can cause has a case', () => {
  const tried = [...bodies, ...contents, ...clocks, ...senders].map(({ code }) => code)
  const elsewhere = ['ENVELOPE_SERVICE_NOT_ALLOWED', 'ENVELOPE_QUOTA_EXCEEDED']
  const ofReceivers = ['ENVELOPE_UNAVAILABLE', 'ENVELOPE_ANSWER_MISMATCHED']
  const all = new Set<string>([...tried, ...elsewhere, ...ofReceivers])
  expect(envelopeCodes.filter((code) => !all.has(code))).toEqual([])
})
