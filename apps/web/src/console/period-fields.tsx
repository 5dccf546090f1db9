import { dateAt, dayMs } from '@piaoqiao/domain'
import { Input } from 'antd'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { useNow } from '../elements/now.ts'
import { useAddressChange } from './address-change.ts'
import type { Period } from './period.ts'

/** Days back from today, while the reader has chosen no other period. */
const daysBack = 30

/** The period that the address names, or the last thirty days. */
export function usePeriod(): Period {
  const [search] = useSearchParams()
  const now = useNow()
  return {
    from: search.get('from') ?? dateAt(now - daysBack * dayMs),
    until: search.get('until') ?? dateAt(now),
  }
}

/** Where the reader chooses the period. */
export function PeriodFields(): ReactNode {
  const change = useAddressChange()
  const period = usePeriod()
  const set = (name: keyof Period, value: string) => {
    if (value !== '') change({ ...period, [name]: value })
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
