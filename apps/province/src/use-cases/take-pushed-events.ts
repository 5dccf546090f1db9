import type { ProvinceCode } from '@piaoqiao/domain'
import { refusal } from '@piaoqiao/domain'
import type { PushAnswer, PushRequest } from '@piaoqiao/protocol'
import { wireRefusal } from '@piaoqiao/protocol'
import type { EventStore, EventWatch, PartyRegister } from '../event-ports.ts'
import type { ForeignEvent } from '../ports.ts'
import { EventChainBroken, subscriptionKey } from './follow-chains.ts'
import { readPushedEvent } from './read-pushed-event.ts'

export interface TakePushedEvents {
  readonly events: Pick<EventStore, 'takeForeign' | 'markFaults'>
  readonly parties: PartyRegister
  readonly watch: Pick<EventWatch, 'faulty' | 'strangersLeftOut'>
}

/**
 * `event.push`: another province tells the events of its bills for parties here. Only the home of a bill may speak of it; a
 * push with an event of any other bill is refused as a whole.
 *
 * What concerns one bill alone must not stop the others, because the sender repeats a push until it is confirmed. So events
 * that do not join what is known of their bill are left out, and so are those for parties that are not here; the push is
 * confirmed without them. Where events are missing, the home province is asked for them (`reconcile`), and the subscriber
 * receives all of them later, in order.
 */
export function createTakePushedEvents(
  options: TakePushedEvents,
): (
  from: ProvinceCode,
  request: PushRequest,
) => Promise<PushAnswer | ReturnType<typeof wireRefusal>> {
  return async (from, { deliveries }) => {
    const events: ForeignEvent[] = []
    for (const [index, delivery] of deliveries.entries()) {
      const event = readPushedEvent(delivery, from)
      if (event === null) {
        const path = `/deliveries/${index}/event`
        return wireRefusal(refusal('ITEM_MALFORMED', { path }))
      }
      events.push(event)
    }
    const expected = await leaveStrangersOut(options, from, events)
    const taken = await takeWhatJoins(options, expected)
    return { outcome: 'done', taken }
  }
}

async function leaveStrangersOut(
  { parties, watch }: TakePushedEvents,
  from: ProvinceCode,
  events: readonly ForeignEvent[],
): Promise<readonly ForeignEvent[]> {
  const subscribers = [...new Set(events.map(({ subscriberId }) => subscriberId))]
  const known = await parties.known(subscribers)
  const strangers = subscribers.filter((subscriber) => !known.has(subscriber))
  if (strangers.length === 0) return events
  watch.strangersLeftOut(from, strangers.length)
  return events.filter(({ subscriberId }) => known.has(subscriberId))
}

async function takeWhatJoins(
  { events: store, watch }: TakePushedEvents,
  events: readonly ForeignEvent[],
): Promise<number> {
  if (events.length === 0) return 0
  try {
    return await store.takeForeign(events)
  } catch (error) {
    if (!(error instanceof EventChainBroken)) throw error
    for (const faulty of error.faults) watch.faulty(faulty)
    await store.markFaults(error.faults)
    const faulty = new Set(error.faults.map(subscriptionKey))
    const joining = events.filter(
      ({ subscriberId, event }) =>
        !faulty.has(subscriptionKey({ subscriberId, billId: event.billId })),
    )
    return joining.length === 0 ? 0 : store.takeForeign(joining)
  }
}
