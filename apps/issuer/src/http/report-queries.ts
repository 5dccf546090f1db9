import { Type } from 'typebox'
import type { CalendarDate } from '@piaoqiao/domain'
import { BookError } from '../book-error.ts'
import { date, optional } from './fields.ts'

/** A day, or the first and the last day of a period. */
export const dayFields = optional({
  day: date('日期'),
  from: date('起日'),
  to: date('止日'),
})

export const formatField = optional({
  format: Type.Unsafe<'json' | 'csv'>({ type: 'string', title: '格式', enum: ['json', 'csv'] }),
})

/** Which page of a list is asked for. */
export const pageFields = optional({
  cursor: Type.String({ title: '游标', maxLength: 40 }),
  limit: Type.String({ title: '条数', pattern: '^[1-9][0-9]{0,3}$' }),
})

interface PageQuery {
  readonly cursor: string | undefined
  readonly limit: string | undefined
}

/** @param rowsMax how many rows a page has where nobody says */
export function pageAsked<Cursor>(
  { cursor, limit }: PageQuery,
  cursorFrom: (text: string) => Cursor,
  rowsMax: number,
): { readonly after: Cursor | null; readonly limit: number } {
  return {
    after: cursor === undefined ? null : cursorFrom(cursor),
    limit: limit === undefined ? rowsMax : Number(limit),
  }
}

export interface DayQuery {
  readonly day?: string
  readonly from?: string
  readonly to?: string
}

export interface Days {
  readonly from: CalendarDate
  readonly to: CalendarDate
}

/** @throws BookError `PERIOD_UNFIT` where neither a day nor both ends are given */
export function daysOf(query: DayQuery): Days {
  const days = daysGiven(query)
  if (days === null) throw new BookError('PERIOD_UNFIT', '请给出day，或同时给出from和to')
  return days
}

/** The same, where a query may go without; null then. */
export function daysGiven({ day, from, to }: DayQuery): Days | null {
  if (day === undefined && from === undefined && to === undefined) return null
  if (day !== undefined && from === undefined && to === undefined) return { from: day, to: day }
  if (day === undefined && from !== undefined && to !== undefined) return { from, to }
  throw new BookError('PERIOD_UNFIT', '请给出day，或同时给出from和to')
}
