import type { ReactNode } from 'react'
import { provincePlaces } from '../words/province-places.ts'
import { provinceName } from '../words/provinces.ts'
import { shadeOf } from './shade.ts'

export interface ProvinceTilesProps {
  /** By the first two digits of GB/T 2260; a province that is missing counts nothing. */
  readonly counts: Readonly<Record<string, number>>
  /** What is counted, for whoever hears the map. */
  readonly label: string
  /** After each count: 张, 件. */
  readonly unit: string
}

/** The provinces as equal squares, each about where it lies, so that a small one can be read as well as a large one. */
export function ProvinceTiles({ counts, label, unit }: ProvinceTilesProps): ReactNode {
  const most = Math.max(0, ...Object.values(counts))
  return (
    <ul className="province-tiles" aria-label={label}>
      {Object.entries(provincePlaces).map(([code, { row, column, short }]) => {
        const count = counts[code] ?? 0
        return (
          <li
            key={code}
            className={shadeOf(count, most)}
            style={{ gridRow: row, gridColumn: column }}
            title={`${provinceName(code)} ${count} ${unit}`}
          >
            <span aria-hidden="true">{short}</span>
            <span className="only-heard">{provinceName(code)}</span>
            {count > 0 && <span className="figures">{shortCount(count)}</span>}
          </li>
        )
      })}
    </ul>
  )
}

/** `950`, `1.2万`: what fits into a square. */
const shortCount = (count: number) =>
  count < 10_000 ? String(count) : `${(count / 10_000).toFixed(count < 100_000 ? 1 : 0)}万`
