import { randomBytes } from 'node:crypto'
import type { Instant, ProvinceCode } from '@piaoqiao/domain'
import type { CryptoModule } from '@piaoqiao/gm-crypto'
import type { Envelope, ForwardAnswer, RelayAnswer, ServiceName } from '@piaoqiao/protocol'
import {
  EnvelopeError,
  faultOf,
  openEnvelope,
  parseEnvelope,
  provinceAppId,
  provinceAppKey,
  sealEnvelope,
  services,
} from '@piaoqiao/protocol'
import { ExchangeError } from '@piaoqiao/sdk'
import type { Connection } from '@piaoqiao/sdk'
import type { AnswerTimes } from '../oversight-ports.ts'
import type { Carrier } from '../ports.ts'
import type { Directory } from './directory.ts'

/** What came of a message to another province. */
export type Carried =
  | { readonly outcome: 'answered'; readonly answer: unknown }
  /** Nothing was carried out there: the message did not arrive, or the envelope was refused with this code. */
  | { readonly outcome: 'unreachable'; readonly code: string }
  | { readonly outcome: 'unknown' }

export interface ProvinceCarrierOptions {
  readonly ownProvince: ProvinceCode
  readonly hub: Connection
  readonly directory: Directory
  readonly crypto: CryptoModule
  readonly keyName: string
  readonly clock: () => Instant
}

/** Messages to other provinces: sealed for the receiver, carried by the hub, which cannot read them. */
export class ProvinceCarrier implements Carrier {
  readonly #options: ProvinceCarrierOptions
  readonly #answerTimes = new Map<ProvinceCode, AnswerTimes>()

  constructor(options: ProvinceCarrierOptions) {
    this.#options = options
  }

  knows(province: ProvinceCode): Promise<boolean> {
    return this.#options.directory.knows(province)
  }

  async forward(
    to: ProvinceCode,
    request: Parameters<Carrier['forward']>[1],
  ): ReturnType<Carrier['forward']> {
    const carried = await this.carry(to, 'forward', request, request.requestId)
    return carried.outcome === 'answered'
      ? { outcome: 'answered', answer: carried.answer as ForwardAnswer }
      : { outcome: carried.outcome }
  }

  /** Sends one message and waits for its answer. Never throws for what the network or the other side does. */
  async carry(
    to: ProvinceCode,
    service: ServiceName,
    payload: unknown,
    requestId: string,
  ): Promise<Carried> {
    const carried = await this.#send(to, service, payload, requestId)
    const at = this.#options.clock()
    const times = this.answerTimes(to)
    this.#answerTimes.set(
      to,
      carried.outcome === 'answered'
        ? { ...times, answeredAt: at }
        : { ...times, unansweredAt: at },
    )
    return carried
  }

  /** When a province answered this process last, and when it last did not. */
  answerTimes(province: ProvinceCode): AnswerTimes {
    return this.#answerTimes.get(province) ?? { answeredAt: null, unansweredAt: null }
  }

  async #send(
    to: ProvinceCode,
    service: ServiceName,
    payload: unknown,
    requestId: string,
  ): Promise<Carried> {
    const keys = await this.#options.directory.keysOf(to)
    if (keys.length === 0) return { outcome: 'unreachable', code: 'HOME_PROVINCE_UNKNOWN' }
    const request = await this.#seal(to, service, payload, requestId)
    const relayed = await this.#relay(to, service, request)
    if (relayed.outcome === 'fault') return { outcome: 'unreachable', code: relayed.code }
    if (relayed.outcome === 'unreachable') return { outcome: 'unreachable', code: 'UNREACHABLE' }
    if (relayed.outcome === 'unknown') return { outcome: 'unknown' }
    return this.#open(to, service, request, relayed.envelope)
  }

  async #seal(
    to: ProvinceCode,
    service: ServiceName,
    payload: unknown,
    requestId: string,
  ): Promise<Envelope> {
    const { ownProvince, directory, crypto, keyName, clock } = this.#options
    const [receiver] = await directory.keysOf(to)
    if (receiver === undefined) throw new Error('a province in the directory has a key')
    return sealEnvelope({
      kind: 'request',
      service,
      appId: provinceAppId(ownProvince),
      requestId,
      at: clock(),
      payload,
      appKey: provinceAppKey(ownProvince, to),
      receiver,
      sign: { crypto, keyName },
      crypto,
      randomBytes,
    })
  }

  async #relay(to: ProvinceCode, service: ServiceName, envelope: Envelope): Promise<RelayAnswer> {
    try {
      const message = { to, service, envelope }
      const answer = await this.#options.hub.call('relay', message, {
        requestId: envelope.requestId,
      })
      if (faultOf(services.relay.answer, answer) !== null) return { outcome: 'unknown' }
      return answer as RelayAnswer
    } catch (error) {
      if (!(error instanceof ExchangeError)) throw error
      if (error.kind === 'unknown') return { outcome: 'unknown' }
      return error.kind === 'unreachable'
        ? { outcome: 'unreachable' }
        : { outcome: 'fault', code: error.code }
    }
  }

  async #open(
    to: ProvinceCode,
    service: ServiceName,
    request: Envelope,
    envelope: unknown,
  ): Promise<Carried> {
    const { ownProvince, directory, crypto, keyName, clock } = this.#options
    try {
      const { payload } = await openEnvelope({
        kind: 'answer',
        request,
        service,
        envelope: parseEnvelope(Buffer.from(JSON.stringify(envelope))),
        appKey: provinceAppKey(ownProvince, to),
        sender: await directory.keysOf(to),
        signatureRequired: true,
        crypto,
        keyName,
        now: clock(),
      })
      if (faultOf(services[service].answer, payload) !== null) return { outcome: 'unknown' }
      return { outcome: 'answered', answer: payload }
    } catch (error) {
      // An answer that cannot be trusted says nothing about what was done.
      if (error instanceof EnvelopeError) return { outcome: 'unknown' }
      throw error
    }
  }
}
