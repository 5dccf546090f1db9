import { dayMs } from '@piaoqiao/domain'
import { dayAfter } from '../words/months.ts'

/** A period of days, `2026-03-02` both; it stands in the address. */
export interface Period {
  readonly from: string
  readonly until: string
}

const lengthOf = ({ from, until }: Period) => (Date.parse(until) - Date.parse(from)) / dayMs + 1

/** The days before a period, as many as it has. An address that names no period is the office's to refuse. */
export function periodBefore(period: Period): Period {
  const length = lengthOf(period)
  if (!(length >= 1)) return period
  return { from: dayAfter(period.from, -length), until: dayAfter(period.from, -1) }
}

/** Every day of a period, the first one first. */
export function daysOf(period: Period): readonly string[] {
  const length = Math.max(0, lengthOf(period))
  return Array.from({ length }, (_none, index) => dayAfter(period.from, index))
}
