import type { Logger } from '../logging/logger.ts'

export interface RunUntilStoppedOptions {
  /** Ends the service in order: no new work, what is going on is finished, connections are closed. */
  readonly stop: () => Promise<void>
  readonly logger: Logger
  /** After this long the process ends all the same, with exit code 1. */
  readonly stopTimeoutMs?: number
}

export const stopTimeoutMsDefault = 30_000

/**
 * Ends this process well: the first SIGTERM or SIGINT stops the service and exits with 0, a second one exits with 1 at
 * once. An error that nobody awaited ends the process, because nobody can say what state it left behind.
 */
export function runUntilStopped(options: RunUntilStoppedOptions): void {
  const { stop, logger, stopTimeoutMs = stopTimeoutMsDefault } = options
  let stopping = false
  const onSignal = (signal: NodeJS.Signals) => {
    if (stopping) {
      logger.error('process.stop_forced', { signal })
      process.exit(1)
    }
    stopping = true
    logger.info('process.stopping', { signal })
    void stopInTime(stop, stopTimeoutMs, logger).then((code) => process.exit(code))
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
  process.on('unhandledRejection', (error) => fail(logger, 'process.unhandled_rejection', error))
  process.on('uncaughtException', (error) => fail(logger, 'process.uncaught_exception', error))
}

async function stopInTime(
  stop: () => Promise<void>,
  timeoutMs: number,
  logger: Logger,
): Promise<number> {
  const late = Promise.withResolvers<'late'>()
  setTimeout(() => late.resolve('late'), timeoutMs)
  try {
    if ((await Promise.race([stop(), late.promise])) === 'late') {
      logger.error('process.stop_timed_out')
      return 1
    }
    logger.info('process.stopped')
    return 0
  } catch (error) {
    logger.error('process.stop_failed', {}, error)
    return 1
  }
}

function fail(logger: Logger, event: string, error: unknown): never {
  logger.error(event, {}, error)
  process.exit(1)
}
