import { dateAt, dayMs } from '@piaoqiao/domain'
import { Input } from 'antd'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { useNow } from '../elements/now.ts'

/** Days back from today, while the reader has chosen no other period. */
const daysBack = 30

/** A period of days, `2026-03-02` both; it stands in the address. */
export interface Period {
  readonly from: string
  readonly until: string
}

/** The period that the address names, or the last thirty days. */
export function usePeriod(): Period {
  const [search] = useSearchParams()
  const now = useNow()
  return {
    from: search.get('from') ?? dateAt(now - daysBack * dayMs),
    until: search.get('until') ?? dateAt(now),
  }
}

/** The days before a period, as many as it has. */
export function periodBefore({ from, until }: Period): Period {
  const first = Date.parse(from)
  const days = Math.round((Date.parse(until) - first) / dayMs) + 1
  return { from: isoDay(first - days * dayMs), until: isoDay(first - dayMs) }
}

/** Every day of a period, the first one first. */
export function daysOf({ from, until }: Period): readonly string[] {
  const [first, last] = [Date.parse(from), Date.parse(until)]
  if (!(first <= last)) return []
  const count = Math.round((last - first) / dayMs) + 1
  return Array.from({ length: count }, (_none, index) => isoDay(first + index * dayMs))
}

/** Of the start of a day in UTC, in which a day alone is read. */
const isoDay = (at: number) => (Number.isNaN(at) ? '' : new Date(at).toISOString().slice(0, 10))

/** Where the reader chooses the period. */
export function PeriodFields(): ReactNode {
  const [search, setSearch] = useSearchParams()
  const period = usePeriod()
  const set = (name: keyof Period, value: string) => {
    if (value === '') return
    const next = new URLSearchParams(search)
    for (const [each, day] of Object.entries({ ...period, [name]: value })) next.set(each, day)
    setSearch(next, { replace: true })
  }
  return (['from', 'until'] as const).map((name) => (
    <label key={name}>
      {name === 'from' ? '从' : '到'}{' '}
      <Input
        type="date"
        style={{ width: 150 }}
        value={period[name]}
        onChange={(event) => set(name, event.target.value)}
      />
    </label>
  ))
}
