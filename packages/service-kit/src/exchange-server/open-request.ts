import type { CryptoModule } from '@piaoqiao/gm-crypto'
import {
  EnvelopeError,
  openEnvelope,
  parseEnvelope,
  serviceNamed,
  type Envelope,
  type Service,
} from '@piaoqiao/protocol'
import { addressListOf, type AddressList } from './address-list.ts'
import { newestKey, type App, type Apps, type ExchangeHandler } from './app.ts'
import { gatedCrypto } from './gated-crypto.ts'
import { MessageRefused } from './message-refused.ts'
import type { Quotas } from './quotas.ts'

export interface OpeningContext {
  readonly apps: Apps
  readonly handlers: Readonly<Partial<Record<string, ExchangeHandler>>>
  readonly crypto: CryptoModule
  readonly keyName: string
  readonly clock: () => number
  readonly quotas: Quotas
}

export interface IncomingMessage {
  /** From the path. */
  readonly serviceName: string
  readonly body: Uint8Array
  /**
   * Where it comes from, by the connection or by a proxy that is trusted. Null where whoever delivers it answers for that,
   * so that the list of addresses has nothing to be held against.
   */
  readonly address: string | null
}

export interface OpenedRequest {
  readonly envelope: Envelope
  readonly service: Service
  readonly handler: ExchangeHandler
  readonly app: App
  readonly payload: unknown
}

/**
 * Checks a message in the order of the catalogue of envelope faults, cheap checks and those that reveal least first.
 * @param onRead told of the envelope as soon as it can be read, whoever sent it
 * @throws EnvelopeError, MessageRefused
 */
export async function openRequest(
  context: OpeningContext,
  { serviceName, body, address }: IncomingMessage,
  onRead: (envelope: Envelope) => void,
): Promise<OpenedRequest> {
  const envelope = parseEnvelope(body)
  onRead(envelope)
  const { service, handler } = servedService(context, serviceName)
  const app = await context.apps.find(envelope.appId)
  if (app === null) throw new EnvelopeError('ENVELOPE_APP_UNKNOWN')
  requireMayCall(app, service, address)
  newestKey(app)
  return { envelope, service, handler, app, payload: await open(context, envelope, service, app) }
}

function servedService({ handlers }: OpeningContext, name: string) {
  const service = serviceNamed(name)
  const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined
  if (service === null || handler === undefined) {
    throw new EnvelopeError('ENVELOPE_SERVICE_UNKNOWN')
  }
  return { service, handler }
}

function requireMayCall(app: App, service: Service, address: IncomingMessage['address']): void {
  if (app.revoked) throw new EnvelopeError('ENVELOPE_APP_REVOKED')
  if (address !== null && app.addresses !== null && !listOf(app.addresses).includes(address)) {
    throw new EnvelopeError('ENVELOPE_ADDRESS_NOT_ALLOWED')
  }
  if (!service.callers.includes(app.kind)) throw new EnvelopeError('ENVELOPE_SERVICE_NOT_ALLOWED')
}

const lists = new WeakMap<readonly string[], AddressList>()

function listOf(addresses: readonly string[]): AddressList {
  const list = lists.get(addresses) ?? addressListOf(addresses)
  lists.set(addresses, list)
  return list
}

async function open(
  { crypto, keyName, clock, quotas }: OpeningContext,
  envelope: Envelope,
  service: Service,
  app: App,
): Promise<unknown> {
  const now = clock()
  const countMessage = () => {
    const seconds = quotas.take(app.appId, app.quotaPerMinute, now)
    if (seconds > 0) throw new MessageRefused('ENVELOPE_QUOTA_EXCEEDED', seconds)
  }
  // The MAC comes before the crypto module. So a message counts once its MAC is good, where nobody else can use up the
  // quota, and before the costly work. The MAC key between provinces is public: only their signature shows the sender.
  const hasSecretMac = app.kind !== 'province'
  const { payload } = await openEnvelope({
    kind: 'request',
    service: service.name,
    envelope,
    appKey: app.appKey,
    sender: app.publicKeys,
    signatureRequired: service.changes || !hasSecretMac,
    crypto: hasSecretMac ? gatedCrypto(crypto, countMessage) : crypto,
    keyName,
    now,
  })
  if (!hasSecretMac) countMessage()
  return payload
}
