import type { FeedEntry } from '@piaoqiao/protocol'
import { services } from '@piaoqiao/protocol'
import { expect, test } from 'vitest'
import { followFeed } from './event-stream.ts'
import type { FollowOptions, ReadFeed } from './event-stream.ts'
import { envelopeRefused, exchangeError } from './exchange-error.ts'

const [sample] = services['event.feed'].exampleAnswer.entries
const entryAt = (position: number): FeedEntry => ({ ...sample, position: String(position) })

/** Follows a feed of the given length until it is read, and gives the positions and pauses. */
async function follow(read: ReadFeed, count: number, options: Partial<FollowOptions> = {}) {
  const ending = new AbortController()
  const pauses: number[] = []
  const pause = async (durationMs: number) => void pauses.push(durationMs)
  const followed = { after: '0', pollMs: 700, signal: ending.signal, ...options }
  const positions: string[] = []
  for await (const { position } of followFeed(read, { pause, random: () => 0 }, followed)) {
    positions.push(position)
    if (positions.length === count) ending.abort()
  }
  return { positions, pauses }
}

/** A feed that holds entries 1 to `length` and gives at most `limit` of them. */
const feedOf =
  (length: number, limit: number): ReadFeed =>
  async (after) => {
    const from = Number(after)
    const to = Math.min(length, from + limit)
    const entries = Array.from({ length: to - from }, (_, index) => entryAt(from + index + 1))
    return { entries, next: String(to), more: to < length }
  }

test('a stream gives every entry and does not pause while there is more', async () => {
  const { positions, pauses } = await follow(feedOf(5, 2), 5)
  expect(positions).toEqual(['1', '2', '3', '4', '5'])
  expect(pauses.length).toBeLessThanOrEqual(1)
})

test('a stream starts behind the position that was taken in last', async () => {
  expect((await follow(feedOf(5, 2), 2, { after: '3' })).positions).toEqual(['4', '5'])
})

test('a stream waits at the end of the feed and goes on with what comes', async () => {
  let length = 0
  const { positions, pauses } = await follow((after, limit) => {
    const page = feedOf(length, 10)(after, limit)
    length += 1
    return page
  }, 3)
  expect(positions).toEqual(['1', '2', '3'])
  expect(pauses.slice(0, 2)).toEqual([700, 700])
})

test('a stream outlives an interruption and tells of it', async () => {
  const told: string[] = []
  let calls = 0
  const read: ReadFeed = async (after, limit) => {
    calls += 1
    if (calls === 2) throw exchangeError('EXCHANGE_UNREACHABLE')
    return feedOf(4, 2)(after, limit)
  }
  const options = { onInterruption: ({ code }: { code: string }) => void told.push(code) }
  expect((await follow(read, 4, options)).positions).toEqual(['1', '2', '3', '4'])
  expect(told).toEqual(['EXCHANGE_UNREACHABLE'])
})

test('a stream ends with a fault that no waiting can help', async () => {
  const read: ReadFeed = () => Promise.reject(envelopeRefused('ENVELOPE_APP_REVOKED'))
  await expect(follow(read, 1)).rejects.toMatchObject({ code: 'ENVELOPE_APP_REVOKED' })
})

test('a gap ends a stream before anything behind it is given', async () => {
  const read: ReadFeed = async () => ({
    entries: [entryAt(1), entryAt(3)],
    next: '3',
    more: false,
  })
  await expect(follow(read, 3)).rejects.toMatchObject({ code: 'FEED_GAP' })
})
