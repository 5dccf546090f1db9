import type { BillId, Instant } from '@piaoqiao/domain'
import type { WireEvent } from '@piaoqiao/protocol'
import type { BillState } from '../ports.ts'
import type { BillPosition } from '../state-ports.ts'
import { StationError } from '../station-error.ts'
import type { SeenBill } from './bill-position.ts'
import { positionOf, seenBill } from './bill-position.ts'
import { textOf, timeOf } from './event-details.ts'
import { eventSentence } from './event-sentence.ts'
import type { Station } from './station.ts'

export interface TimelineEntry {
  readonly sequence: number
  readonly at: Instant
  readonly kind: string
  readonly title: string
  readonly sentence: string
  /** Who acted; null where the event does not tell it. */
  readonly unit: string | null
  readonly standing: string
  readonly form: string
  readonly reimbursement: string
  /** The coded parts of the event that the sentence rests on. */
  readonly facts: Readonly<Record<string, string>>
}

export interface BillTimeline {
  readonly billId: BillId
  /** Null until the first event has come. */
  readonly position: BillPosition | null
  readonly seen: SeenBill | null
  readonly entries: readonly TimelineEntry[]
  /** Whether numbers are missing, and whether the chain of hashes holds. */
  readonly received: BillState | null
}

/**
 * 状态回传: what happened to a bill since it was registered, and how it stands.
 * @throws StationError `BILL_NOT_HERE`
 */
export async function billTimeline({ store }: Station, billId: BillId): Promise<BillTimeline> {
  const { bills, events, positions } = store.tables
  if ((await bills.find(billId)) === null) throw new StationError('BILL_NOT_HERE')
  const [came, received] = await Promise.all([positions.events(billId), events.state(billId)])
  const seen = came.length === 0 ? null : seenBill(came)
  return {
    billId,
    position: seen === null ? null : positionOf(seen),
    seen,
    entries: came.map(entryOf),
    received,
  }
}

/** Parts of events that are told. Free words of other units and their references are not among them. */
const factNames = [
  'lockId',
  'purpose',
  'expiresAt',
  'reportId',
  'amount',
  'reimbursedOn',
  'voucherNumber',
  'postedOn',
  'reason',
  'redBillId',
]

function entryOf(event: WireEvent): TimelineEntry {
  const { sequence, kind, title, actorName, standing, form, reimbursement } = event
  const facts = factNames.flatMap((name) => {
    const text = textOf(event, name)
    return text === null ? [] : [[name, text] as const]
  })
  return {
    sequence,
    at: timeOf(event),
    kind,
    title,
    sentence: eventSentence(event),
    unit: actorName,
    standing,
    form,
    reimbursement,
    facts: Object.fromEntries(facts),
  }
}
