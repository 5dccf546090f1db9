import { BillArchiveError } from '../archive/bill-archive-error.ts'
import { ExchangeError } from '../exchange-error.ts'
import { JournalFull, RequestIdReused } from '../journal/request-journal.ts'

interface GatewayFault {
  readonly status: number
  readonly sentence: string
  readonly next: string
}

/** What the gateway itself can find wrong with a request. */
export const gatewayFaults = {
  GATEWAY_PATH_UNKNOWN: {
    status: 404,
    sentence: '网关没有这个地址。',
    next: '请使用/v1/服务名、/unsettled、/webhook或/health。',
  },
  GATEWAY_METHOD_NOT_ALLOWED: {
    status: 405,
    sentence: '这个地址不接受这种请求方法。',
    next: '调用服务和接收通知用POST，其余用GET。',
  },
  GATEWAY_HOST_NOT_ALLOWED: {
    status: 403,
    sentence: '请求的主机名不是本机。',
    next: '请用127.0.0.1或localhost访问网关。',
  },
  GATEWAY_TOKEN_INVALID: {
    status: 401,
    sentence: '缺少访问令牌，或令牌不正确。',
    next: '请在Authorization头中以Bearer方式带上令牌。',
  },
  GATEWAY_SERVICE_UNKNOWN: {
    status: 404,
    sentence: '没有这个服务，或不能通过网关调用。',
    next: '请按报文说明核对服务名；更换公钥请用命令piaoqiao keys rotate。',
  },
  GATEWAY_NOT_JSON: {
    status: 400,
    sentence: '请求内容应为JSON对象，类型应为application/json。',
    next: '请检查Content-Type和请求内容。',
  },
  GATEWAY_TOO_LARGE: {
    status: 413,
    sentence: '请求内容超过允许的大小。',
    next: '请减少本批条数，分批发送。',
  },
  GATEWAY_KEY_MALFORMED: {
    status: 400,
    sentence: 'Idempotency-Key应为1至64位字母、数字或._:-。',
    next: '请换一个请求编号。',
  },
  GATEWAY_BUSY: {
    status: 503,
    sentence: '网关正在处理的请求已满，本次没有发送。',
    next: '请稍后用同一请求编号重试。',
  },
  GATEWAY_STOPPING: {
    status: 503,
    sentence: '网关正在停止，本次没有发送。',
    next: '请稍后用同一请求编号重试。',
  },
  GATEWAY_FORWARD_FAILED: {
    status: 502,
    sentence: '通知没有转交给本地系统。',
    next: '请检查本地系统的接收地址；平台会再次推送。',
  },
  GATEWAY_ARCHIVE_UNUSABLE: {
    status: 504,
    sentence: '平台已经答复，但本机没能存下票据文件或查验结果。',
    next: '请检查票据存储目录，再用同一请求编号重试。',
  },
  GATEWAY_INTERNAL: {
    status: 500,
    sentence: '网关内部错误，结果未知。',
    next: '请用同一请求编号重试。',
  },
} as const satisfies Record<string, GatewayFault>

export type GatewayFaultCode = keyof typeof gatewayFaults

/** A request that the gateway does not carry out. */
export class GatewayError extends Error {
  readonly code: GatewayFaultCode
  constructor(code: GatewayFaultCode) {
    super(`the gateway refused a request: ${code}`)
    this.name = 'GatewayError'
    this.code = code
  }
}

/** The body of an `application/problem+json` answer (RFC 9457). */
export interface GatewayProblem {
  readonly type: string
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly next: string
  readonly requestId?: string
}

/** An error as an answer: what is known, in Chinese, and nothing of what was sent. */
export function gatewayProblemOf(error: unknown, requestId?: string): GatewayProblem {
  const { status, code, sentence, next } = toldFault(error)
  return {
    type: `urn:piaoqiao:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    status,
    code,
    detail: sentence,
    next,
    ...(requestId !== undefined && { requestId }),
  }
}

function toldFault(error: unknown): GatewayFault & { readonly code: string } {
  if (error instanceof ExchangeError) {
    const { code, sentence, next } = error
    return { status: statusOf(error), code, sentence, next }
  }
  if (error instanceof RequestIdReused) {
    const { code, sentence } = error
    return { status: 409, code, sentence, next: '请换一个请求编号。' }
  }
  if (error instanceof JournalFull) {
    const { code, sentence } = error
    return { status: 503, code, sentence, next: '请查看/unsettled并逐个重试。' }
  }
  if (error instanceof BillArchiveError) return toldOf('GATEWAY_ARCHIVE_UNUSABLE')
  return toldOf(error instanceof GatewayError ? error.code : 'GATEWAY_INTERNAL')
}

function toldOf(code: GatewayFaultCode): GatewayFault & { readonly code: string } {
  return { ...gatewayFaults[code], code }
}

/** 503: nothing was done, try again. 504: the outcome is unknown. 502: the platform does not take the envelope. */
function statusOf({ kind, code, retryable }: ExchangeError): number {
  if (kind === 'unreachable') return 503
  if (kind === 'unknown') return 504
  if (code === 'ENVELOPE_TOO_LARGE') return 413
  if (code === 'ENVELOPE_QUOTA_EXCEEDED') return 429
  return retryable ? 503 : 502
}
