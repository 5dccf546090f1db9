import { randomBytes } from 'node:crypto'
import type { CryptoModule, Sm2PublicKey } from '@piaoqiao/gm-crypto'
import type { Envelope } from '@piaoqiao/protocol'
import {
  EnvelopeError,
  envelopeBytesMax,
  openEnvelope,
  parseEnvelope,
  sealEnvelope,
  serviceNamed,
} from '@piaoqiao/protocol'
import { envelopeRefused, exchangeError } from './exchange-error.ts'
import type { ExchangeError } from './exchange-error.ts'
import { httpPost } from './http-post.ts'
import type { HttpAnswer } from './http-post.ts'

export interface ConnectionOptions {
  /** Where the receiver serves `exchange/v1/…`, http or https. */
  readonly baseUrl: string
  /** The caller's application, as the receiver knows it. */
  readonly appId: string
  /** 32 bytes. */
  readonly appKey: Uint8Array
  readonly crypto: CryptoModule
  /** The caller's private key in `crypto`: signs requests and opens answers. */
  readonly keyName: string
  /** The receiver's keys, newest first: the first seals, all are accepted on answers. */
  readonly platformKeys: readonly Sm2PublicKey[]
  readonly timeoutMs: number
  /** Milliseconds since 1970, UTC. */
  readonly now?: () => number
}

export interface CallOptions {
  /** Kept by the caller before the first call, and the same on every retry. */
  readonly requestId: string
  readonly signal?: AbortSignal
  /** Instead of the connection's. */
  readonly timeoutMs?: number
}

/** Longest pause that a receiver may ask for. */
export const retryAfterMsMax = 60_000

/** Calls the services of one receiver: one message, one attempt. */
export class Connection {
  readonly #options: ConnectionOptions
  readonly #base: URL
  readonly #receiver: Sm2PublicKey
  readonly #now: () => number

  /** @throws RangeError for a base address that is not http or https, or where there is no key to seal to */
  constructor(options: ConnectionOptions) {
    this.#options = options
    this.#now = options.now ?? Date.now
    this.#base = new URL(`${options.baseUrl.replace(/\/+$/, '')}/exchange/v1/`)
    if (!/^https?:$/.test(this.#base.protocol)) throw new RangeError('the base address is no http')
    const [receiver] = options.platformKeys
    if (receiver === undefined) throw new RangeError('the receiver has no key')
    this.#receiver = receiver
  }

  /**
   * Sends a payload to a service and gives the payload of the answer: authentic, from the receiver, for this request.
   * Business refusals are answers.
   * @throws ExchangeError where no trustworthy answer came
   * @throws RangeError for a service that does not exist or a request id that no envelope can carry
   */
  async call(service: string, payload: unknown, options: CallOptions): Promise<unknown> {
    const request = await this.#seal(service, payload, options.requestId)
    const answer = await httpPost({
      url: new URL(service, this.#base),
      body: JSON.stringify(request),
      timeoutMs: options.timeoutMs ?? this.#options.timeoutMs,
      answerBytesMax: envelopeBytesMax,
      signal: options.signal,
    })
    return this.#open(service, request, answer)
  }

  async #seal(service: string, payload: unknown, requestId: string): Promise<Envelope> {
    const { appId, appKey, crypto, keyName } = this.#options
    try {
      return await sealEnvelope({
        kind: 'request',
        service,
        appId,
        requestId,
        at: this.#now(),
        payload,
        appKey,
        receiver: this.#receiver,
        sign: asksForSignature(service) ? { crypto, keyName } : null,
        crypto,
        randomBytes,
      })
    } catch (error) {
      if (error instanceof EnvelopeError) throw envelopeRefused(error.code)
      throw error
    }
  }

  async #open(service: string, request: Envelope, answer: HttpAnswer): Promise<unknown> {
    if (answer.mediaType === 'application/problem+json') throw problemError(answer)
    if (answer.status !== 200 || answer.mediaType !== 'application/json') {
      throw exchangeError('EXCHANGE_ANSWER_UNEXPECTED', `status ${answer.status}`)
    }
    const { appKey, crypto, keyName, platformKeys } = this.#options
    try {
      const { payload } = await openEnvelope({
        kind: 'answer',
        request,
        service,
        envelope: parseEnvelope(answer.body),
        appKey,
        sender: platformKeys,
        signatureRequired: true,
        crypto,
        keyName,
        now: this.#now(),
      })
      return payload
    } catch (error) {
      throw error instanceof EnvelopeError ? unreadable(error) : error
    }
  }
}

/** A crypto module that is full says nothing against the answer. */
function unreadable({ code }: EnvelopeError): ExchangeError {
  return code === 'ENVELOPE_UNAVAILABLE'
    ? exchangeError('EXCHANGE_ANSWER_UNREAD')
    : exchangeError('EXCHANGE_ANSWER_UNTRUSTED', code)
}

/** Whoever changes something signs; so does a province, which shares no secret with the receiver. */
function asksForSignature(service: string): boolean {
  const definition = serviceNamed(service)
  if (definition === null) throw new RangeError('there is no service of this name')
  return definition.changes || definition.callers.includes('province')
}

function problemError(answer: HttpAnswer): Error {
  const code = problemCode(answer.body)
  if (code === 'OUTCOME_UNKNOWN') return exchangeError('EXCHANGE_OUTCOME_UNKNOWN')
  if (code === undefined || !doneNothing(answer.status)) {
    return exchangeError('EXCHANGE_ANSWER_UNEXPECTED', `status ${answer.status}`)
  }
  return envelopeRefused(code, retryAfterMs(answer.retryAfter))
}

/** Other statuses say that the receiver, or somebody on the way, had already begun. */
function doneNothing(status: number): boolean {
  return (status >= 400 && status < 500) || status === 503
}

/** Of a refused envelope, or of a receiver that failed behind it. */
const problemCodeForm = /^(ENVELOPE_[A-Z_]{1,60}|OUTCOME_UNKNOWN)$/

function problemCode(body: Uint8Array): string | undefined {
  try {
    const problem: unknown = JSON.parse(new TextDecoder().decode(body))
    if (typeof problem !== 'object' || problem === null || !('code' in problem)) return undefined
    const { code } = problem
    return typeof code === 'string' && problemCodeForm.test(code) ? code : undefined
  } catch {
    return undefined
  }
}

/** Only the form in seconds (RFC 9110, 10.2.3): a date would need the other side's clock. */
function retryAfterMs(header: string | null): number | undefined {
  if (header === null || !/^\d{1,6}$/.test(header)) return undefined
  return Math.min(Number(header) * 1000, retryAfterMsMax)
}
