import type { CalendarDate } from '@piaoqiao/domain'
import { isCalendarDate } from '@piaoqiao/domain'
import { BookError } from '../book-error.ts'
import type { IncomeCursor, IncomePosting, IncomeQuery, IncomeState } from '../income-ports.ts'
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

export interface IncomePage {
  readonly postings: readonly IncomePosting[]
  /** Where the next page begins; null behind the last one. */
  readonly next: IncomeCursor | null
}

/** @throws BookError `PERIOD_UNFIT` where neither days nor a voucher are given, too */
export async function incomePage(
  { store }: Station,
  asked: IncomeAsked,
  page: { readonly after: IncomeCursor | null; readonly limit: number },
): Promise<IncomePage> {
  const limit = Math.min(page.limit, incomePageMax)
  const postings = await store.tables.income.list({ ...queryOf(asked), after: page.after, limit })
  const last = postings.at(-1)
  return { postings, next: postings.length < limit || last === undefined ? null : cursorOf(last) }
}

/** Every posting of the query, a page at a time; nothing is held while the reader is slow. */
export function incomePages(
  { store }: Station,
  asked: IncomeAsked,
): AsyncGenerator<readonly IncomePosting[]> {
  const query = queryOf(asked)
  return (async function* pages() {
    let after: IncomeCursor | null = null
    for (;;) {
      const page: IncomeQuery = { ...query, after, limit: exportPageItems }
      const postings = await store.tables.income.list(page)
      yield postings
      const last = postings.at(-1)
      if (last === undefined || postings.length < exportPageItems) return
      after = cursorOf(last)
    }
  })()
}

function queryOf(asked: IncomeAsked): Omit<IncomeQuery, 'after' | 'limit'> {
  const { days, voucherNumber } = asked
  if (days !== null) periodOf(days.from, days.to, incomeDaysMax)
  else if (voucherNumber === null) {
    throw new BookError('PERIOD_UNFIT', '请给出入账日期，或会计凭证号')
  }
  return asked
}

function cursorOf({ postedOn, postingId }: IncomePosting): IncomeCursor {
  return { postedOn, postingId }
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
