import { randomBytes } from 'node:crypto'
import { refusal } from '@piaoqiao/domain'
import {
  createSoftwareCryptoModule,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
} from '@piaoqiao/gm-crypto'
import type { Sm2PrivateKey, Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { wireRefusal } from '@piaoqiao/protocol'
import type { App, ExchangeRequest } from '@piaoqiao/service-kit'
import { createExchangeServer, createMetrics, silentLogger } from '@piaoqiao/service-kit'
import { SmallRegistry } from './small-registry.ts'
import { sampleIdentity } from './sample-station.ts'

/** What happens to a message: answered; carried out with the answer lost; or lost before anything was done. */
export type Fate = 'answered' | 'answer_lost' | 'message_lost'

export interface ReceivedMessage {
  readonly service: string
  readonly requestId: string
  readonly payload: unknown
}

export interface ScriptedProvince {
  readonly url: string
  readonly publicKeyPem: string
  readonly app: Pick<App, 'appId' | 'appKey'>
  /** Everything that arrived, in order. */
  readonly received: readonly ReceivedMessage[]
  readonly registry: SmallRegistry
  /** What it signs with. */
  readonly privateKey: Sm2PrivateKey
  /** The keys of the station that it accepts, newest first. */
  readonly issuerKeys: Sm2PublicKey[]
  /** Requests of a service as they arrived. */
  of(service: string): readonly ReceivedMessage[]
  /** What happens to the next messages of a service, one after the other; then they are answered again. */
  fate(service: string, ...fates: readonly Fate[]): void
  /** Answers the next message of a service with this payload, whatever it asks. */
  answerOnce(service: string, payload: unknown): void
  /** Serves a service that the registry does not know, until everything is forgotten. */
  serve(service: TaughtService, answer: (payload: unknown) => unknown): void
  /** Forgets everything that happened and every script. */
  clear(): void
  /** Ends the server, so that nobody listens; `comeBack` listens at the same address. */
  goAway(): Promise<void>
  comeBack(): Promise<void>
  stop(): Promise<void>
}

/** Services that a test teaches the province where it needs them. */
export const taughtServices = ['bill.file', 'file.seal', 'key.rotate'] as const
export type TaughtService = (typeof taughtServices)[number]

const keyName = 'province'

/**
 * The province that issuer tests talk to: real envelopes over a real server, in front of a registry that is simple and
 * answers a repeated request id with the same answer.
 */
export async function startScriptedProvince(
  issuerKey: Sm2PublicKey,
  clock: () => number,
): Promise<ScriptedProvince> {
  const key = generateSm2PrivateKey()
  const crypto = createSoftwareCryptoModule({ keys: { [keyName]: key }, workers: 0 })
  const issuerKeys = [issuerKey]
  const app = sampleApp(issuerKeys)
  const registry = new SmallRegistry(app.party, issuerKey, clock)
  const script: Script = { received: [], fates: new Map(), scripted: new Map(), taught: new Map() }
  const { received, fates, scripted, taught } = script
  const handle = (request: ExchangeRequest) => answerBy(script, registry, request)
  const listen = async (port: number) => {
    const server = createExchangeServer({
      apps: { find: async (appId) => (appId === app.appId ? app : null) },
      handlers: Object.fromEntries(
        [...registry.services, ...taughtServices].map((name) => [name, handle]),
      ),
      crypto,
      keyName,
      clock,
      logger: silentLogger,
      metrics: createMetrics({ processMetrics: false }),
      health: async () => ({ parts: {} }),
      stopTimeoutMs: 100,
    })
    const url = await server.listen({ host: '127.0.0.1', port })
    return { server, url }
  }
  let { server, url } = await listen(0)
  return {
    url,
    publicKeyPem: exportSm2PublicKeyPem(key.publicKey),
    app,
    received,
    registry,
    privateKey: key,
    issuerKeys,
    serve: (service, answer) => taught.set(service, answer),
    of: (service) => received.filter((message) => message.service === service),
    fate: (service, ...next) => fates.set(service, [...next]),
    answerOnce: (service, payload) =>
      scripted.set(service, [...(scripted.get(service) ?? []), payload]),
    clear() {
      received.length = 0
      registry.clear()
      fates.clear()
      scripted.clear()
      taught.clear()
      issuerKeys.splice(0, issuerKeys.length, issuerKey)
    },
    goAway: () => server.close(),
    async comeBack() {
      ;({ server, url } = await listen(Number(new URL(url).port)))
    },
    async stop() {
      await server.close()
      await crypto.close()
    },
  }
}

interface Script {
  readonly received: ReceivedMessage[]
  readonly fates: Map<string, Fate[]>
  readonly scripted: Map<string, unknown[]>
  readonly taught: Map<string, (payload: unknown) => unknown>
}

async function answerBy(
  { received, fates, scripted, taught }: Script,
  registry: SmallRegistry,
  { service: { name }, requestId, payload }: ExchangeRequest,
): Promise<unknown> {
  received.push({ service: name, requestId, payload })
  const fate = fates.get(name)?.shift() ?? 'answered'
  if (fate === 'message_lost') throw new Error('lost on its way')
  const prepared = scripted.get(name)?.shift()
  const answer =
    prepared ??
    (isTaught(name) ? await taught.get(name)?.(payload) : registry.serve(name, requestId, payload))
  if (fate === 'answer_lost') throw new Error('lost on its way back')
  return answer ?? wireRefusal(refusal('ITEM_MALFORMED', { path: '' }))
}

function isTaught(service: string): boolean {
  return (taughtServices as readonly string[]).includes(service)
}

function sampleApp(issuerKeys: readonly Sm2PublicKey[]): App {
  const { issuer } = sampleIdentity
  return {
    appId: 'issuer-test',
    kind: 'issuer',
    party: { id: issuer.code, name: issuer.name, province: '50' },
    appKey: randomBytes(32),
    publicKeys: issuerKeys,
    revoked: false,
    addresses: null,
    quotaPerMinute: 100_000,
  }
}
