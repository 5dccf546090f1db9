import type { Instant } from '@piaoqiao/domain'
import { billIdFrom, billIdText } from '@piaoqiao/domain'
import type { FeedAnswer, FeedEntry, WireEvent } from '@piaoqiao/protocol'
import { feedEventsMax } from '@piaoqiao/protocol'
import type { StationTables } from '../ports.ts'
import { isRefusal } from './province-answers.ts'
import { afterEvent } from './reversal-states.ts'
import type { Station } from './station.ts'

/** Most pages of one run. */
export const pagesPerRunMax = 100

export interface EventsRun {
  readonly taken: number
  /** Code of what ended the run early; null when the feed was read to its end. */
  readonly failure: string | null
}

/**
 * Takes the events of the station's bills from the feed. Cursor and events are kept in one transaction, so none is lost
 * and none counts twice.
 */
export async function takeEvents(station: Station, signal?: AbortSignal): Promise<EventsRun> {
  let taken = 0
  for (let pages = 0; pages < pagesPerRunMax; pages += 1) {
    if (signal?.aborted === true) break
    const page = await takePage(station)
    taken += page.taken
    if (page.failure !== null || !page.more) return { taken, failure: page.failure }
  }
  return { taken, failure: null }
}

interface Page extends EventsRun {
  readonly more: boolean
}

async function takePage({ store, province, clock, newRequestId }: Station): Promise<Page> {
  const after = await store.tables.events.cursor()
  const payload = { after: after.toString(), limit: feedEventsMax }
  const call = await province.call('event.feed', payload, newRequestId())
  if (call.outcome !== 'answered') return ended(call.code)
  if (isRefusal(call.answer)) return ended(call.answer.code)
  const { entries, more } = call.answer as FeedAnswer
  if (entries.length === 0) return { taken: 0, failure: null, more: false }
  // What follows a gap would move the cursor over it for good.
  if (!isGapless(entries, after)) return ended('FEED_GAP')
  const events = entries.map(({ event }) => event)
  const to = after + BigInt(entries.length)
  const taken = await store.change(async (tables) => {
    if (!(await tables.events.moveCursor(after, to))) return 0
    const fresh = await tables.events.append(events, clock())
    for (const event of fresh) await applyEvent(tables, event, clock())
    return fresh.length
  })
  return { taken, failure: null, more }
}

function ended(failure: string): Page {
  return { taken: 0, failure, more: false }
}

function isGapless(entries: readonly FeedEntry[], after: bigint): boolean {
  return entries.every(({ position }, index) => BigInt(position) === after + BigInt(index) + 1n)
}

async function applyEvent(tables: StationTables, event: WireEvent, at: Instant): Promise<void> {
  if (!event.kind.startsWith('reversal.')) return
  const billId = billIdFrom(event.billCode, event.billNumber)
  // An answer about the same bill may be on its way into the store; one of both has to see what the other one brings.
  await tables.bills.findForChange(billId)
  const reversal = await tables.reversals.find(billId)
  if (reversal === null) return
  await tables.reversals.put(afterEvent(reversal, event), at)
  const { redBill } = reversal
  if (redBill !== null && event.details['redBillId'] === billIdText(redBill)) {
    await tables.bills.setRegistration(redBill, 'registered', 'REVERSED')
  }
}
