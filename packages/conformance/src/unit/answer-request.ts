import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import type { EnvelopeCode, SealEnvelopeInput } from '@piaoqiao/protocol'
import { envelopeBytesMax, problemOf } from '@piaoqiao/protocol'
import type { AnswerBend } from './answer-attacks.ts'
import { goodAnswer, laterAnswer, refusedAnswer, unknownAnswer } from './good-answer.ts'
import type { ArrivedRequest, PlayedPlatform } from './played-platform.ts'
import { platformKeyNames } from './played-platform.ts'
import { sealAnswer, unsigned, withChanged } from './seal-answer.ts'
import { sealBytes } from './seal-bytes.ts'

export interface Answering {
  readonly platform: PlayedPlatform
  readonly request: ArrivedRequest
}

/** What the unit asked, as far as it could be opened. */
export function payloadOfRequest({ opened }: ArrivedRequest): unknown {
  return 'payload' in opened ? opened.payload : null
}

/** Answers as a platform should. */
export async function answerWell({ platform, request }: Answering): Promise<void> {
  await sendSealed({ platform, request }, goodAnswer(request.service, payloadOfRequest(request)))
}

async function sendSealed(
  { platform, request }: Answering,
  payload: unknown,
  changes: Partial<SealEnvelopeInput> = {},
): Promise<void> {
  const envelope = await sealAnswer(platform, request, payload, changes)
  sendText(request.response, 200, JSON.stringify(envelope))
}

function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(text)
}

type Way = (answering: Answering) => Promise<void> | void

const tooFarMs = 6 * 60_000
const slowMs = 300
const otherAppKey = new Uint8Array(32).fill(0x33)
const strangersKey: Sm2PublicKey = generateSm2PrivateKey().publicKey

const good = ({ request }: Answering) => goodAnswer(request.service, payloadOfRequest(request))
const sealedWith =
  (changes: (answering: Answering) => Partial<SealEnvelopeInput>): Way =>
  (answering) =>
    sendSealed(answering, good(answering), changes(answering))
const answeredWith =
  (payload: (answering: Answering) => unknown): Way =>
  (answering) =>
    sendSealed(answering, payload(answering))
const asText =
  (change: (text: string) => string, status = 200): Way =>
  async ({ platform, request }) => {
    const envelope = await sealAnswer(platform, request, good({ platform, request }))
    sendText(request.response, status, change(JSON.stringify(envelope)))
  }
const signedBy = (keyName: string) =>
  sealedWith(({ platform: { crypto } }) => ({ sign: { crypto, keyName } }))
const problem =
  (code: EnvelopeCode, headers: Readonly<Record<string, string>>): Way =>
  ({ request }) => {
    const body = problemOf(code)
    const type = { 'content-type': 'application/problem+json' }
    sendText(request.response, body.status, JSON.stringify(body), { ...type, ...headers })
  }
const broken =
  (bytes: number): Way =>
  async ({ platform, request: { response, ...request } }) => {
    const envelope = await sealAnswer(
      platform,
      request,
      good({ platform, request: { response, ...request } }),
    )
    const text = JSON.stringify(envelope)
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': String(text.length),
    })
    response.write(text.slice(0, Math.min(bytes, Math.floor(text.length / 2))), () =>
      response.destroy(),
    )
  }

/** How each bend is carried out; those that need a second request are the runner's. */
const ways: Readonly<Record<Exclude<AnswerBend, 'no answer' | 'late' | 'swapped'>, Way>> = {
  good: answerWell,
  slow: async (answering) => {
    await wait(slowMs)
    await answerWell(answering)
  },
  'byte by byte': async ({ platform, request }) => {
    const envelope = await sealAnswer(platform, request, good({ platform, request }))
    request.response.writeHead(200, { 'content-type': 'application/json' })
    for (const part of JSON.stringify(envelope).match(/.{1,97}/gs) ?? []) {
      request.response.write(part)
      await wait(1)
    }
    request.response.end()
  },
  indented: asText((text) => JSON.stringify(JSON.parse(text), null, 2)),
  'extra members': answeredWith((answering) => withLaterMembers(good(answering))),
  'unknown code': answeredWith(({ request }) => laterAnswer(payloadOfRequest(request))),
  refused: answeredWith(({ request }) => refusedAnswer('BILL_LOCKED', payloadOfRequest(request))),
  'rotated key': signedBy(platformKeyNames.next),
  cut: ({ request }) => void request.response.destroy(),
  'cut after headers': broken(0),
  'half body': broken(Number.MAX_SAFE_INTEGER),
  'too large': asText((text) => text + ' '.repeat(envelopeBytesMax)),
  endless: ({ request }) => stream(request.response),
  'empty body': asText(() => ''),
  'two answers': asText((text) => text + text),
  'mac flipped': asText((text) => JSON.stringify(withChanged(JSON.parse(text) as never, 'mac'))),
  'mac other key': sealedWith(() => ({ appKey: otherAppKey })),
  'signature missing': asText((text) => JSON.stringify(unsigned(JSON.parse(text) as never))),
  'signature stranger': signedBy(platformKeyNames.stranger),
  'signature as request': sealedWith(() => ({ kind: 'request' })),
  'key not announced': signedBy(platformKeyNames.stranger),
  'other receiver': sealedWith(() => ({ receiver: strangersKey })),
  'clock behind': sealedWith(() => ({ at: Date.now() - tooFarMs })),
  'clock ahead': sealedWith(() => ({ at: Date.now() + tooFarMs })),
  'other request': sealedWith(() => ({ requestId: 'another-request-0001' })),
  'other application': sealedWith(() => ({ appId: 'another-0001' })),
  'other service': sealedWith(({ request }) => ({
    service: request.service === 'bill.verify' ? 'bill.status' : 'bill.verify',
  })),
  echo: ({ request }) => sendText(request.response, 200, JSON.stringify(request.envelope)),
  'data changed': asText((text) => JSON.stringify(withChanged(JSON.parse(text) as never, 'data'))),
  'payload not json': async ({ platform, request }) => {
    const { service, envelope: asked } = request
    const about = { kind: 'answer', service, requestId: asked?.requestId ?? 'none' } as const
    const envelope = await sealBytes(platform, about, Buffer.from('这不是JSON'))
    sendText(request.response, 200, JSON.stringify(envelope))
  },
  'plain payload': (answering) =>
    sendText(answering.request.response, 200, JSON.stringify(good(answering))),
  'status 500': ({ request }) => sendText(request.response, 500, '{}'),
  'status 502': ({ request }) =>
    sendText(request.response, 502, '<h1>Bad Gateway</h1>', { 'content-type': 'text/html' }),
  'status 504': ({ request }) =>
    sendText(request.response, 504, '', { 'content-type': 'text/plain' }),
  'status 201': asText((text) => text, 201),
  'problem without code': ({ request }) =>
    sendText(request.response, 400, '{"title":"错误","status":400}', {
      'content-type': 'application/problem+json',
    }),
  'problem outcome unknown': ({ request }) =>
    sendText(request.response, 500, '{"code":"OUTCOME_UNKNOWN","status":500}', {
      'content-type': 'application/problem+json',
    }),
  redirect: ({ request }) =>
    sendText(request.response, 307, '', { location: `/exchange/v1/${request.service}` }),
  busy: problem('ENVELOPE_UNAVAILABLE', { 'retry-after': '1' }),
  quota: problem('ENVELOPE_QUOTA_EXCEEDED', { 'retry-after': '1' }),
  'item unknown': answeredWith(({ request }) => unknownAnswer(payloadOfRequest(request))),
  'item unreachable': answeredWith(({ request }) =>
    refusedAnswer('HOME_PROVINCE_UNREACHABLE', payloadOfRequest(request)),
  ),
  'item busy': answeredWith(({ request }) =>
    refusedAnswer('SERVICE_BUSY', payloadOfRequest(request)),
  ),
}

export type OneRequestBend = keyof typeof ways

/** Answers as the bend says. */
export async function answerBent(bend: OneRequestBend, answering: Answering): Promise<void> {
  await ways[bend](answering)
}

/** Answers a request with what was meant for another one. */
export async function answerAs(
  answering: Answering,
  other: Pick<ArrivedRequest, 'service' | 'envelope'> & { readonly payload: unknown },
): Promise<void> {
  const envelope = await sealAnswer(
    answering.platform,
    other,
    goodAnswer(other.service, other.payload),
  )
  sendText(answering.request.response, 200, JSON.stringify(envelope))
}

function withLaterMembers(answer: unknown): unknown {
  const later = { laterMember: { of: 'a later version' } }
  const members = answer as { readonly items?: readonly object[] }
  const { items } = members
  return {
    ...members,
    ...later,
    ...(items !== undefined && { items: items.map((item) => ({ ...item, ...later })) }),
  }
}

/** Sends more than an answer may have, until the unit has enough. */
async function stream(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' })
  const part = ' '.repeat(endlessPart)
  for (let sent = 0; sent < 2 * envelopeBytesMax && !response.destroyed; sent += endlessPart) {
    response.write(part)
    await wait(1)
  }
  response.destroy()
}
const endlessPart = 256 * 1024
