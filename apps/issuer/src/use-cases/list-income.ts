import type { CalendarDate } from '@piaoqiao/domain'
import { isCalendarDate } from '@piaoqiao/domain'
import { BookError } from '../book-error.ts'
import type { IncomeCursor, IncomePosting, IncomeQuery, IncomeState } from '../income-ports.ts'
import type { Listing, Page } from './paging.ts'
import { pageOf, pagesOf } from './paging.ts'
import { periodOf } from './period.ts'
import type { Station } from './station.ts'

/** Most days of one query. */
export const incomeDaysMax = 366
/** Postings of one page, and of one step of an export. */
export const incomePageMax = 500
const exportPageItems = 1_000

export interface IncomeAsked {
  readonly days: { readonly from: CalendarDate; readonly to: CalendarDate } | null
  readonly voucherNumber: string | null
  readonly state: IncomeState | null
}

/** @throws BookError `PERIOD_UNFIT` where neither days nor a voucher are given, too */
export async function incomePage(
  station: Station,
  asked: IncomeAsked,
  page: { readonly after: IncomeCursor | null; readonly limit: number },
): Promise<Page<IncomePosting, IncomeCursor>> {
  return pageOf(listingOf(station, asked), page.after, Math.min(page.limit, incomePageMax))
}

/**
 * Every posting of the query, a page at a time.
 * @throws BookError `PERIOD_UNFIT`, before the first page
 */
export function incomePages(
  station: Station,
  asked: IncomeAsked,
): AsyncGenerator<readonly IncomePosting[]> {
  return pagesOf(listingOf(station, asked), exportPageItems)
}

function listingOf({ store }: Station, asked: IncomeAsked): Listing<IncomePosting, IncomeCursor> {
  const query = queryOf(asked)
  return {
    list: (after, limit) => store.tables.income.list({ ...query, after, limit }),
    cursorOf: ({ postedOn, postingId }) => ({ postedOn, postingId }),
  }
}

function queryOf(asked: IncomeAsked): Omit<IncomeQuery, 'after' | 'limit'> {
  const { days, voucherNumber } = asked
  if (days !== null) periodOf(days.from, days.to, incomeDaysMax)
  else if (voucherNumber === null) {
    throw new BookError('PERIOD_UNFIT', '请给出入账日期，或会计凭证号')
  }
  return asked
}

/** A cursor as its reader keeps it. */
export function incomeCursorText({ postedOn, postingId }: IncomeCursor): string {
  return `${postedOn}_${postingId}`
}

/** @throws BookError `CURSOR_UNFIT` for a text that no page gave */
export function incomeCursorFrom(text: string): IncomeCursor {
  const [, postedOn, postingId] = /^([\d-]{10})_(\d{1,18})$/.exec(text) ?? []
  if (postedOn === undefined || postingId === undefined || !isCalendarDate(postedOn)) {
    throw new BookError('CURSOR_UNFIT')
  }
  return { postedOn, postingId: BigInt(postingId) }
}
