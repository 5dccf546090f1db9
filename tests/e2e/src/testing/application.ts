import { randomBytes } from 'node:crypto'
import type { Party } from '@piaoqiao/domain'
import type { CryptoModule, Sm2PrivateKey, Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { createSoftwareCryptoModule } from '@piaoqiao/gm-crypto'
import type { BillView, ChangeAnswerItem, Envelope, SealEnvelopeInput } from '@piaoqiao/protocol'
import { openEnvelope, parseEnvelope, sealEnvelope } from '@piaoqiao/protocol'
import type { DeliveryReceiver } from '@piaoqiao/sdk'
import { Connection, newRequestId } from '@piaoqiao/sdk'

/** Longer than a province waits for another one, so that an answer is never missed. */
const callTimeoutMs = 20_000

const keyName = 'own'

type Done = Extract<ChangeAnswerItem, { outcome: 'done' }>
type Refused = Extract<ChangeAnswerItem, { outcome: 'refused' }>

/** One item of an answer, with whatever it may carry. */
export type ItemAnswer = { readonly outcome: string } & Partial<
  Omit<Done & Refused & BillView, 'outcome'>
>

export interface ApplicationOptions {
  readonly url: string
  readonly platformKey: Sm2PublicKey
  readonly appId: string
  readonly appKey: Uint8Array
  readonly key: Sm2PrivateKey
  readonly party: Party
  readonly now: () => number
}

export interface ChangeOptions {
  readonly requestId?: string
  readonly atomic?: boolean
}

/** What came back over HTTP, unopened. */
export interface Posted {
  readonly status: number
  readonly contentType: string
  readonly text: string
}

/** The system of a party, as it talks to its platform: by whole calls, or by envelopes that a test can spoil. */
export class Application {
  readonly options: ApplicationOptions
  readonly crypto: CryptoModule
  readonly #connection: Connection

  constructor(options: ApplicationOptions) {
    const { url, platformKey, appId, appKey, key, now } = options
    this.options = options
    this.crypto = createSoftwareCryptoModule({ keys: { [keyName]: key }, workers: 0 })
    this.#connection = new Connection({
      baseUrl: url,
      appId,
      appKey,
      crypto: this.crypto,
      keyName,
      platformKeys: [platformKey],
      timeoutMs: callTimeoutMs,
      now,
    })
  }

  get party(): Party {
    return this.options.party
  }

  /** What it takes to open what is pushed to this application. */
  get receiver(): DeliveryReceiver {
    const { appId, appKey, platformKey, now } = this.options
    return { appId, appKey, crypto: this.crypto, keyName, platformKeys: [platformKey], now }
  }

  call(service: string, payload: unknown, requestId: string = newRequestId()): Promise<unknown> {
    return this.#connection.call(service, payload, { requestId })
  }

  async items(
    service: string,
    items: readonly unknown[],
    { requestId, atomic }: ChangeOptions = {},
  ): Promise<readonly ItemAnswer[]> {
    const payload = atomic === undefined ? { items } : { items, atomic }
    const answer = (await this.call(service, payload, requestId)) as { items?: ItemAnswer[] }
    if (answer.items === undefined) throw new Error(JSON.stringify(answer))
    return answer.items
  }

  async item(service: string, item: unknown, requestId?: string): Promise<ItemAnswer> {
    const options = requestId === undefined ? {} : { requestId }
    const [answer] = await this.items(service, [item], options)
    if (answer === undefined) throw new Error('one item has one answer')
    return answer
  }

  /** An envelope as this application would send it, but for what the caller wants otherwise. */
  seal(
    service: string,
    payload: unknown,
    otherwise: Partial<SealEnvelopeInput> = {},
  ): Promise<Envelope> {
    const { appId, appKey, platformKey, now } = this.options
    return sealEnvelope({
      kind: 'request',
      service,
      appId,
      requestId: newRequestId(),
      at: now(),
      payload,
      appKey,
      receiver: platformKey,
      sign: { crypto: this.crypto, keyName },
      crypto: this.crypto,
      randomBytes,
      ...otherwise,
    })
  }

  async post(
    service: string,
    body: Envelope | string,
    contentType = 'application/json',
  ): Promise<Posted> {
    const response = await fetch(`${this.options.url}/exchange/v1/${service}`, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    const { status, headers } = response
    return { status, contentType: headers.get('content-type') ?? '', text: await response.text() }
  }

  /** The payload of a sealed answer. */
  async open(service: string, request: Envelope, { text }: Posted): Promise<unknown> {
    const { appKey, platformKey, now } = this.options
    const { payload } = await openEnvelope({
      kind: 'answer',
      request,
      service,
      envelope: parseEnvelope(Buffer.from(text)),
      appKey,
      sender: platformKey,
      signatureRequired: true,
      crypto: this.crypto,
      keyName,
      now: now(),
    })
    return payload
  }
}
