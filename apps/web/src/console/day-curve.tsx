import { lazy, Suspense, useMemo } from 'react'
import type { ReactNode } from 'react'
import type { Period } from './period.ts'
import { daysOf } from './period.ts'

const Chart = lazy(async () => ({ default: (await import('./chart.tsx')).Chart }))
const heightPx = 280

export interface DayCurveProps<Line> {
  readonly period: Period
  /** The days on which anything happened, by day. */
  readonly days: ReadonlyMap<string, Line>
  /** What is drawn as a line each: its name, and what it counts on a day. */
  readonly lines: readonly (readonly [name: string, count: (line: Line) => number])[]
  /** What the picture says, for whoever cannot see it. */
  readonly label: string
}

/** How much of each thing on every day of a period; a day on which nothing happened counts nothing. */
export function DayCurve<Line>({ period, days, lines, label }: DayCurveProps<Line>): ReactNode {
  const option = useMemo(() => {
    const all = daysOf(period)
    return {
      xAxis: { type: 'category', data: all.map((day) => day.slice('2026-'.length)) },
      yAxis: { type: 'value', minInterval: 1 },
      series: lines.map(([name, count]) => ({
        name,
        type: 'line',
        showSymbol: false,
        data: all.map((day) => countOf(days.get(day), count)),
      })),
    }
  }, [period, days, lines])
  return (
    <Suspense fallback={<div style={{ height: heightPx }} />}>
      <Chart option={option} height={heightPx} label={label} />
    </Suspense>
  )
}

const countOf = <Line,>(line: Line | undefined, count: (line: Line) => number) =>
  line === undefined ? 0 : count(line)
