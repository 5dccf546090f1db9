/**
 * Everything that a line of the log may say beside the name of its event. Names and codes that the platform gives
 * out, and numbers: nothing by which a person could be recognised, no amount and no bill. What has no place here
 * cannot be logged.
 */
export const logFields = {
  /** Name of a service of the protocol. */
  service: 'name',
  appId: 'name',
  requestId: 'name',
  /** Code of an outcome, a refusal or a fault. */
  code: 'name',
  province: 'name',
  /** Name of a repeated job. */
  job: 'name',
  migration: 'name',
  /** A part of the service that has a health of its own. */
  part: 'name',
  /** Signal of the operating system. */
  signal: 'name',
  durationMs: 'number',
  items: 'number',
  jobs: 'number',
  events: 'number',
  bytes: 'number',
  attempt: 'number',
  attemptsMax: 'number',
  retryInMs: 'number',
  port: 'number',
} as const satisfies Record<string, 'name' | 'number'>

type LogFieldKinds = typeof logFields

export type LogFields = {
  readonly [Field in keyof LogFieldKinds]?:
    (LogFieldKinds[Field] extends 'name' ? string : number) | undefined
}

export const nameCharactersMax = 100
const namePattern = /^[\w.:#/+-]+$/

/** The compiler refuses other fields; this leaves out what a cast or a spread object brings along. */
export function allowedFields(fields: LogFields): Record<string, string | number> {
  const allowed: Record<string, string | number> = {}
  for (const [field, value] of Object.entries<unknown>(fields)) {
    if (!Object.hasOwn(logFields, field)) continue
    const kind = logFields[field as keyof LogFields]
    if (kind === 'name' && isName(value)) allowed[field] = value
    if (kind === 'number' && typeof value === 'number') allowed[field] = value
  }
  return allowed
}

/** Words in Chinese, sentences and JSON are no names. */
export function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= nameCharactersMax && namePattern.test(value)
}
