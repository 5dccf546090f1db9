import type { IssuedFeedItem } from '../event-ports.ts'

/**
 * Most characters of event text in one message. Three bytes each, escaped as JSON, sealed, and sealed once more for the
 * relay, that is still less than any receiver takes.
 */
export const messageTextLengthMax = 256 * 1024

/** The first of the items, as many as one message carries; at least one where there are any. */
export function itemsThatFit(items: readonly IssuedFeedItem[]): readonly IssuedFeedItem[] {
  let length = 0
  for (const [index, { event }] of items.entries()) {
    length += event.text.length
    if (length > messageTextLengthMax) return items.slice(0, Math.max(index, 1))
  }
  return items
}
