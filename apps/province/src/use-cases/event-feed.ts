import type { PartyId } from '@piaoqiao/domain'
import type { FeedAnswer, FeedRequest } from '@piaoqiao/protocol'
import type { EventStore } from '../event-ports.ts'
import { feedEntries } from './feed-entries.ts'
import { itemsThatFit } from './message-bounds.ts'

/** Entries of an answer whose request names no number. */
export const feedEventsDefault = 100

/** `event.feed` (事件查询): the caller's feed after its cursor. */
export function createEventFeed(options: {
  readonly events: Pick<EventStore, 'read' | 'find'>
}): (caller: PartyId, request: FeedRequest, forPayer?: boolean) => Promise<FeedAnswer> {
  const { events } = options
  return async (caller, { after, limit = feedEventsDefault }, forPayer = false) => {
    const read = await events.read(caller, BigInt(after), limit + 1)
    const entries = await feedEntries(events, itemsThatFit(read.slice(0, limit)), forPayer)
    return {
      entries,
      next: entries.at(-1)?.position ?? after,
      more: read.length > entries.length,
    }
  }
}
