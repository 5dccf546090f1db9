import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ForeignEvent, ForeignHead } from '../ports.ts'
import { sampleHistory } from '../testing/sample-history.ts'
import { billNumbered, company, insurer } from '../testing/sample-parties.ts'
import { eventHash } from './chain-event.ts'
import { EventChainBroken, followChains } from './follow-chains.ts'

const history = sampleHistory(billNumbered(1), 8)

function forCompany(...sequences: number[]): ForeignEvent[] {
  return sequences.map((sequence) => {
    const event = history[sequence - 1]
    if (event === undefined) throw new Error('the sample has no such event')
    return { subscriberId: company.id, event }
  })
}

function headAt(sequence: number): ForeignHead {
  const event = history[sequence - 1]
  if (event === undefined) throw new Error('the sample has no such event')
  const { billId, hash } = event
  return { subscriberId: company.id, billId, sequence, hash }
}

function sequencesOf(events: readonly ForeignEvent[]): number[] {
  return events.map(({ event }) => event.sequence)
}

function faultsOf(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    if (error instanceof EventChainBroken) return error.faults.map(({ fault }) => fault)
    throw error
  }
  return []
}

describe('what joins is taken', () => {
  test.each([
    { name: 'what follows the head', known: [headAt(2)], come: [3, 4], taken: [3, 4], head: 4 },
    { name: 'only what is new', known: [headAt(3)], come: [2, 3, 4], taken: [4], head: 4 },
    { name: 'nothing of a repeated push', known: [headAt(4)], come: [3, 4], taken: [], head: null },
    { name: 'a first event of any number', known: [], come: [5, 6], taken: [5, 6], head: 6 },
    {
      name: 'an event once that comes twice',
      known: [],
      come: [1, 2, 1, 2, 3],
      taken: [1, 2, 3],
      head: 3,
    },
  ])('$name', ({ known, come, taken, head }) => {
    const { fresh, heads } = followChains(known, forCompany(...come))
    expect(sequencesOf(fresh)).toEqual(taken)
    expect(heads).toEqual(head === null ? [] : [headAt(head)])
  })
})

describe('what does not join is refused', () => {
  const stranger = sampleHistory(billNumbered(2), 8)[3]
  const [event] = forCompany(3)
  const cases: { name: string; come: ForeignEvent[]; fault: string }[] = [
    { name: 'an event after a gap', come: forCompany(5), fault: 'EVENT_GAP' },
    { name: 'a gap among those that came', come: forCompany(4, 6), fault: 'EVENT_GAP' },
    {
      name: 'another event under the same number',
      come: altered({ text: '{"other":1}' }, 3),
      fault: 'EVENT_FORK',
    },
    {
      name: 'an event on another history',
      come: altered({ previousHash: '1'.repeat(64) }, 4),
      fault: 'EVENT_FORK',
    },
    {
      name: 'a text that the hash is not over',
      come: [{ subscriberId: company.id, event: { ...must(event).event, text: '{}' } }],
      fault: 'EVENT_HASH_WRONG',
    },
    {
      name: "another bill's hash",
      come: [
        {
          subscriberId: company.id,
          event: { ...must(forCompany(4)[0]).event, hash: must(stranger).hash },
        },
      ],
      fault: 'EVENT_HASH_WRONG',
    },
  ]
  test.each(cases)('$name', ({ come, fault }) => {
    expect(faultsOf(() => followChains([headAt(3)], come))).toEqual([fault])
  })
})

test('the error names every bill that does not join, with its own fault', () => {
  const other = sampleHistory(billNumbered(2), 4).map((event) => ({
    subscriberId: insurer.id,
    event,
  }))
  const otherHead = {
    ...headAt(1),
    subscriberId: insurer.id,
    billId: billNumbered(2),
    hash: '2'.repeat(64),
  }
  const work = () => followChains([headAt(1), otherHead], [...forCompany(3), ...other.slice(1)])
  expect(work).toThrow(expect.objectContaining({ code: 'EVENT_GAP' }))
  expect(faultsOf(work)).toEqual(['EVENT_GAP', 'EVENT_FORK'])
})

test('a stake of one party is independent of what another one knows of the same bill', () => {
  const events = forCompany(5).map(({ event }) => ({ subscriberId: insurer.id, event }))
  expect(sequencesOf(followChains([headAt(2)], events).fresh)).toEqual([5])
})

test('however a history is cut into repeated and overlapping pushes, every event is taken once', () => {
  const cuts = fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 12 })
  fc.assert(
    fc.property(cuts, (pairs) => {
      let heads: readonly ForeignHead[] = [headAt(1)]
      const taken: number[] = []
      for (const [one, other] of [...pairs, [1, 8] as const]) {
        const come = forCompany(...range(Math.max(Math.min(one, other), 1), Math.max(one, other)))
        try {
          const followed = followChains(heads, come)
          taken.push(...sequencesOf(followed.fresh))
          if (followed.heads.length > 0) heads = followed.heads
        } catch (error) {
          if (!(error instanceof EventChainBroken)) throw error
        }
      }
      expect(taken).toEqual([2, 3, 4, 5, 6, 7, 8])
    }),
  )
})

function altered(part: { text?: string; previousHash?: string }, sequence: number): ForeignEvent[] {
  const [first] = forCompany(sequence)
  const event = { ...must(first).event, ...part }
  return [
    {
      subscriberId: company.id,
      event: { ...event, hash: eventHash(event.previousHash, event.text) },
    },
  ]
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the sample has no such event')
  return value
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(to - from + 1, 0) }, (_, index) => from + index)
}
