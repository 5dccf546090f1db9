import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { trendText } from './trend-text.ts'
import './figure-row.css'

/** A figure of a dashboard. */
export interface Figure {
  readonly title: string
  readonly value: ReactNode
  /** Below the value: what it sums up to. */
  readonly sum?: ReactNode
  /** The same figure of the period before, where it is known. */
  readonly before?: number | undefined
  /** The number that is compared with the one before. */
  readonly now?: number | undefined
  /** The page with the rows behind the figure. */
  readonly to?: string
}

/** A few figures side by side, each with how it was before and a way to its rows. */
export function FigureRow({
  label,
  figures,
}: {
  readonly label: string
  readonly figures: readonly Figure[]
}): ReactNode {
  return (
    <ul className="dashboard-figures" aria-label={label}>
      {figures.map(({ title, value, sum, now, before, to }) => (
        <li key={title}>
          <span className="figure-title">{title}</span>
          <span className="figure-value figures">
            {to === undefined ? value : <Link to={to}>{value}</Link>}
          </span>
          {sum !== undefined && <span className="figures">{sum}</span>}
          {now !== undefined && before !== undefined && (
            <span className="figure-trend figures">{trendText(now, before)}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
