import type { Logger, Metrics, RunningJob } from '@piaoqiao/service-kit'
import { CodedError, repeatJob } from '@piaoqiao/service-kit'
import type { StationUses } from '../use-cases/station-uses.ts'
import { numberWatch } from './number-watch.ts'

/** Pauses between two runs. */
export const jobPauses = {
  numbersEveryMs: 10_000,
  registrationEveryMs: 1_000,
  operationsEveryMs: 5_000,
  eventsEveryMs: 1_000,
  reversalsEveryMs: 5_000,
  incomeEveryMs: 5_000,
} as const

/** A run left something undone, mostly because the province did not answer; the next one goes on from there. */
export class JobHindered extends CodedError {
  readonly code: string

  /** @param code of the province's answer, or of why there was none */
  constructor(code: string) {
    super(`a job could not finish: ${code}`)
    this.code = code
  }
}

export interface StationJobs {
  /** Bills are there to be registered. */
  readonly registration: RunningJob
  readonly numbers: RunningJob
  /** Income is there to be sent. */
  readonly income: RunningJob
  stop(): Promise<void>
}

/** What a station does by itself. */
export function startStationJobs(options: {
  readonly uses: StationUses
  readonly logger: Logger
  readonly metrics: Metrics
}): StationJobs {
  const { uses, logger } = options
  const start = (
    name: string,
    everyMs: number,
    work: (signal: AbortSignal) => Promise<number>,
  ): RunningJob => repeatJob({ ...options, name, everyMs, work })
  const watchNumbers = numberWatch(logger)
  const numbers = start('number-stock', jobPauses.numbersEveryMs, async () => {
    const { allotted, failures } = await uses.ensureNumbers()
    watchNumbers(await uses.numbersLeft())
    return done(allotted, failures[0])
  })
  const registration = start('registration', jobPauses.registrationEveryMs, async (signal) => {
    const { registered, refused, failure } = await uses.registerWaiting(signal)
    if (refused > 0) logger.warn('registration.refused', { items: refused })
    return done(registered, failure)
  })
  const operations = start('operations', jobPauses.operationsEveryMs, async (signal) => {
    const { settled, failure } = await uses.settleOpenOperations(signal)
    return done(settled, failure)
  })
  const reversals = start('reversals', jobPauses.reversalsEveryMs, async (signal) => {
    const { completed, failures } = await uses.continueReversals(signal)
    return done(completed, failures[0])
  })
  const events = start('events', jobPauses.eventsEveryMs, async (signal) => {
    await uses.derivePositions()
    const { taken, failure } = await uses.takeEvents(signal)
    if (taken > 0) reversals.trigger()
    return done(taken, failure)
  })
  const income = start('income', jobPauses.incomeEveryMs, async (signal) => {
    const { done: entered, refused, failure } = await uses.sendIncome(signal)
    if (refused > 0) logger.warn('income.refused', { items: refused })
    return done(entered, failure)
  })
  numbers.trigger()
  const all = [numbers, registration, operations, reversals, events, income]
  return {
    registration,
    numbers,
    income,
    async stop() {
      await Promise.all(all.map((job) => job.stop()))
    },
  }
}

function done(count: number, failure: string | null | undefined): number {
  if (failure !== null && failure !== undefined) throw new JobHindered(failure)
  return count
}
