import type { BillId, PartyId } from '@piaoqiao/domain'
import { billIdText } from '@piaoqiao/domain'
import type { ReceivedEvent } from '../feed-reader.ts'
import type { Findings } from '../finding.ts'
import type { RecordedBill, RecordedEvent } from './read-registry.ts'

export interface Subscriber {
  readonly id: PartyId
  /** Events by bill, in the order in which they came. */
  readonly feed: { readonly received: ReadonlyMap<BillId, readonly ReceivedEvent[]> }
}

/** A bill with those who have to receive its events. */
export interface ToldBill {
  readonly bill: RecordedBill
  /** Number of the first event that concerns a party: the registration for the issuer, its first lock for a unit. */
  readonly stakes: ReadonlyMap<PartyId, number>
}

export function toldBill(bill: RecordedBill): ToldBill {
  const stakes = new Map<PartyId, number>()
  for (const { sequence, text } of bill.events) {
    const { actor, change } = JSON.parse(text) as StakeEvent
    const begins = change.kind === 'bill.registered' || change.kind === 'bill.locked'
    if (begins && !stakes.has(actor.id)) stakes.set(actor.id, sequence)
  }
  return { bill, stakes }
}

interface StakeEvent {
  readonly actor: { readonly id: PartyId }
  readonly change: { readonly kind: string }
}

/** Whether everything that is in the histories has come to those who have a stake in it. */
export function haveArrived(
  subscribers: readonly Subscriber[],
  told: readonly ToldBill[],
): boolean {
  return subscribers.every(({ id, feed }) =>
    told.every(({ bill, stakes }) => {
      const latest = bill.events.at(-1)?.sequence
      return !stakes.has(id) || feed.received.get(bill.billId)?.at(-1)?.sequence === latest
    }),
  )
}

/** Holds the feed of a subscriber to the histories: each bill's events from its stake on, once, in order, unaltered. */
export function checkFeed(
  { id, feed }: Subscriber,
  told: readonly ToldBill[],
  findings: Findings,
): void {
  for (const { bill, stakes } of told) {
    const received = feed.received.get(bill.billId) ?? []
    const wrong = faultOf(received, bill.events, stakes.get(id) ?? null)
    if (wrong === null) continue
    const subject = `${id} of ${billIdText(bill.billId)}`
    findings.add('events arrive once and in order', subject, wrong)
  }
}

function faultOf(
  received: readonly ReceivedEvent[],
  events: readonly RecordedEvent[],
  stake: number | null,
): string | null {
  const [first] = received
  if (stake === null) return first === undefined ? null : 'events came to one without a stake'
  if (first === undefined) return 'nothing came'
  // The transaction in which a stake begins is told as a whole, so the feed may begin somewhat earlier.
  if (first.sequence > stake)
    return `the feed begins with ${first.sequence}, the stake with ${stake}`
  const expected = events.slice(first.sequence - 1)
  if (received.length !== expected.length) {
    const numbers = received.map(({ sequence }) => sequence).join(' ')
    return `${numbers} came of ${events.length}`
  }
  const wrong = received.find(
    ({ sequence, hash, previousHash }, index) =>
      sequence !== first.sequence + index ||
      hash !== events[sequence - 1]?.hash ||
      previousHash !== (events[sequence - 2]?.hash ?? '0'.repeat(64)),
  )
  return wrong === undefined ? null : `event ${wrong.sequence} is not the one of the history`
}
