import { randomBytes } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import type { Envelope, FeedEntry, SealEnvelopeInput } from '@piaoqiao/protocol'
import { envelopeBytesMax, sealEnvelope, services } from '@piaoqiao/protocol'
import type { PlayedPlatform } from './played-platform.ts'
import { platformKeyNames } from './played-platform.ts'
import type { PushBend } from './push-attacks.ts'
import { sealBytes } from './seal-bytes.ts'
import { unsigned, withChanged } from './seal-answer.ts'

const service = 'event.deliver'
const tooFarMs = 6 * 60_000

export interface Pushing {
  readonly platform: PlayedPlatform
  readonly webhookUrl: string
  readonly timeoutMs: number
  /** Position of the first entry that the unit has not confirmed yet. */
  readonly position: number
}

/** Posts a push as the bend says. @returns the HTTP status of the last answer; null where none came */
export async function push(bend: PushBend, pushing: Pushing): Promise<number | null> {
  const body = bodies[bend]
  if (body !== undefined) return post(pushing, await body(pushing))
  return sequences[bend as keyof typeof sequences](pushing)
}

function entriesFrom(position: number, count: number): FeedEntry[] {
  const [{ event }] = services[service].exampleRequest.entries
  return Array.from({ length: count }, (_, index) => ({
    position: String(position + index),
    event: { ...event, sequence: position + index },
  }))
}

function sealed(
  { platform: { unit, crypto } }: Pushing,
  payload: unknown,
  changes: Partial<SealEnvelopeInput> = {},
): Promise<Envelope> {
  return sealEnvelope({
    kind: 'request',
    service,
    appId: unit.appId,
    requestId: randomBytes(16).toString('hex'),
    at: Date.now(),
    payload,
    appKey: unit.appKey,
    receiver: unit.publicKey,
    sign: { crypto, keyName: platformKeyNames.platform },
    crypto,
    randomBytes,
    ...changes,
  })
}

type Body = (pushing: Pushing) => Promise<string>

const one = ({ position }: Pushing) => ({ entries: entriesFrom(position, 1) })
const many =
  (count: number): Body =>
  async (pushing) =>
    JSON.stringify(await sealed(pushing, { entries: entriesFrom(pushing.position, count) }))
const withPayload =
  (payload: (pushing: Pushing) => unknown): Body =>
  async (pushing) =>
    JSON.stringify(await sealed(pushing, payload(pushing)))
const sealedWith =
  (changes: (pushing: Pushing) => Partial<SealEnvelopeInput>): Body =>
  async (pushing) =>
    JSON.stringify(await sealed(pushing, one(pushing), changes(pushing)))
const envelopeWith =
  (change: (envelope: Envelope) => object): Body =>
  async (pushing) =>
    JSON.stringify(change(await sealed(pushing, one(pushing))))
const textWith =
  (change: (text: string) => string): Body =>
  async (pushing) =>
    change(JSON.stringify(await sealed(pushing, one(pushing))))
const signedBy = (keyName: string) =>
  sealedWith(({ platform: { crypto } }) => ({ sign: { crypto, keyName } }))

const bodies: Readonly<Partial<Record<PushBend, Body>>> = {
  good: many(1),
  hundred: many(100),
  thousand: many(1000),
  'unknown kind': withPayload((pushing) => ({
    entries: entriesFrom(pushing.position, 1).map(({ position, event }) => ({
      position,
      event: { ...event, kind: 'bill.of_later_version', title: '新事件' },
    })),
  })),
  'rotated key': signedBy(platformKeyNames.next),
  indented: textWith((text) => JSON.stringify(JSON.parse(text), null, 2)),
  gap: async (pushing) =>
    JSON.stringify(await sealed(pushing, { entries: entriesFrom(pushing.position + 1, 1) })),
  'mac flipped': envelopeWith((envelope) => withChanged(envelope, 'mac')),
  'mac other key': sealedWith(() => ({ appKey: new Uint8Array(32).fill(0x33) })),
  'signature missing': envelopeWith(unsigned),
  'signature stranger': signedBy(platformKeyNames.stranger),
  'signed as answer': sealedWith(() => ({ kind: 'answer' })),
  'signed for other service': sealedWith(() => ({ service: 'bill.lock' })),
  'other application': sealedWith(() => ({ appId: 'another-0001' })),
  'other receiver': sealedWith(() => ({ receiver: generateSm2PrivateKey().publicKey })),
  'clock behind': sealedWith(() => ({ at: Date.now() - tooFarMs })),
  'clock ahead': sealedWith(() => ({ at: Date.now() + tooFarMs })),
  'data changed': envelopeWith((envelope) => withChanged(envelope, 'data')),
  'request id changed': envelopeWith((envelope) => ({ ...envelope, requestId: 'changed' })),
  'own request': async (pushing) =>
    JSON.stringify(
      pushing.platform.arrived.at(-1)?.envelope ?? unsigned(await sealed(pushing, {})),
    ),
  'plain payload': async (pushing) => JSON.stringify(one(pushing)),
  'payload not json': async ({ platform }) =>
    JSON.stringify(
      await sealBytes(
        platform,
        { kind: 'request', service, requestId: 'push-not-json' },
        Buffer.from('这不是JSON'),
      ),
    ),
  'payload of other form': withPayload(() => ({ events: [] })),
  'no entries': withPayload(() => ({ entries: [] })),
  'too many entries': many(1001),
  'empty body': async () => '',
  'half body': textWith((text) => text.slice(0, text.length / 2)),
  'text body': async () => '这不是JSON',
  'array body': textWith((text) => `[${text}]`),
  'too large': textWith((text) => text + ' '.repeat(envelopeBytesMax)),
  'two values': textWith((text) => text + text),
  'other version': envelopeWith((envelope) => ({ ...envelope, version: '9.0' })),
  'member missing': envelopeWith(({ iv: _, ...envelope }) => envelope),
  'member added': envelopeWith((envelope) => ({ ...envelope, service })),
}

type Sequence = (pushing: Pushing) => Promise<number | null>

/** Bends that need more than one push. */
const sequences: Readonly<
  Record<'doubled' | 'parallel' | 'after broken' | 'replayed' | 'reordered', Sequence>
> = {
  doubled: async (pushing) => {
    await post(pushing, await many(1)(pushing))
    return post(pushing, await many(1)(pushing))
  },
  parallel: async (pushing) => {
    const body = await Promise.all(Array.from({ length: parallelPushes }, () => many(1)(pushing)))
    const statuses = await Promise.all(body.map((text) => post(pushing, text)))
    return statuses.find((status) => !isConfirmed(status)) ?? statuses[0] ?? null
  },
  'after broken': async (pushing) => {
    await breakOff(pushing, await many(1)(pushing))
    return post(pushing, await many(1)(pushing))
  },
  replayed: async (pushing) => {
    const body = await many(1)(pushing)
    await post(pushing, body)
    return post(pushing, body)
  },
  reordered: async (pushing) => {
    const { position } = pushing
    await post(
      pushing,
      JSON.stringify(await sealed(pushing, { entries: entriesFrom(position + 1, 1) })),
    )
    return post(pushing, await many(1)(pushing))
  },
}
const parallelPushes = 8

/** How many entries the unit has taken in once it confirmed. */
export function entriesOf(bend: PushBend): number {
  if (bend === 'hundred') return 100
  return bend === 'thousand' ? 1000 : 1
}

export function isConfirmed(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300
}

async function post({ webhookUrl, timeoutMs }: Pushing, body: string): Promise<number | null> {
  try {
    const response = await fetch(webhookUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    await response.body?.cancel()
    return response.status
  } catch {
    return null
  }
}

/** Sends the first half of a body and breaks the connection. */
function breakOff({ webhookUrl }: Pushing, body: string): Promise<void> {
  return new Promise((resolve) => {
    const send = webhookUrl.startsWith('https:') ? httpsRequest : httpRequest
    const outgoing = send(webhookUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    })
    outgoing.on('error', () => undefined)
    outgoing.on('close', () => resolve())
    outgoing.write(body.slice(0, body.length / 2), () => outgoing.destroy())
  })
}
