import { pino, type DestinationStream } from 'pino'
import { describeError } from './describe-error.ts'
import { allowedFields, type LogFields } from './log-fields.ts'

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/**
 * Lines of JSON without personal data. An event is a constant of the program in small letters and dots, such as
 * `exchange.answered`; what differs from line to line stands in the fields.
 */
export interface Logger {
  debug(event: string, fields?: LogFields): void
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields, error?: unknown): void
  error(event: string, fields?: LogFields, error?: unknown): void
}

export interface LoggerOptions {
  /** Which process writes, such as `province-50`. */
  readonly app: string
  readonly level: LogLevel
  /** Standard output where none is given. Written to at once, so that nothing is lost when the process ends. */
  readonly destination?: DestinationStream
}

export function createLogger({ app, level, destination }: LoggerOptions): Logger {
  const lines = pino(
    {
      level,
      base: { app },
      messageKey: 'event',
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  )
  const write =
    (method: Exclude<LogLevel, 'silent'>) =>
    (event: string, fields: LogFields = {}, error?: unknown): void => {
      if (!lines.isLevelEnabled(method)) return
      const described = error === undefined ? {} : describeError(error)
      lines[method]({ ...allowedFields(fields), ...described }, eventName(event))
    }
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  }
}

/** For tests, and for programs that say what they do in another way. */
export const silentLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

const eventPattern = /^[a-z]+([._-][a-z]+){0,7}$/

/** A text made up at run time could carry anything, so it does not pass as the name of an event. */
function eventName(event: string): string {
  return eventPattern.test(event) ? event : 'event.misnamed'
}
