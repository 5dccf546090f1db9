import { STATUS_CODES } from 'node:http'
import { AccountsError } from '../accounts-error.ts'
import { httpRefusals } from '../office-refusals.ts'

export interface Problem {
  readonly status: number
  readonly code: string
  readonly retryAfterSeconds: number | undefined
  /** RFC 9457, with `code`, and `next` for the reader. */
  readonly body: object
}

/** What a failed request is answered with. */
export function problemOf(error: unknown): Problem {
  if (error instanceof AccountsError) {
    const { code, status, sentence, next, retryAfterSeconds } = error
    return problem(code, { status, sentence, next }, retryAfterSeconds)
  }
  const code = codeOfFramework(error)
  return problem(code, httpRefusals[code], undefined)
}

function problem(
  code: string,
  { status, sentence, next }: { status: number; sentence: string; next: string },
  retryAfterSeconds: number | undefined,
): Problem {
  const body = { title: STATUS_CODES[status] ?? '', status, code, detail: sentence, next }
  return { status, code, retryAfterSeconds, body }
}

/** Fastify says what is wrong with a body by a status. */
function codeOfFramework(
  error: unknown,
): 'BODY_TOO_LARGE' | 'REQUEST_MALFORMED' | 'FILE_TYPE_UNFIT' | 'SERVICE_FAILED' {
  const { statusCode } = error as { statusCode?: unknown }
  if (statusCode === 413) return 'BODY_TOO_LARGE'
  if (statusCode === 415) return 'FILE_TYPE_UNFIT'
  return statusCode === 400 ? 'REQUEST_MALFORMED' : 'SERVICE_FAILED'
}
