import { dateAt } from '@piaoqiao/domain'
import type { CalendarDate, Instant } from '@piaoqiao/domain'
import type {
  BillPosition,
  BillPositionLine,
  PositionCursor,
  PositionQuery,
} from '../state-ports.ts'
import { BookError } from '../book-error.ts'
import type { Listing, Page } from './paging.ts'
import { pageOf, pagesOf } from './paging.ts'
import { periodOf } from './period.ts'
import type { Station } from './station.ts'

/** Most days of one query. */
export const positionDaysMax = 366
/** Bills of one page, and of one step of an export. */
export const positionsPageMax = 500
const exportPageItems = 1_000

export interface PositionsAsked {
  readonly state: BillPosition | null
  /** Whether the days are those of issue, or those of the latest event. */
  readonly order: PositionQuery['order']
  readonly from: CalendarDate
  /** Null for today. */
  readonly to: CalendarDate | null
}

/** @throws BookError `PERIOD_UNFIT` */
export async function positionPage(
  station: Station,
  asked: PositionsAsked,
  page: { readonly after: PositionCursor | null; readonly limit: number },
): Promise<Page<BillPositionLine, PositionCursor>> {
  return pageOf(listingOf(station, asked), page.after, Math.min(page.limit, positionsPageMax))
}

/**
 * Every bill of the query, a page at a time; a bill that changes meanwhile may come at its new place again.
 * @throws BookError `PERIOD_UNFIT`, before the first page
 */
export function positionPages(
  station: Station,
  asked: PositionsAsked,
): AsyncGenerator<readonly BillPositionLine[]> {
  return pagesOf(listingOf(station, asked), exportPageItems)
}

function listingOf(
  { store, clock }: Station,
  asked: PositionsAsked,
): Listing<BillPositionLine, PositionCursor> {
  const query = queryOf(asked, clock())
  return {
    list: (after, limit) => store.tables.positions.list({ ...query, after, limit }),
    cursorOf: (line) => cursorOf(line, asked.order),
  }
}

function queryOf(
  { state, order, from, to }: PositionsAsked,
  now: Instant,
): Omit<PositionQuery, 'after' | 'limit'> {
  const { start, end } = periodOf(from, to ?? dateAt(now), positionDaysMax)
  return { state, order, start, end }
}

function cursorOf(line: BillPositionLine, order: PositionQuery['order']): PositionCursor {
  const at = order === 'issue' ? line.issuedAt : line.position?.changedAt
  if (at === undefined) throw new Error('a bill in order of change has changed')
  return { at, billId: line.billId }
}

/** A cursor as its reader keeps it. */
export function cursorText({ at, billId }: PositionCursor): string {
  return `${at}-${billId}`
}

/** @throws BookError `CURSOR_UNFIT` for a text that no page gave */
export function cursorFrom(text: string): PositionCursor {
  const [, at, billId] = /^(\d{1,15})-(\d{1,18})$/.exec(text) ?? []
  if (at === undefined || billId === undefined) throw new BookError('CURSOR_UNFIT')
  return { at: Number(at), billId: BigInt(billId) }
}
