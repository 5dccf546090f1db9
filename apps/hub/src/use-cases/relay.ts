import type { Instant, ProvinceCode } from '@piaoqiao/domain'
import { provinceAppId } from '@piaoqiao/protocol'
import type { RelayAnswer, RelayRequest } from '@piaoqiao/protocol'
import type { ProvinceDoor, WaitingSenderStore } from '../ports.ts'
import type { PublishedDirectory } from './published-directory.ts'

/** What provinces may send one another through the hub. */
const relayedServices: ReadonlySet<string> = new Set(['forward', 'event.push', 'reconcile'])

/**
 * `relay`: hands a sealed envelope to the province it is for and brings the answer back. When notifications do not arrive,
 * the hub remembers who could not reach whom, and tells the sender as soon as the other one answers again; the
 * notifications themselves stay with their sender.
 */
export function createRelay(options: {
  readonly directory: PublishedDirectory
  readonly door: ProvinceDoor
  readonly waiting: WaitingSenderStore
  readonly clock: () => Instant
}): (from: ProvinceCode, request: RelayRequest) => Promise<RelayAnswer> {
  const { directory, door, waiting, clock } = options
  return async (from, { to, service, envelope }) => {
    if (!relayedServices.has(service) || envelope.appId !== provinceAppId(from)) {
      return { outcome: 'fault', code: 'ENVELOPE_SERVICE_NOT_ALLOWED' }
    }
    const province = await directory.find(to)
    if (province?.active !== true) return { outcome: 'fault', code: 'ENVELOPE_APP_UNKNOWN' }
    const answer = await door.relay(province, service, envelope)
    if (answer.outcome !== 'answered' && service === 'event.push') {
      await waiting.remember(from, to, clock())
    }
    return answer
  }
}
