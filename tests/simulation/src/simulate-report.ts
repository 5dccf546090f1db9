import type { SeedRun } from './run-seed.ts'

const traceLinesShown = 30

/** What broke in the world of a seed, and how to see it again. */
export function describeFailure({ seed, violation, trace }: SeedRun): string {
  if (violation === null) throw new Error('nothing broke')
  return [
    `seed ${seed}, step ${violation.step}: broken: ${violation.rule}`,
    `  ${violation.details}`,
    ...trace.slice(-traceLinesShown).map((line) => `  | ${line}`),
    `  again: npm run simulate -- --seed ${seed} --verbose`,
  ].join('\n')
}

export function addCounts(totals: Record<string, number>, { steps, counts }: SeedRun): void {
  for (const [name, count] of Object.entries({ steps, ...counts })) {
    totals[name] = (totals[name] ?? 0) + count
  }
}

export function describeCounts(
  seeds: number,
  failedSeeds: readonly number[],
  totals: Readonly<Record<string, number>>,
): string {
  const lines = Object.entries(totals)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => `${count.toLocaleString('en').padStart(14)}  ${name}`)
  const verdict =
    failedSeeds.length === 0
      ? `${seeds} seeds held.`
      : `${failedSeeds.length} of ${seeds} seeds failed: ${failedSeeds.join(', ')}`
  return [...lines, verdict].join('\n')
}
