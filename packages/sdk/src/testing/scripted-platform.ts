import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSoftwareCryptoModule, generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import type { CryptoModule, Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import { openEnvelope, parseEnvelope, sealEnvelope } from '@piaoqiao/protocol'
import type { Envelope } from '@piaoqiao/protocol'

/** One request as the platform read it, with what a script needs to answer it well or badly. */
export interface Exchange {
  readonly service: string
  readonly requestId: string
  readonly payload: unknown
  readonly signed: boolean
  readonly request: Envelope
  readonly response: ServerResponse
  seal(payload: unknown, changes?: Partial<SealChanges>): Promise<Envelope>
}

/** Ways to seal an answer wrongly. */
export interface SealChanges {
  readonly kind: 'request' | 'answer'
  readonly service: string
  readonly appId: string
  readonly requestId: string
  readonly at: number
  readonly appKey: Uint8Array
  readonly sign: { readonly crypto: CryptoModule; readonly keyName: string } | null
}

/** Answers one request; must end the response. */
export type Script = (exchange: Exchange) => Promise<void> | void

export interface ScriptedPlatform {
  readonly url: string
  readonly appId: string
  readonly appKey: Uint8Array
  readonly clientKey: Sm2PrivateKey
  readonly platformKey: Sm2PrivateKey
  /** Holds `platform` and `stranger`. */
  readonly crypto: CryptoModule
  readonly exchanges: readonly Exchange[]
  /** What happens to the requests from now on. */
  use(script: Script): void
  stop(): Promise<void>
}

/** Answers with a payload that is sealed as it should be. */
export function answering(payloadFor: (exchange: Exchange) => unknown): Script {
  return async (exchange) => {
    const payload = await payloadFor(exchange)
    sendJson(exchange.response, 200, await exchange.seal(payload))
  }
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

/** A platform for tests: opens real envelopes and does with them what a script says. */
export async function startScriptedPlatform(script: Script): Promise<ScriptedPlatform> {
  const [platformKey, clientKey] = [generateSm2PrivateKey(), generateSm2PrivateKey()]
  const keys = { platform: platformKey, stranger: generateSm2PrivateKey() }
  const crypto = createSoftwareCryptoModule({ keys, workers: 0 })
  const parties = { appId: 'unit-test', appKey: randomBytes(32), clientKey, platformKey, crypto }
  const exchanges: Exchange[] = []
  let current = script
  const server = createServer((request, response) => {
    void readExchange(parties, request, response)
      .then((exchange) => {
        exchanges.push(exchange)
        return current(exchange)
      })
      .catch((error: unknown) => response.destroy(error as Error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    ...parties,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    use: (next) => {
      current = next
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

type Parties = Pick<ScriptedPlatform, 'appId' | 'appKey' | 'clientKey' | 'platformKey' | 'crypto'>

async function readExchange(
  parties: Parties,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<Exchange> {
  const service = new URL(message.url ?? '', 'http://platform').pathname.split('/').at(-1) ?? ''
  const request = parseEnvelope(Buffer.concat(await message.toArray()))
  const { payload, signed } = await openEnvelope({
    kind: 'request',
    service,
    envelope: request,
    appKey: parties.appKey,
    sender: parties.clientKey.publicKey,
    signatureRequired: false,
    crypto: parties.crypto,
    keyName: 'platform',
    now: Date.now(),
  })
  const { appId, requestId } = request
  const { appKey, crypto } = parties
  const common = { kind: 'answer', service, appId, requestId, appKey, crypto } as const
  return {
    service,
    requestId,
    payload,
    signed,
    request,
    response,
    seal: (answer, changes) =>
      sealEnvelope({
        ...common,
        at: Date.now(),
        payload: answer,
        receiver: parties.clientKey.publicKey,
        sign: { crypto, keyName: 'platform' },
        randomBytes,
        ...changes,
      }),
  }
}
