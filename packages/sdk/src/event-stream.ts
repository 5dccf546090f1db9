import type { FeedAnswer, FeedEntry } from '@piaoqiao/protocol'
import { ExchangeError } from './exchange-error.ts'
import type { Pausing } from './retry.ts'

/** The feed left out an entry, which the platform promises never to do. */
export class FeedGap extends Error {
  readonly code = 'FEED_GAP'
  readonly sentence = '平台返回的事件序号不连续，已停止接收，请联系平台。'
  constructor() {
    super('the positions of the feed have a gap')
    this.name = 'FeedGap'
  }
}

export interface FollowOptions {
  /** Position of the last entry that was taken in; "0" before the first. */
  readonly after: string
  /** Entries per message. */
  readonly limit?: number
  /** Between two looks at an empty feed, and before trying again while the platform cannot be reached. */
  readonly pollMs?: number
  readonly signal?: AbortSignal
  /** Told each time that the platform cannot be reached; the stream goes on. */
  readonly onInterruption?: (error: ExchangeError) => void
}

export const pollMsDefault = 5_000

export type ReadFeed = (after: string, limit: number | undefined) => Promise<FeedAnswer>

/**
 * Every entry after a position, without gaps, as it comes in. Ends when the signal is aborted.
 * @throws ExchangeError that no waiting can help, FeedGap
 */
export async function* followFeed(
  read: ReadFeed,
  pausing: Pausing,
  options: FollowOptions,
): AsyncGenerator<FeedEntry, void, undefined> {
  const { signal, pollMs = pollMsDefault } = options
  let cursor = options.after
  for (;;) {
    if (signal?.aborted === true) return
    const page = await nextPage(read, cursor, options)
    for (const entry of page?.entries ?? []) {
      if (BigInt(entry.position) !== BigInt(cursor) + 1n) throw new FeedGap()
      cursor = entry.position
      yield entry
    }
    if (page?.more !== true) await pausing.pause(pollMs, signal).catch(() => undefined)
  }
}

async function nextPage(
  read: ReadFeed,
  after: string,
  { limit, signal, onInterruption }: FollowOptions,
): Promise<FeedAnswer | null> {
  try {
    return await read(after, limit)
  } catch (error) {
    if (signal?.aborted === true) return null
    if (!(error instanceof ExchangeError) || !error.retryable) throw error
    onInterruption?.(error)
    return null
  }
}
