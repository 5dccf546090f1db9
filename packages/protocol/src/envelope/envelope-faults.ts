import { clockSkewMaxMs, envelopeBytesMax, envelopeVersion, payloadBytesMax } from './envelope.ts'

/**
 * Every way in which an envelope can be refused before anyone looks at its business, in order of
 * precedence: when several apply, the earliest is given. A code never changes its meaning.
 * Refused identities are 403 and not 401, because a 401 has to name an HTTP authentication scheme
 * (RFC 9110, 15.5.2) and an envelope is none.
 */
export const envelopeFaults = {
  ENVELOPE_UNAVAILABLE: {
    httpStatus: 503,
    title: '服务暂停',
    sentence: '平台正在停机维护或业务繁忙，本次请求没有处理。',
    next: '请稍后用同一请求编号重试。',
  },
  ENVELOPE_TOO_LARGE: {
    httpStatus: 413,
    title: '报文过大',
    sentence: '报文超过允许的大小。',
    next: `请减少本批条数，分批发送；信封不超过${envelopeBytesMax}字节，业务数据不超过${payloadBytesMax}字节。`,
  },
  ENVELOPE_MALFORMED_JSON: {
    httpStatus: 400,
    title: '报文不是JSON',
    sentence: '报文不是UTF-8编码的JSON，或嵌套过深。',
    next: '请检查报文的编码和格式。',
  },
  ENVELOPE_VERSION_UNSUPPORTED: {
    httpStatus: 400,
    title: '版本不支持',
    sentence: '平台不支持报文所写的协议版本。',
    next: `请使用版本${envelopeVersion}。`,
  },
  ENVELOPE_MALFORMED: {
    httpStatus: 400,
    title: '信封不合规范',
    sentence: '信封的字段缺失、多余或不符合规范。',
    next: '请按报文说明逐个核对信封的字段、长度和base64写法。',
  },
  ENVELOPE_SERVICE_UNKNOWN: {
    httpStatus: 404,
    title: '服务不存在',
    sentence: '平台没有这个名称的服务。',
    next: '请按报文说明核对地址中的服务名。',
  },
  ENVELOPE_APP_UNKNOWN: {
    httpStatus: 403,
    title: '应用未登记',
    sentence: '平台没有登记这个应用编号。',
    next: '请核对应用编号，并确认没有把测试环境的编号用在生产环境。',
  },
  ENVELOPE_APP_REVOKED: {
    httpStatus: 403,
    title: '应用已停用',
    sentence: '这个应用已停用。',
    next: '请联系开通接口的财政部门。',
  },
  ENVELOPE_ADDRESS_NOT_ALLOWED: {
    httpStatus: 403,
    title: '地址未登记',
    sentence: '请求来自没有登记的网络地址。',
    next: '请从已登记的地址发送，或申请变更登记的地址。',
  },
  ENVELOPE_SERVICE_NOT_ALLOWED: {
    httpStatus: 403,
    title: '服务未开通',
    sentence: '这个应用没有开通所请求的服务。',
    next: '请核对服务名；确需使用的，请申请开通。',
  },
  ENVELOPE_CLOCK_SKEW: {
    httpStatus: 400,
    title: '时间偏差过大',
    sentence: `报文的发送时间与接收方时间相差超过${clockSkewMaxMs / 60_000}分钟。`,
    next: '请校准系统时间，用同一请求编号重新封装后发送。',
  },
  ENVELOPE_MAC_INVALID: {
    httpStatus: 403,
    title: '鉴别码不符',
    sentence: '报文鉴别码验证不通过。',
    next: '请核对应用密钥和待签文本的拼接方式。',
  },
  ENVELOPE_ANSWER_MISMATCHED: {
    httpStatus: 502,
    title: '答复不对应',
    sentence: '收到的答复不是对这次请求的答复。',
    next: '请用同一请求编号重试。',
  },
  ENVELOPE_QUOTA_EXCEEDED: {
    httpStatus: 429,
    title: '超过配额',
    sentence: '这个应用的请求超过了配额。',
    next: '请降低频率，稍后用同一请求编号重试。',
  },
  ENVELOPE_SIGNATURE_MISSING: {
    httpStatus: 403,
    title: '缺少签名',
    sentence: '这项服务要求签名，报文没有签名。',
    next: '请用本单位的私钥签名后发送。',
  },
  ENVELOPE_SIGNATURE_INVALID: {
    httpStatus: 403,
    title: '签名无效',
    sentence: '签名验证不通过。',
    next: '请核对签名私钥是否与登记的公钥成对，用户标识是否为1234567812345678。',
  },
  ENVELOPE_UNDECRYPTABLE: {
    httpStatus: 400,
    title: '无法解密',
    sentence: '业务数据无法解密。',
    next: '请核对加密所用的接收方公钥、密钥密文的DER编码和填充方式。',
  },
  ENVELOPE_PAYLOAD_NOT_JSON: {
    httpStatus: 400,
    title: '业务数据不是JSON',
    sentence: '解密后的业务数据不是UTF-8编码的JSON，或嵌套过深。',
    next: '请检查业务数据的编码和格式。',
  },
} as const satisfies Record<string, EnvelopeFault>

export interface EnvelopeFault {
  readonly httpStatus: number
  /** The kind of fault in a few characters. */
  readonly title: string
  readonly sentence: string
  /** What the sender can do. */
  readonly next: string
}

export type EnvelopeCode = keyof typeof envelopeFaults

export const envelopeCodes = Object.keys(envelopeFaults) as readonly EnvelopeCode[]

/** An envelope that was refused; says nothing of its content. */
export class EnvelopeError extends Error {
  readonly code: EnvelopeCode

  constructor(code: EnvelopeCode) {
    super(envelopeFaults[code].sentence)
    this.name = 'EnvelopeError'
    this.code = code
  }
}

/** The body of an `application/problem+json` answer (RFC 9457). */
export interface EnvelopeProblem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: EnvelopeCode
  readonly detail: string
  readonly next: string
}

/** Made of the code alone: what was sent is never repeated. */
export function problemOf(code: EnvelopeCode): EnvelopeProblem {
  const { httpStatus, title, sentence, next } = envelopeFaults[code]
  return {
    type: `urn:piaoqiao:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title,
    status: httpStatus,
    code,
    detail: sentence,
    next,
  }
}
