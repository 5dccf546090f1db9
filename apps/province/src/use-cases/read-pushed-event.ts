import type { ProvinceCode } from '@piaoqiao/domain'
import { eventFromText, homeProvinceOf } from '@piaoqiao/domain'
import type { PushRequest } from '@piaoqiao/protocol'
import { fits, services } from '@piaoqiao/protocol'
import type { ChainedEvent, ForeignEvent } from '../ports.ts'
import { wireEventFor } from './event-view.ts'

/** Numbers of events are 32-bit integers in the store. */
const sequenceMax = 2 ** 31 - 1

/**
 * The event of a delivery that another province sent, or null when it is none: its text cannot be read, or it is about a
 * bill whose home is elsewhere. Kinds that a later version of the protocol adds are taken as they are.
 */
export function readPushedEvent(
  { subscriber, event }: PushRequest['deliveries'][number],
  from: ProvinceCode,
): ForeignEvent | null {
  try {
    const { billId, sequence } = eventFromText(event.text)
    const chained = { ...event, billId, sequence }
    const isSound =
      typeof billId === 'bigint' &&
      homeProvinceOf(billId) === from &&
      Number.isSafeInteger(sequence) &&
      sequence >= 1 &&
      sequence <= sequenceMax &&
      isPresentable(chained)
    return isSound ? { subscriberId: subscriber, event: chained } : null
  } catch {
    return null
  }
}

/** An event that could not be shown would stop the feed of its subscriber for good, so it is shown once before it is taken. */
function isPresentable(event: ChainedEvent): boolean {
  const { actor } = eventFromText(event.text)
  const view = wireEventFor(event, actor.id, { issuerId: actor.id, origin: null })
  return fits(services['event.deliver'].request, { entries: [{ position: '1', event: view }] })
}
