import { CodedError } from '../coded-error.ts'
import { isName } from './log-fields.ts'

export const messageCharactersMax = 2_000

/** How many directories of a place in the code are shown. */
const placeSegmentsMax = 5

/**
 * What a log may say of an error: class, code and place in the code, the same of its cause without the place. The
 * message only where it is ours (`CodedError`): those of other libraries repeat what they were given, such as the
 * values of a row.
 */
export function describeError(error: unknown): Record<string, string> {
  const cause = error instanceof Error ? error.cause : undefined
  return defined({
    errorClass: classOf(error),
    errorCode: codeOf(error),
    errorMessage:
      error instanceof CodedError ? error.message.slice(0, messageCharactersMax) : undefined,
    errorAt: placeOf(error),
    causeClass: cause === undefined ? undefined : classOf(cause),
    causeCode: codeOf(cause),
  })
}

function classOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return typeof error
  const name: unknown = error.constructor?.name
  return isName(name) ? name : 'Error'
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return isName(error.code) ? error.code : undefined
}

/** The first line of the stack that lies in code of this repository, or else the first of all. */
function placeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || error.stack === undefined) return undefined
  // The stack begins with the message, and a message can have any lines.
  const messageAt = error.stack.indexOf(error.message)
  const frames = error.stack.slice(messageAt < 0 ? 0 : messageAt + error.message.length)
  const places = [...frames.matchAll(/^ +at .*?(?:file:\/\/)?([\w./@+:-]+:\d+):\d+\)?$/gm)].map(
    ([, place]) => place ?? '',
  )
  const own = places.find((place) => !place.startsWith('node:') && !place.includes('node_modules'))
  return (own ?? places[0])?.split('/').slice(-placeSegmentsMax).join('/')
}

function defined(fields: Record<string, string | undefined>): Record<string, string> {
  const entries = Object.entries(fields).filter((entry): entry is [string, string] => !!entry[1])
  return Object.fromEntries(entries)
}
