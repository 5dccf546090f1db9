import { randomBytes } from 'node:crypto'
import {
  createSoftwareCryptoModule,
  importSm2PrivateKey,
  type CryptoModule,
} from '@piaoqiao/gm-crypto'
import {
  openEnvelope,
  parseEnvelope,
  sealEnvelope,
  type Envelope,
  type SealEnvelopeInput,
} from '@piaoqiao/protocol'
import type { FastifyInstance } from 'fastify'
import { createLogger } from '../../logging/logger.ts'
import { createMetrics, type Metrics } from '../../metrics/metrics.ts'
import type { App, ExchangeHandler, ExchangeRequest } from '../app.ts'
import { createExchangeServer } from '../exchange-server.ts'
import type { ExchangeServerOptions } from '../server-options.ts'

/** For tests: a server on a free port of this machine, with a few applications whose keys are known. */
export interface SampleExchange {
  readonly url: string
  readonly server: FastifyInstance
  readonly metrics: Metrics
  /** What the handlers were given, in order. */
  readonly handled: ExchangeRequest[]
  readonly logLines: string[]
  seal(changes?: Partial<SealEnvelopeInput>): Promise<Envelope>
  post(body: unknown, changes?: PostChanges): Promise<PostAnswer>
  /** Checks the answer to an envelope as its sender would, and gives the payload. */
  open(request: Envelope, answer: PostAnswer): Promise<unknown>
}

export interface PostChanges {
  readonly service?: string
  readonly contentType?: string
  readonly headers?: Record<string, string>
}

export interface PostAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Of a problem. */
  readonly code: unknown
}

export const sampleAt = Date.UTC(2026, 2, 1, 8, 30)
export const samplePayload = { items: [{ billCode: '50060126', billNumber: '0000000001' }] }
const appKey = new Uint8Array(32).fill(0x5a)

const cryptoOf = (digit: string): CryptoModule =>
  createSoftwareCryptoModule({
    keys: { main: importSm2PrivateKey(digit.repeat(64)) },
    workers: 0,
  })
export const unitCrypto = cryptoOf('1')
export const platformCrypto = cryptoOf('2')
export const strangerCrypto = cryptoOf('3')

export const sampleApp: App = {
  appId: 'unit-0001',
  kind: 'unit',
  party: { id: '91320100MA1PQ0001N', name: '江苏示例机械有限公司', province: '32' },
  appKey,
  publicKeys: [unitCrypto.publicKey('main')],
  revoked: false,
  addresses: null,
  quotaPerMinute: 1_000,
}

export const sampleApps: readonly App[] = [
  sampleApp,
  { ...sampleApp, appId: 'unit-revoked', revoked: true },
  { ...sampleApp, appId: 'unit-elsewhere', addresses: ['192.0.2.0/24', '2001:db8::1'] },
  { ...sampleApp, appId: 'unit-here', addresses: ['192.0.2.7', '127.0.0.0/8'] },
  { ...sampleApp, appId: 'unit-misplaced', addresses: ['here'] },
  { ...sampleApp, appId: 'unit-small', quotaPerMinute: 2 },
  { ...sampleApp, appId: 'unit-keyless', publicKeys: [] },
  { ...sampleApp, appId: 'province-32', kind: 'province', quotaPerMinute: 2 },
]

const running: FastifyInstance[] = []

export async function startExchange(
  options: Partial<ExchangeServerOptions> = {},
  addPages: (server: FastifyInstance) => void = () => undefined,
): Promise<SampleExchange> {
  const handled: ExchangeRequest[] = []
  const logLines: string[] = []
  const metrics = createMetrics({ processMetrics: false })
  const echo: ExchangeHandler = async (request) => {
    handled.push(request)
    return { echo: request.payload }
  }
  const destination = { write: (line: string) => logLines.push(line) }
  const server = createExchangeServer({
    apps: { find: async (id) => sampleApps.find(({ appId }) => appId === id) ?? null },
    handlers: { 'bill.lock': echo, 'bill.verify': echo, 'bill.file': echo, forward: echo },
    crypto: platformCrypto,
    keyName: 'main',
    clock: () => sampleAt,
    logger: createLogger({ app: 'test', level: 'info', destination }),
    metrics,
    health: async () => ({ parts: {} }),
    ...options,
  })
  running.push(server)
  addPages(server)
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const post = (body: unknown, changes?: PostChanges) => postMessage(url, body, changes)
  return { url, server, metrics, handled, logLines, seal: sealSample, post, open: openSample }
}

export async function closeExchanges(): Promise<void> {
  await Promise.all(running.splice(0).map((server) => server.close()))
}

function sealSample(changes: Partial<SealEnvelopeInput> = {}): Promise<Envelope> {
  return sealEnvelope({
    kind: 'request',
    service: 'bill.lock',
    appId: sampleApp.appId,
    requestId: 'R-0001',
    at: sampleAt,
    payload: samplePayload,
    appKey,
    receiver: platformCrypto.publicKey('main'),
    sign: { crypto: unitCrypto, keyName: 'main' },
    crypto: unitCrypto,
    randomBytes,
    ...changes,
  })
}

async function postMessage(
  url: string,
  body: unknown,
  { service = 'bill.lock', contentType = 'application/json', headers = {} }: PostChanges = {},
): Promise<PostAnswer> {
  const response = await fetch(`${url}/exchange/v1/${service}`, {
    method: 'POST',
    headers: { 'content-type': contentType, ...headers },
    body: typeof body === 'string' || body instanceof Buffer ? body : JSON.stringify(body),
  })
  const text = await response.text()
  const { code } = JSON.parse(text) as { readonly code?: unknown }
  return { status: response.status, headers: response.headers, text, code }
}

async function openSample(request: Envelope, answer: PostAnswer): Promise<unknown> {
  const { payload } = await openEnvelope({
    kind: 'answer',
    request,
    service: 'bill.lock',
    envelope: parseEnvelope(new TextEncoder().encode(answer.text)),
    appKey,
    sender: platformCrypto.publicKey('main'),
    signatureRequired: true,
    crypto: unitCrypto,
    keyName: 'main',
    now: sampleAt,
  })
  return payload
}
