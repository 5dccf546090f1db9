import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CryptoModule, Sm2PublicKey } from '@piaoqiao/gm-crypto'
import type { Envelope, EnvelopeCode } from '@piaoqiao/protocol'
import {
  EnvelopeError,
  envelopeBytesMax,
  openEnvelope,
  parseEnvelope,
  serviceNamed,
} from '@piaoqiao/protocol'

/** The unit under test as the played platform knows it. */
export interface UnitUnderTest {
  readonly appId: string
  /** 32 bytes. */
  readonly appKey: Uint8Array
  readonly publicKey: Sm2PublicKey
}

/** A request of the unit, and the response that waits for what a case does with it. */
export interface ArrivedRequest {
  readonly service: string
  readonly mediaType: string
  /** Milliseconds since 1970, UTC. */
  readonly at: number
  /** Null where the body is none. */
  readonly envelope: Envelope | null
  readonly opened:
    { readonly payload: unknown; readonly signed: boolean } | { readonly code: EnvelopeCode }
  readonly response: ServerResponse
}

/** A request may still be on its way when its sender says that it is done. */
const overtakingMs = 50

type Waiting = (request: ArrivedRequest) => void

/** Keys of the played platform in its crypto module. */
export const platformKeyNames = {
  /** The one to which the unit seals. */
  platform: 'platform',
  /** Announced to the unit beside the first one. */
  next: 'next',
  stranger: 'stranger',
} as const

/** Listens as a platform and hands every request to whoever waits for it. */
export class PlayedPlatform {
  readonly unit: UnitUnderTest
  readonly crypto: CryptoModule
  readonly arrived: ArrivedRequest[] = []
  /** What becomes of a request for which nobody waits. */
  readonly #otherwise: Waiting
  readonly #waiting = new Set<{ readonly wants: (one: ArrivedRequest) => boolean; give: Waiting }>()
  readonly #server = createServer((request, response) => {
    this.#take(request, response).catch(() => response.destroy())
  })

  constructor(unit: UnitUnderTest, crypto: CryptoModule, otherwise: Waiting) {
    this.unit = unit
    this.crypto = crypto
    this.#otherwise = otherwise
  }

  /** @returns the base address. @param port 0 takes any free one */
  async listen(host: string, port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(port, host, resolve)
    })
    return `http://${host}:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  /**
   * The next request that is wanted; null when the time is over.
   * @param over settles when nothing more can come, though the time is not over
   */
  next(
    wants: (request: ArrivedRequest) => boolean,
    timeoutMs: number,
    over?: Promise<unknown>,
  ): Promise<ArrivedRequest | null> {
    return new Promise((resolve) => {
      const end = (request: ArrivedRequest | null) => {
        clearTimeout(timer)
        this.#waiting.delete(waiting)
        resolve(request)
      }
      const waiting = { wants, give: end }
      const timer = setTimeout(() => end(null), timeoutMs)
      this.#waiting.add(waiting)
      void over?.then(() => setTimeout(() => end(null), overtakingMs))
    })
  }

  async #take(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(message)
    const service = (message.url ?? '').split('?', 1)[0]?.split('/').at(-1) ?? ''
    const [mediaType = ''] = (message.headers['content-type'] ?? '').split(';')
    const request = { ...(await this.#open(service, body)), service, mediaType, response }
    const arrived = { ...request, at: Date.now() }
    this.arrived.push(arrived)
    const waiting = [...this.#waiting].find(({ wants }) => wants(arrived))
    if (waiting === undefined) this.#otherwise(arrived)
    else waiting.give(arrived)
  }

  async #open(
    service: string,
    body: Uint8Array,
  ): Promise<Pick<ArrivedRequest, 'envelope' | 'opened'>> {
    let envelope: Envelope | null = null
    try {
      envelope = parseEnvelope(body)
      if (envelope.appId !== this.unit.appId) throw new EnvelopeError('ENVELOPE_APP_UNKNOWN')
      if (serviceNamed(service) === null) throw new EnvelopeError('ENVELOPE_SERVICE_UNKNOWN')
      const opened = await openEnvelope({
        kind: 'request',
        service,
        envelope,
        appKey: this.unit.appKey,
        sender: this.unit.publicKey,
        signatureRequired: false,
        crypto: this.crypto,
        keyName: platformKeyNames.platform,
        now: Date.now(),
      })
      return { envelope, opened }
    } catch (error) {
      if (!(error instanceof EnvelopeError)) throw error
      return { envelope, opened: { code: error.code } }
    }
  }
}

async function bodyOf(message: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of message as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > envelopeBytesMax) break
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
