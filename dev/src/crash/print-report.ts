import { styleText } from 'node:util'
import type { CrashReport, RoundReport } from './crash-report.ts'

const columns: readonly (readonly [heading: string, value: (round: RoundReport) => string])[] = [
  ['round', ({ round }) => String(round)],
  ['messages', ({ messages }) => String(messages)],
  ['acknowledged', ({ acknowledgedItems }) => String(acknowledgedItems)],
  ['unknown', ({ unknown }) => String(unknown)],
  ['resolved', ({ resolved }) => String(resolved)],
  ['dropped', ({ dropped }) => String(dropped)],
  ['repeated', ({ repeated }) => String(repeated)],
  ['his bills', ({ hisBills }) => String(hisBills)],
  ['events', ({ eventsChecked }) => String(eventsChecked)],
  ['drained', ({ drainedMs }) => `${(drainedMs / 1000).toFixed(1)} s`],
]
const kept = 'kept'
const gap = '  '

export function headingLine(): string {
  const cells = columns.map(([heading]) => heading).join(gap)
  return styleText('dim', `${cells}${gap}checks${gap}killed`)
}

export function roundLine(round: RoundReport): string {
  const cells = columns.map(([heading, value]) => value(round).padStart(heading.length)).join(gap)
  const verdict =
    round.findings === 0
      ? styleText('green', kept.padEnd('checks'.length))
      : styleText('red', `${round.findings} broken`)
  return `${cells}${gap}${verdict}${gap}${round.killed.join(', ')}`
}

/** What a person has to know at the end. */
export function closingLines({ seed, rounds, findings, account }: CrashReport): readonly string[] {
  const { kills, acknowledgedItems, unknown, resolved } = totals(rounds)
  const summary =
    `${kills} kills, ${acknowledgedItems} acknowledged changes and refusals, ` +
    `${resolved} of ${unknown} unknown outcomes resolved by their request id (seed ${seed}).`
  if (findings === 0) return [summary, styleText('green', 'Everything acknowledged is there once.')]
  return [
    summary,
    styleText('red', `${findings} findings:`),
    ...account.map(({ check, subject, what }) => `  ${check}: ${subject}: ${what}`),
  ]
}

/** For programs: one object with the sums of the run. */
export function jsonLine(report: CrashReport): string {
  const { seed, rounds, findings, account } = report
  return JSON.stringify({
    crash: findings === 0 ? 'kept' : 'broken',
    seed,
    rounds: rounds.length,
    ...totals(rounds),
    findings,
    ...(findings > 0 && { account }),
  })
}

function totals(rounds: readonly RoundReport[]) {
  const sum = (value: (round: RoundReport) => number): number =>
    rounds.reduce((total, round) => total + value(round), 0)
  return {
    kills: sum(({ killed }) => killed.length),
    messages: sum(({ messages }) => messages),
    acknowledgedItems: sum(({ acknowledgedItems }) => acknowledgedItems),
    unknown: sum(({ unknown }) => unknown),
    resolved: sum(({ resolved }) => resolved),
    dropped: sum(({ dropped }) => dropped),
    repeated: sum(({ repeated }) => repeated),
  }
}
