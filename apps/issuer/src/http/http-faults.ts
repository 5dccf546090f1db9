import { STATUS_CODES } from 'node:http'
import type { Refusal } from '@piaoqiao/domain'
import { refusalSentence, refusals } from '@piaoqiao/domain'
import { CodedError } from '@piaoqiao/service-kit'
import type { BookFaultCode } from '../book-error.ts'
import { BookError } from '../book-error.ts'
import type { StationFaultCode } from '../station-error.ts'
import { StationError } from '../station-error.ts'

/** What is wrong with a request before any use case sees it. */
export const httpFaults = {
  ACCESS_DENIED: {
    status: 401,
    sentence: '访问口令缺失或不正确。',
    next: '请核对业务系统里配置的开票站访问口令。',
  },
  BODY_TOO_LARGE: {
    status: 413,
    sentence: '请求内容超过允许的大小。',
    next: '请减少清单明细后重新提交。',
  },
  BODY_MALFORMED: {
    status: 400,
    sentence: '请求内容不是JSON。',
    next: '请以application/json提交UTF-8编码的JSON。',
  },
  STATION_FAILED: {
    status: 500,
    sentence: '开票站处理请求时出现故障，结果未知。',
    next: '请用相同内容重试；不会重复执行。如仍失败，请联系维护人员。',
  },
} as const
export type HttpFaultCode = keyof typeof httpFaults

const statusOfStationFault: Readonly<Record<StationFaultCode, number>> = {
  BUSINESS_NUMBER_REUSED: 409,
  BILL_DRAFT_REFUSED: 422,
  NUMBERS_EXHAUSTED: 503,
  BILL_NOT_HERE: 404,
  REGISTRATION_WAITING: 409,
  REGISTRATION_REFUSED: 409,
  REGISTRATION_NOT_REFUSED: 409,
  REVERSAL_WORDS_UNFIT: 422,
  REVERSAL_NOT_GRANTED: 409,
  EARLIER_OPERATION_OPEN: 409,
  FILE_PAGE_MISSING: 404,
  SEAL_MISSING: 409,
  FACE_NOT_LAID: 422,
  FILE_NOT_MADE: 503,
  FILE_STORE_UNAVAILABLE: 503,
  STORE_UNAVAILABLE: 503,
}

const statusOfBookFault: Readonly<Record<BookFaultCode, number>> = {
  PERIOD_UNFIT: 400,
  CURSOR_UNFIT: 400,
  NUMBER_NOT_HERE: 404,
  NUMBER_IN_STOCK: 409,
  NUMBER_IN_USE: 409,
  NUMBER_ALREADY_SPOILT: 409,
  NUMBER_SPOILT: 409,
  INCOME_FILE_UNFIT: 422,
}

/** A body or a path that does not fit. */
export class RequestMalformed extends CodedError {
  readonly code: Refusal['code']
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super('a request does not fit its schema')
    this.code = refusal.code
    this.refusal = refusal
  }
}

/** A coded answer that says no (RFC 9457). */
export interface Problem {
  readonly title: string
  readonly status: number
  readonly code: string
  /** For the reader at the counter, in Chinese. */
  readonly detail: string
  readonly next: string
}

export function problemOf(error: unknown): Problem {
  if (error instanceof StationError) {
    return problem(statusOfStationFault[error.code], error.code, error.sentence, error.next)
  }
  if (error instanceof BookError) {
    return problem(statusOfBookFault[error.code], error.code, error.sentence, error.next)
  }
  if (error instanceof RequestMalformed) {
    const { refusal } = error
    return problem(400, refusal.code, refusalSentence(refusal), refusals[refusal.code].next)
  }
  return httpProblem(faultOfFramework(error))
}

export function httpProblem(code: HttpFaultCode): Problem {
  const { status, sentence, next } = httpFaults[code]
  return problem(status, code, sentence, next)
}

function problem(status: number, code: string, detail: string, next: string): Problem {
  return { title: STATUS_CODES[status] ?? '', status, code, detail, next }
}

/** Fastify says what is wrong with a body by a status. */
function faultOfFramework(error: unknown): HttpFaultCode {
  const { statusCode } = error as { statusCode?: unknown }
  if (statusCode === 413) return 'BODY_TOO_LARGE'
  return statusCode === 400 || statusCode === 415 ? 'BODY_MALFORMED' : 'STATION_FAILED'
}
