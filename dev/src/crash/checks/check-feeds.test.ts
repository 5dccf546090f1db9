import { expect, test } from 'vitest'
import type { ReceivedEvent } from '../feed-reader.ts'
import { Findings } from '../finding.ts'
import { issuers } from '../parties.ts'
import { checkFeed, haveArrived, toldBill } from './check-feeds.ts'
import { holder, rival, sampleBillId, sampleRecord } from './testing/sample-record.ts'

const told = [toldBill(sampleRecord())]
const history: readonly ReceivedEvent[] = sampleRecord().events.map(
  ({ sequence, hash }, index, events) => ({
    sequence,
    hash,
    previousHash: events[index - 1]?.hash ?? '0'.repeat(64),
  }),
)

function subscriber(id: string, received: readonly ReceivedEvent[]) {
  const events = received.length === 0 ? [] : [[sampleBillId, [...received]] as const]
  return { id, feed: { received: new Map(events) } }
}

function faultsOf(id: string, received: readonly ReceivedEvent[]): string[] {
  const findings = new Findings()
  checkFeed(subscriber(id, received), told, findings)
  return findings.kept.map(({ what }) => what)
}

test.each([
  ['the issuer receives everything', issuers['50'].id, history],
  ['a unit receives everything from its lock on', holder.id, history.slice(1)],
  ['a unit that locked later receives what came later', rival.id, history.slice(3)],
  ['the transaction in which a stake begins may be told as a whole', rival.id, history.slice(2)],
  ['whoever has no stake receives nothing', 'NOBODY', []],
])('%s', (_, id, received) => {
  expect(faultsOf(id, received)).toEqual([])
  expect(haveArrived([subscriber(id, received)], told)).toBe(true)
})

const [first, second, third, fourth] = history as [
  ReceivedEvent,
  ReceivedEvent,
  ReceivedEvent,
  ReceivedEvent,
]

test.each<readonly [string, string, readonly ReceivedEvent[], string]>([
  ['nothing came', holder.id, [], 'nothing came'],
  [
    'the beginning is missing',
    holder.id,
    [third, fourth],
    'the feed begins with 3, the stake with 2',
  ],
  ['one in the middle is missing', holder.id, [second, fourth], '2 4 came of 4'],
  ['one came twice', holder.id, [second, third, third, fourth], '2 3 3 4 came of 4'],
  ['the end is missing', issuers['50'].id, [first, second, third], '1 2 3 came of 4'],
  [
    'two came in another order',
    holder.id,
    [second, fourth, third],
    'event 4 is not the one of the history',
  ],
  [
    'one is another one than in the history',
    holder.id,
    [second, { ...third, hash: 'f'.repeat(64) }, fourth],
    'event 3 is not the one of the history',
  ],
  ['events came to a stranger', 'NOBODY', [fourth], 'events came to one without a stake'],
])('it is found when %s', (_, id, received, fault) => {
  expect(faultsOf(id, received)).toEqual([fault])
})

test('events on their way have not arrived', () => {
  expect(haveArrived([subscriber(holder.id, [second, third])], told)).toBe(false)
})
