import { randomBytes, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { createSoftwareCryptoModule } from '@piaoqiao/gm-crypto'
import type { CryptoModule } from '@piaoqiao/gm-crypto'
import { envelopeBytesMax, isChangeService, sealEnvelope } from '@piaoqiao/protocol'
import { openDelivery } from '@piaoqiao/sdk'
import type { UnitDriver } from '../unit/unit-driver.ts'
import type { LooseCheck } from './loose-open.ts'
import { looseOpen } from './loose-open.ts'
import type { Enrolled, UnitSystem } from './unit-systems.ts'
import { systemTimeoutMs } from './unit-systems.ts'

/** What a careless system does wrong; nothing where nothing is said. */
export interface Carelessness {
  readonly leavesOut?: LooseCheck
  /** Takes a new request id for each attempt. */
  readonly newIds?: true
  /** Keeps the envelope of the first attempt. */
  readonly sameBytes?: true
  readonly otherContent?: true
  readonly unsigned?: true
  readonly hurries?: true
  readonly followsRedirects?: true
  /** Sends everything twice. */
  readonly repeats?: true
  readonly givesUp?: true
  readonly confirmsEverything?: true
}

const attemptsMax = 3
const keyName = 'app'

/** A small system of a unit, written without the SDK. */
export function looseSystem(carelessness: Carelessness): UnitSystem {
  return async (enrolled, baseUrl) => {
    const crypto = createSoftwareCryptoModule({
      keys: { [keyName]: enrolled.privateKey },
      workers: 0,
    })
    const sender = new LooseSender(enrolled, baseUrl, crypto, carelessness)
    const driver: UnitDriver = {
      canAsk: () => true,
      ask: (message, payload) => sender.ask(message, payload),
    }
    const webhook = await startWebhook(enrolled, crypto, carelessness)
    return { driver, webhookUrl: webhook.url, stop: webhook.stop }
  }
}

class LooseSender {
  readonly #enrolled: Enrolled
  readonly #baseUrl: string
  readonly #crypto: CryptoModule
  readonly #carelessness: Carelessness

  constructor(
    enrolled: Enrolled,
    baseUrl: string,
    crypto: CryptoModule,
    carelessness: Carelessness,
  ) {
    this.#enrolled = enrolled
    this.#baseUrl = baseUrl
    this.#crypto = crypto
    this.#carelessness = carelessness
  }

  async ask(service: string, payload: object): Promise<boolean> {
    const { newIds, sameBytes, otherContent, repeats, givesUp } = this.#carelessness
    let requestId: string = randomUUID()
    let body = await this.#seal(service, requestId, payload)
    for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
      const isAnswered = await this.#post(service, requestId, body)
      if (isAnswered && repeats !== true) return true
      if (givesUp === true) return false
      if (newIds === true) requestId = randomUUID()
      const content = otherContent === true ? withAttempt(payload, attempt) : payload
      if (sameBytes !== true) body = await this.#seal(service, requestId, content)
    }
    return false
  }

  async #seal(service: string, requestId: string, payload: unknown): Promise<string> {
    const { unit, platformKeys } = this.#enrolled
    const [receiver] = platformKeys
    if (receiver === undefined) throw new RangeError('the platform has no key')
    const crypto = this.#crypto
    const isUnsigned = this.#carelessness.unsigned === true || !isChangeService(service)
    const envelope = await sealEnvelope({
      kind: 'request',
      service,
      appId: unit.appId,
      requestId,
      at: Date.now(),
      payload,
      appKey: unit.appKey,
      receiver,
      sign: isUnsigned ? null : { crypto, keyName },
      crypto,
      randomBytes,
    })
    return JSON.stringify(envelope)
  }

  async #post(service: string, requestId: string, body: string): Promise<boolean> {
    const { hurries, followsRedirects, leavesOut } = this.#carelessness
    try {
      const response = await fetch(`${this.#baseUrl}/exchange/v1/${service}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        redirect: followsRedirects === true ? 'follow' : 'manual',
        signal: AbortSignal.timeout(systemTimeoutMs),
      })
      const seconds = Number(response.headers.get('retry-after') ?? 0)
      if (hurries !== true) await wait(seconds * 1_000)
      const text = await response.text()
      const isLarge = text.length > envelopeBytesMax
      if (response.status !== 200 || isLarge) return false
      const asked = { service, requestId }
      return isSettled(looseOpen(this.#enrolled, asked, text, leavesOut ?? null))
    } catch {
      return false
    }
  }
}

const open: ReadonlySet<string> = new Set([
  'OUTCOME_UNKNOWN',
  'HOME_PROVINCE_UNREACHABLE',
  'SERVICE_BUSY',
])

function isSettled(payload: unknown): boolean {
  const { items = [] } = payload as { readonly items?: readonly { readonly code?: string }[] }
  return items.every(({ code = '' }) => !open.has(code))
}

function withAttempt(payload: object, attempt: number): object {
  const { items } = payload as { readonly items?: readonly object[] }
  const businessReference = `BX-${attempt}`
  return { ...payload, items: items?.map((item) => ({ ...item, businessReference })) }
}

async function startWebhook(
  { unit, platformKeys }: Enrolled,
  crypto: CryptoModule,
  { confirmsEverything }: Carelessness,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const receiver = { ...unit, crypto, keyName, platformKeys, now: Date.now }
  const server = createServer((request, response) => {
    void (async () => {
      const body = Buffer.concat((await request.toArray()) as Uint8Array[])
      if (confirmsEverything !== true) await openDelivery(body, receiver)
      response.writeHead(204).end()
    })().catch(() => response.writeHead(400).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
