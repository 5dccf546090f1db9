import { STATUS_CODES } from 'node:http'
import type { createExchangeServer, Logger } from '@piaoqiao/service-kit'
import { MessageRefused } from '@piaoqiao/service-kit'
import type { SandboxFaultCode } from '../sandbox-fault.ts'
import { SandboxFault, sandboxFaults } from '../sandbox-fault.ts'

type Server = ReturnType<typeof createExchangeServer>

/** When to come again, by status. */
const retryAfterSeconds: Readonly<Partial<Record<number, number>>> = { 429: 60, 503: 2 }

export interface Problem {
  readonly title: string
  readonly status: number
  readonly code: SandboxFaultCode
  readonly detail: string
  readonly next: string
}

/** The answer that says what is wrong and what to do (RFC 9457). */
export function problemOf(code: SandboxFaultCode): Problem {
  const { status, sentence, next } = sandboxFaults[code]
  return { title: STATUS_CODES[status] ?? '', status, code, detail: sentence, next }
}

/** Answers faults of a scope by their codes. */
export function answerFaults(scope: Server, logger: Logger): void {
  scope.setErrorHandler(async (error, _request, reply) => {
    const code = codeOf(error)
    if (code === 'SANDBOX_FAILED') logger.error('http.failed', {}, error)
    const problem = problemOf(code)
    const seconds = retryAfterSeconds[problem.status]
    if (seconds !== undefined) reply.header('retry-after', seconds)
    return reply.code(problem.status).type('application/problem+json').send(problem)
  })
}

function codeOf(error: unknown): SandboxFaultCode {
  if (error instanceof SandboxFault) return error.code
  if (error instanceof MessageRefused) return 'WORLDS_BUSY'
  const { statusCode } = error as { statusCode?: unknown }
  if (statusCode === 413) return 'BODY_TOO_LARGE'
  return statusCode === 400 || statusCode === 415 ? 'BODY_MALFORMED' : 'SANDBOX_FAILED'
}
