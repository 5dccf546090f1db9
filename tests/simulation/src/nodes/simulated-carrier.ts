import type { ProvinceCode } from '@piaoqiao/domain'
import type { ReconcileAnswer, RelayAnswer, ServiceName } from '@piaoqiao/protocol'
import { faultOf, provinceAppId, services } from '@piaoqiao/protocol'
import type { Life } from '../engine/life.ts'
import type { Network } from '../network/network.ts'
import type { SealedMessages } from '../network/sealed-messages.ts'
import type {
  Carrier,
  EventCarrier,
  Forwarded,
  Pushed,
  WebhookCarrier,
} from '@piaoqiao/province/parts'
import { hubName } from './hub-station.ts'

/** A province waits longer for the hub than the hub for the other province. */
const carryTimeoutMs = 10_000
const webhookTimeoutMs = 10_000

export interface CarrierOptions {
  readonly network: Network
  readonly sealed: SealedMessages
  readonly life: Life
  readonly ownProvince: ProvinceCode
  readonly provinces: readonly ProvinceCode[]
  readonly clock: () => number
  readonly nextRequestId: () => string
}

type Carried =
  | { readonly outcome: 'answered'; readonly answer: unknown }
  | { readonly outcome: 'unreachable' | 'unknown' }

/** The way to other provinces, with the same account of what came of a message as the carrier of production gives. */
export function createSimulatedCarrier(options: CarrierOptions): Carrier & EventCarrier {
  const { provinces, nextRequestId } = options
  return {
    knows: async (province) => provinces.includes(province),
    async forward(to, request) {
      return (await carry(options, to, 'forward', request, request.requestId)) as Forwarded
    },
    async push(to, request): Promise<Pushed> {
      const carried = await carry(options, to, 'event.push', request, nextRequestId())
      if (carried.outcome !== 'answered') return carried.outcome
      return (carried.answer as { outcome: string }).outcome === 'done' ? 'done' : 'refused'
    },
    async reconcile(to, request) {
      const carried = await carry(options, to, 'reconcile', request, nextRequestId())
      return carried.outcome === 'answered' ? (carried.answer as ReconcileAnswer) : null
    },
  }
}

async function carry(
  options: CarrierOptions,
  to: ProvinceCode,
  service: ServiceName,
  payload: unknown,
  requestId: string,
): Promise<Carried> {
  const { network, sealed, life, ownProvince, clock } = options
  const from = provinceAppId(ownProvince)
  const envelope = sealed.seal(from, requestId, clock(), payload)
  const heard = await network.call(
    life,
    hubName,
    { from, service: 'relay', requestId, payload: { to, service, envelope } },
    carryTimeoutMs,
  )
  if (heard.outcome !== 'answered') return heard
  const relayed = heard.answer as RelayAnswer
  if (relayed.outcome === 'fault') throw new Error(`the hub does not relay: ${relayed.code}`)
  if (relayed.outcome !== 'answered') return { outcome: relayed.outcome }
  const answer = sealed.open(relayed.envelope)
  return faultOf(services[service].answer, answer) === null
    ? { outcome: 'answered', answer }
    : { outcome: 'unknown' }
}

/** The way to webhooks; the address is the name of the subscriber's station. */
export function createSimulatedWebhooks({
  network,
  life,
  ownProvince,
  nextRequestId,
}: CarrierOptions): WebhookCarrier {
  return {
    async deliver({ url }, payload) {
      const from = provinceAppId(ownProvince)
      const message = { from, service: 'event.deliver', requestId: nextRequestId(), payload }
      return (await network.call(life, url, message, webhookTimeoutMs)).outcome === 'answered'
    },
  }
}
