import { dateAt } from '@piaoqiao/domain'
import type { CalendarDate, Instant } from '@piaoqiao/domain'
import type {
  BillPosition,
  BillPositionLine,
  PositionCursor,
  PositionQuery,
} from '../state-ports.ts'
import { BookError } from '../book-error.ts'
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

export interface PositionPage {
  readonly lines: readonly BillPositionLine[]
  /** Where the next page begins; null behind the last one. */
  readonly next: PositionCursor | null
}

/** @throws BookError `PERIOD_UNFIT` */
export async function positionPage(
  { store, clock }: Station,
  asked: PositionsAsked,
  page: { readonly after: PositionCursor | null; readonly limit: number },
): Promise<PositionPage> {
  const limit = Math.min(page.limit, positionsPageMax)
  const lines = await store.tables.positions.list({
    ...queryOf(asked, clock()),
    after: page.after,
    limit,
  })
  const last = lines.at(-1)
  const isWhole = lines.length < limit || last === undefined
  return { lines, next: isWhole ? null : cursorOf(last, asked.order) }
}

/**
 * Every bill of the query, a page at a time. Nothing is held while the reader is slow; a bill that changes meanwhile may
 * come at its new place again.
 * @throws BookError `PERIOD_UNFIT`, before the first page
 */
export function positionPages(
  { store, clock }: Station,
  asked: PositionsAsked,
): AsyncGenerator<readonly BillPositionLine[]> {
  const query = queryOf(asked, clock())
  return (async function* pages() {
    let after: PositionCursor | null = null
    for (;;) {
      const lines: readonly BillPositionLine[] = await store.tables.positions.list({
        ...query,
        after,
        limit: exportPageItems,
      })
      yield lines
      const last = lines.at(-1)
      if (last === undefined || lines.length < exportPageItems) return
      after = cursorOf(last, asked.order)
    }
  })()
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
