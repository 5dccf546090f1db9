import type { EnvelopeCode, EnvelopeFault } from '@piaoqiao/protocol'
import { envelopeFaults } from '@piaoqiao/protocol'

/**
 * How much is known about a message that was not answered:
 * `unreachable`: it certainly did not arrive. `refused`: the receiver turned the envelope away and did nothing.
 * `unknown`: it was sent and no trustworthy answer came, so it may or may not have been carried out.
 */
export type ExchangeErrorKind = 'unreachable' | 'unknown' | 'refused'

interface ExchangeFault {
  readonly kind: ExchangeErrorKind
  /** For developers, in English. */
  readonly message: string
  readonly sentence: string
  readonly next: string
}

const repeat = '请用同一请求编号重试，或查询操作结果；不会重复执行。'

/** What can happen to a message on its way. A code never changes its meaning. */
export const exchangeFaults = {
  EXCHANGE_UNREACHABLE: {
    kind: 'unreachable',
    message: 'no connection to the receiver, the message was not sent',
    sentence: '连接不上平台，请求没有送达。',
    next: '请检查网络和平台地址，稍后用同一请求编号重试。',
  },
  EXCHANGE_CANCELLED_BEFORE_SENDING: {
    kind: 'unreachable',
    message: 'cancelled before the message was sent',
    sentence: '请求在发送前已取消。',
    next: '可以用同一请求编号重新提交。',
  },
  EXCHANGE_CANCELLED: {
    kind: 'unknown',
    message: 'cancelled while the answer was awaited',
    sentence: '请求在等待答复时被取消，结果未知。',
    next: repeat,
  },
  EXCHANGE_TIMEOUT: {
    kind: 'unknown',
    message: 'no answer within the time allowed',
    sentence: '平台没有在规定时间内答复，结果未知。',
    next: repeat,
  },
  EXCHANGE_BROKEN: {
    kind: 'unknown',
    message: 'the connection broke before the whole answer had come',
    sentence: '连接在收到完整答复前中断，结果未知。',
    next: repeat,
  },
  EXCHANGE_OUTCOME_UNKNOWN: {
    kind: 'unknown',
    message: 'the receiver failed after it had begun',
    sentence: '平台处理请求时出现故障，结果未知。',
    next: repeat,
  },
  EXCHANGE_EARLIER_ATTEMPT_UNKNOWN: {
    kind: 'unknown',
    message: 'an earlier attempt may have been carried out, and the last one failed',
    sentence: '先前一次发送的结果未知，这次重试没有成功。',
    next: repeat,
  },
  EXCHANGE_ANSWER_TOO_LARGE: {
    kind: 'unknown',
    message: 'the answer is larger than an envelope may be',
    sentence: '收到的答复超过允许的大小，结果未知。',
    next: repeat,
  },
  EXCHANGE_ANSWER_UNEXPECTED: {
    kind: 'unknown',
    message: 'what came back is neither an envelope nor a refusal of one',
    sentence: '收到的答复不是平台的报文，结果未知。',
    next: '请核对平台地址，再用同一请求编号重试。',
  },
  EXCHANGE_ANSWER_UNREAD: {
    kind: 'unknown',
    message: 'the own crypto module had no room to check the answer',
    sentence: '本机密码模块繁忙，收到的答复来不及验证，结果未知。',
    next: repeat,
  },
  EXCHANGE_ANSWER_UNTRUSTED: {
    kind: 'unknown',
    message: 'the answer failed its checks',
    sentence: '收到的答复没有通过验证，不能采信，结果未知。',
    next: '请核对应用密钥、平台公钥和本机时间，再用同一请求编号重试。',
  },
} as const satisfies Record<string, ExchangeFault>

export type ExchangeFaultCode = keyof typeof exchangeFaults

interface ExchangeErrorFields {
  readonly kind: ExchangeErrorKind
  readonly code: string
  readonly message: string
  readonly sentence: string
  readonly next: string
  readonly retryable: boolean
  readonly retryAfterMs?: number | undefined
}

/** A message that got no trustworthy answer. Says nothing of its content and holds no secrets. */
export class ExchangeError extends Error {
  readonly kind: ExchangeErrorKind
  /** `EXCHANGE_…` from here, `ENVELOPE_…` where an envelope was refused. */
  readonly code: string
  /** For whoever waits for the result, in Chinese. */
  readonly sentence: string
  /** What can be done now, in Chinese. */
  readonly next: string
  /** Whether the same message with the same request id may succeed later. */
  readonly retryable: boolean
  /** How long the receiver asked to wait, where it did. */
  readonly retryAfterMs: number | undefined

  constructor(fields: ExchangeErrorFields, options?: ErrorOptions) {
    super(fields.message, options)
    this.name = 'ExchangeError'
    this.kind = fields.kind
    this.code = fields.code
    this.sentence = fields.sentence
    this.next = fields.next
    this.retryable = fields.retryable
    this.retryAfterMs = fields.retryAfterMs
  }
}

/** @param detail a code that says more, never text from outside */
export function exchangeError(code: ExchangeFaultCode, detail?: string): ExchangeError {
  const fault = exchangeFaults[code]
  const message = detail === undefined ? fault.message : `${fault.message} (${detail})`
  const retryable = code !== 'EXCHANGE_CANCELLED' && code !== 'EXCHANGE_CANCELLED_BEFORE_SENDING'
  return new ExchangeError({ ...fault, code, message, retryable })
}

const retryableCodes: ReadonlySet<string> = new Set<EnvelopeCode>([
  'ENVELOPE_QUOTA_EXCEEDED',
  'ENVELOPE_UNAVAILABLE',
])

/** Of an envelope that was refused. A code of a later version is kept as it came, with general words. */
export function envelopeRefused(code: string, retryAfterMs?: number): ExchangeError {
  const { sentence, next } = envelopeFault(code) ?? {
    sentence: '平台没有接受这个报文，请求没有执行。',
    next: '请按结果代码查阅报文说明。',
  }
  const message = `the envelope was refused: ${code}`
  const retryable = retryableCodes.has(code)
  return new ExchangeError({
    kind: 'refused',
    code,
    message,
    sentence,
    next,
    retryable,
    retryAfterMs,
  })
}

function envelopeFault(code: string): EnvelopeFault | undefined {
  return Object.hasOwn(envelopeFaults, code) ? envelopeFaults[code as EnvelopeCode] : undefined
}
