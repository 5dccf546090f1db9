import type { CaseResult, Report } from './report.ts'
import { reportFormat } from './report.ts'

/** Puts results together; they keep their order. */
export function reportOf(given: {
  readonly direction: Report['direction']
  readonly appId: string
  readonly startedAt: Date
  readonly finishedAt: Date
  readonly results: readonly CaseResult[]
}): Report {
  const { direction, appId, startedAt, finishedAt, results } = given
  return {
    format: reportFormat,
    direction,
    subject: { appId },
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    summary: [...Map.groupBy(results, ({ message }) => message)].map(([message, ofMessage]) => ({
      message,
      required: ofMessage.length,
      counts: countsOf(ofMessage),
    })),
    cases: [...results],
  }
}

type Counts = Report['summary'][number]['counts']

export function countsOf(results: readonly Pick<CaseResult, 'result'>[]): Counts {
  const counts = { pass: 0, fail: 0, skip: 0, wait: 0, error: 0 }
  for (const { result } of results) counts[result] += 1
  return counts
}
