import type { Logger } from '../logging/logger.ts'
import type { Metrics } from '../metrics/metrics.ts'

export interface RepeatedJob {
  /** In small letters and hyphens; stands in logs and metrics. */
  readonly name: string
  /** From the end of one run to the beginning of the next. */
  readonly everyMs: number
  /** May say how much it has done. The signal is aborted when the job is stopped. */
  readonly work: (signal: AbortSignal) => Promise<number | void>
  readonly logger: Logger
  readonly metrics: Metrics
  /** The longest pause after failures; it doubles with each. */
  readonly failurePauseMaxMs?: number
}

export interface RunningJob {
  /**
   * Runs the work as soon as possible: now, or once more when the run that is going on has ended. The pause after a
   * failure is not shortened.
   */
  trigger(): void
  /** Resolves when the run that is going on has ended; none begins afterwards. */
  stop(): Promise<void>
}

export const failurePauseMaxMsDefault = 30_000

/** Runs work over and over, never twice at once. The first run begins after the first interval or trigger. */
export function repeatJob(job: RepeatedJob): RunningJob {
  const stopping = new AbortController()
  let bell = Promise.withResolvers<void>()
  const ended = (async () => {
    let failures = 0
    await pause(job.everyMs, bell.promise, stopping.signal)
    while (!stopping.signal.aborted) {
      // A trigger during the run rings the next bell, so that what it announces is not overlooked.
      bell = Promise.withResolvers<void>()
      failures = (await runOnce(job, failures, stopping.signal)) ? 0 : failures + 1
      const deaf = failures > 0
      await pause(pauseMs(job, failures), deaf ? undefined : bell.promise, stopping.signal)
    }
  })()
  return {
    trigger: () => bell.resolve(),
    async stop() {
      stopping.abort()
      await ended
    },
  }
}

async function runOnce(job: RepeatedJob, failures: number, signal: AbortSignal): Promise<boolean> {
  const { name, work, logger, metrics } = job
  const startedAt = performance.now()
  try {
    const count = (await work(signal)) ?? 0
    metrics.jobEnded(name, 'done', count)
    if (count > 0) {
      const durationMs = Math.round(performance.now() - startedAt)
      logger.debug('job.done', { job: name, jobs: count, durationMs })
    }
    return true
  } catch (error) {
    // Work that is told to stop may say so by an error; nothing went wrong then.
    if (signal.aborted) return true
    metrics.jobEnded(name, 'failed', 0)
    const attempt = failures + 1
    logger.warn('job.failed', { job: name, attempt, retryInMs: pauseMs(job, attempt) }, error)
    return false
  }
}

function pauseMs({ everyMs, failurePauseMaxMs }: RepeatedJob, failures: number): number {
  if (failures === 0) return everyMs
  const longest = Math.max(everyMs, failurePauseMaxMs ?? failurePauseMaxMsDefault)
  return Math.min(Math.max(everyMs, 1) * 2 ** failures, longest)
}

/** Ends after the time, with the bell, or when the signal is aborted. */
async function pause(
  durationMs: number,
  bell: Promise<void> | undefined,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return
  const waiting = Promise.withResolvers<void>()
  const timer = setTimeout(waiting.resolve, durationMs)
  const wake = () => waiting.resolve()
  signal.addEventListener('abort', wake, { once: true })
  void bell?.then(wake)
  await waiting.promise
  clearTimeout(timer)
  signal.removeEventListener('abort', wake)
}
