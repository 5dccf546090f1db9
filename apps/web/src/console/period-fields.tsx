import { Input } from 'antd'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { useNow } from '../elements/now.ts'
import { dayMs, today } from '../words/dates.ts'

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
    from: search.get('from') ?? today(now - daysBack * dayMs),
    until: search.get('until') ?? today(now),
  }
}

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
