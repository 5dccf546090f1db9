import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CryptoModule } from '@piaoqiao/gm-crypto'
import { createSoftwareCryptoModule } from '@piaoqiao/gm-crypto'
import type { Envelope } from '@piaoqiao/protocol'
import { EnvelopeError, openEnvelope, parseEnvelope, sealEnvelope } from '@piaoqiao/protocol'
import type { Application } from './application.ts'
import type { ProvinceSite } from './province-site.ts'

/** One way in which a platform does not keep the protocol. */
export interface Bending {
  /** Which checks of the envelope it leaves out. */
  readonly ignores?: 'clock' | 'signature'
  readonly request?: (payload: unknown, service: string) => unknown
  /** Whether it takes a repeated request for a new one. */
  readonly forgetsRequestIds?: true
  readonly answer?: (payload: unknown, service: string) => unknown
  readonly envelope?: (envelope: Envelope) => object
  readonly status?: (status: number) => number
}

/** The HTTP answer of the platform behind. */
interface Plain {
  readonly status: number
  readonly contentType: string
  readonly text: string
}

/**
 * A platform that does wrong in one way, made of one that does right: it knows the keys of both sides, opens what passes
 * and seals it again.
 */
export class BentPlatform {
  bending: Bending = {}
  readonly #unit: Application
  readonly #crypto: CryptoModule
  readonly #server = createServer((request, response) => {
    this.#pass(request, response).catch(() => response.destroy())
  })

  private constructor(site: ProvinceSite, unit: Application) {
    this.#unit = unit
    this.#crypto = createSoftwareCryptoModule({ keys: { platform: site.key }, workers: 0 })
  }

  static async open(site: ProvinceSite, unit: Application): Promise<BentPlatform> {
    const platform = new BentPlatform(site, unit)
    await new Promise<void>((resolve) => platform.#server.listen(0, '127.0.0.1', resolve))
    return platform
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const service = request.url?.split('/').at(-1) ?? ''
    const body = Buffer.concat(await request.toArray())
    const asked = await this.#bentRequest(service, body)
    const plain = await this.#unit.post(service, asked.body)
    const { status, contentType, text } = await this.#bentAnswer(service, asked, plain)
    response.writeHead(this.bending.status?.(status) ?? status, { 'content-type': contentType })
    response.end(text)
  }

  /** The request as the platform behind gets it; one that cannot be opened goes on as it is. */
  async #bentRequest(
    service: string,
    body: Buffer,
  ): Promise<{ readonly body: string; readonly from?: Envelope; readonly to?: Envelope }> {
    const { ignores, request, forgetsRequestIds } = this.bending
    try {
      const from = parseEnvelope(body)
      const payload = await this.#openRequest(service, from)
      const to = await this.#unit.seal(service, request?.(payload, service) ?? payload, {
        requestId: forgetsRequestIds === true ? randomBytes(16).toString('hex') : from.requestId,
        ...(ignores === undefined && { at: Date.parse(from.timestamp) }),
      })
      return { body: JSON.stringify(to), from, to }
    } catch (error) {
      if (!(error instanceof EnvelopeError)) throw error
      return { body: body.toString() }
    }
  }

  async #openRequest(service: string, envelope: Envelope): Promise<unknown> {
    const { appKey, key, now } = this.#unit.options
    const { payload } = await openEnvelope({
      kind: 'request',
      service,
      envelope: this.bending.ignores === 'signature' ? withoutSignature(envelope) : envelope,
      appKey,
      sender: key.publicKey,
      signatureRequired: this.bending.ignores !== 'signature',
      crypto: this.#crypto,
      keyName: 'platform',
      now: this.bending.ignores === 'clock' ? Date.parse(envelope.timestamp) : now(),
    })
    return payload
  }

  async #bentAnswer(
    service: string,
    { from, to }: { readonly from?: Envelope; readonly to?: Envelope },
    plain: Plain,
  ): Promise<Plain> {
    if (plain.status !== 200 || from === undefined || to === undefined) return plain
    const { answer, envelope } = this.bending
    const payload = await this.#unit.open(service, to, plain)
    const { appKey, key, now } = this.#unit.options
    const sealed = await sealEnvelope({
      kind: 'answer',
      service,
      appId: from.appId,
      requestId: from.requestId,
      at: now(),
      payload: answer?.(payload, service) ?? payload,
      appKey,
      receiver: key.publicKey,
      sign: { crypto: this.#crypto, keyName: 'platform' },
      crypto: this.#crypto,
      randomBytes,
    })
    return { ...plain, text: JSON.stringify(envelope?.(sealed) ?? sealed) }
  }
}

export function withoutSignature({ signature: _, ...unsigned }: Envelope): Envelope {
  return unsigned
}
