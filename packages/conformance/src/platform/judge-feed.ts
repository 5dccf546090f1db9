import { isDeepStrictEqual } from 'node:util'
import type { FeedAnswer } from '@piaoqiao/protocol'
import type { Expectation } from '../catalogue/case.ts'

type FeedExpectation = Extract<Expectation, { kind: 'feed' }>

/**
 * What is wrong with a page of the feed; null where nothing is.
 * @param payload has the form of the answer
 */
export function judgeFeed(
  { after, limit, startsLike }: FeedExpectation,
  payload: unknown,
  earlier: ReadonlyMap<string, unknown>,
): string | null {
  const { entries, next } = payload as FeedAnswer
  if (limit !== undefined && entries.length > limit) {
    return `最多要${limit}条，答复了${entries.length}条`
  }
  for (const [index, { position }] of entries.entries()) {
    if (BigInt(position) !== BigInt(after) + BigInt(index) + 1n) {
      return `第${index + 1}条的位置应为${BigInt(after) + BigInt(index) + 1n}，实为${position}`
    }
  }
  if (BigInt(next) !== BigInt(entries.at(-1)?.position ?? after)) return 'next不是最后一条的位置'
  if (startsLike === undefined) return null
  const { entries: before } = earlier.get(startsLike) as FeedAnswer
  return isDeepStrictEqual(entries.slice(0, before.length), before)
    ? null
    : '同一位置的事件与先前读到的不同'
}
