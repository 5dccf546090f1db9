import { batchItemsMax, payloadBytesMax } from '@piaoqiao/protocol'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { batchParts, inDoubt, isPayloadSettled, isSettled, payloadInDoubt } from './batch.ts'
import { notFound, provinceUnreachable, unknown } from './testing/sample-answers.ts'

describe('parts of a batch', () => {
  test('hold every item once, in order, none too many and none too large', () => {
    const items = fc.array(fc.record({ text: fc.string({ maxLength: 20 }) }), {
      maxLength: 2_500,
      size: 'max',
    })
    fc.assert(
      fc.property(items, (list) => {
        const parts = batchParts(list, 'r')
        expect(parts.flatMap((part) => part.items)).toEqual(list)
        expect(parts.every((part) => part.items.length <= batchItemsMax)).toBe(true)
        expect(parts.every((part) => list[part.start] === part.items[0])).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  test('are cut where an envelope would not hold more', () => {
    const items = Array.from({ length: 9 }, () => '票'.repeat(300_000))
    const parts = batchParts(items, 'r')
    expect(parts.map((part) => part.items.length)).toEqual([3, 3, 3])
    for (const part of parts) {
      const bytes = Buffer.byteLength(JSON.stringify({ items: part.items, atomic: false }))
      expect(bytes).toBeLessThanOrEqual(payloadBytesMax)
    }
  })

  test('are named alike when the same batch is cut again', () => {
    const items = Array.from({ length: 2_001 }, (_, index) => index)
    expect(batchParts(items, 'r')).toEqual(batchParts(items, 'r'))
    expect(batchParts(items, 'r').map((part) => part.requestId)).toEqual(['r.1', 'r.2', 'r.3'])
  })

  test('a single message keeps the request id as it is', () => {
    expect(batchParts([1], 'x'.repeat(64))[0]?.requestId).toBe('x'.repeat(64))
  })

  test('a long request id has no room for the number of a part', () => {
    const items = Array.from({ length: 1_001 }, (_, index) => index)
    expect(() => batchParts(items, 'x'.repeat(57))).toThrow(RangeError)
  })
})

describe('an answer', () => {
  test.each([
    { name: 'of a refusal', answer: notFound, settled: true },
    { name: 'not now', answer: provinceUnreachable, settled: false },
    { name: 'unknown', answer: unknown, settled: false },
    { name: 'done', answer: { outcome: 'done' }, settled: true },
  ])('$name is settled: $settled', ({ answer, settled }) => {
    expect(isSettled(answer)).toBe(settled)
    expect(isPayloadSettled(answer)).toBe(settled)
    expect(isPayloadSettled({ items: [{ outcome: 'done' }, answer] })).toBe(settled)
  })

  test('in doubt changes only where it says "not now"', () => {
    expect(inDoubt(notFound)).toEqual(notFound)
    expect(inDoubt(provinceUnreachable)).toEqual(unknown)
    const provinceUnknown = { ...provinceUnreachable, code: 'HOME_PROVINCE_UNKNOWN' }
    expect(inDoubt(provinceUnknown)).toEqual(unknown)
    expect(payloadInDoubt({ entries: [] })).toEqual({ entries: [] })
    expect(payloadInDoubt({ items: [notFound, provinceUnreachable] })).toEqual({
      items: [notFound, unknown],
    })
  })
})
