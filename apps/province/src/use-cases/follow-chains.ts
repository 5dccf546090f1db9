import { CodedError } from '@piaoqiao/service-kit'
import type { ChainFault, FaultySubscription, Subscription } from '../event-ports.ts'
import type { ForeignEvent, ForeignHead } from '../ports.ts'
import { eventHash } from './chain-event.ts'

/** Events of other provinces do not join what their subscribers have. None of the events that came with them was taken. */
export class EventChainBroken extends CodedError {
  /** Of the first fault; a gap when an event between is missing. */
  readonly code: ChainFault
  readonly faults: readonly FaultySubscription[]

  constructor(faults: readonly [FaultySubscription, ...FaultySubscription[]]) {
    super(`the events of ${faults.length} bills do not join what is known of them`)
    this.code = faults[0].fault
    this.faults = faults
  }
}

export interface Followed {
  /** Events that were not known, in the order in which they came. */
  readonly fresh: readonly ForeignEvent[]
  /** The latest event of every subscription that grew. */
  readonly heads: readonly ForeignHead[]
}

/**
 * Joins events to the chains of their bills, subscriber by subscriber: known ones are left out, the others follow one
 * another without a gap. The first event that a subscriber receives of a bill may have any number, because a stake may
 * begin late.
 * @throws EventChainBroken with every subscription that does not join
 */
export function followChains(
  known: readonly ForeignHead[],
  events: readonly ForeignEvent[],
): Followed {
  const heads = new Map(known.map((head) => [subscriptionKey(head), head]))
  const grown = new Map<string, ForeignHead>()
  const faults = new Map<string, FaultySubscription>()
  const fresh: ForeignEvent[] = []
  for (const event of events) {
    const { subscriberId } = event
    const { billId, sequence, hash } = event.event
    const key = subscriptionKey({ subscriberId, billId })
    const head = grown.get(key) ?? heads.get(key)
    const fault = faultOf(event, head)
    if (fault !== null) {
      if (!faults.has(key)) faults.set(key, { subscriberId, billId, fault })
    } else if (head === undefined || sequence > head.sequence) {
      grown.set(key, { subscriberId, billId, sequence, hash })
      fresh.push(event)
    }
  }
  const [first, ...others] = faults.values()
  if (first !== undefined) throw new EventChainBroken([first, ...others])
  return { fresh, heads: [...grown.values()] }
}

function faultOf({ event }: ForeignEvent, head: ForeignHead | undefined): ChainFault | null {
  const { sequence, text, previousHash, hash } = event
  if (eventHash(previousHash, text) !== hash) return 'EVENT_HASH_WRONG'
  if (head === undefined || sequence < head.sequence) return null
  if (sequence === head.sequence) return hash === head.hash ? null : 'EVENT_FORK'
  if (sequence > head.sequence + 1) return 'EVENT_GAP'
  return previousHash === head.hash ? null : 'EVENT_FORK'
}

/** One text for a bill and a subscriber, as a key of maps. */
export function subscriptionKey({ subscriberId, billId }: Subscription): string {
  return `${billId} ${subscriberId}`
}
