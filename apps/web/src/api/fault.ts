/** Why something could not be done, in words for the reader, and the code that stands small beside them. */
export class Fault extends Error {
  readonly code: string
  /** Of HTTP; 0 where no answer came. */
  readonly status: number
  /** What the reader can do next. */
  readonly next: string

  constructor({ code, status, detail, next }: Problem) {
    super(detail)
    this.name = 'Fault'
    this.code = code
    this.status = status
    this.next = next ?? ''
  }

  toJSON(): Problem {
    const { code, status, message: detail, next } = this
    return { code, status, detail, next }
  }
}

/** A fault as it is written down: what the constructor takes. */
export interface Problem {
  readonly code: string
  readonly status: number
  readonly detail: string
  readonly next?: string
}

const unreachable: Problem = {
  code: 'OFFICE_UNREACHABLE',
  status: 0,
  detail: '现在连不上平台，您填的内容还在。',
  next: '请检查网络后重试。重试不会重复办理。',
}
const unclear: Problem = {
  code: 'ANSWER_UNCLEAR',
  status: 0,
  detail: '平台的答复看不懂，可能正在升级。',
  next: '请稍后重试；仍然如此的，请联系财政部门。',
}

/** Any failure of a request as a fault: a refusal of the office, a lost connection, or an answer that is none. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error
  if (isProblem(error)) return new Fault(error)
  return new Fault(error instanceof TypeError ? unreachable : unclear)
}

/** Whether the same request may succeed when it is sent again. */
export function isPassing({ status }: Fault): boolean {
  return status === 0 || status === 429 || status >= 500
}

function isProblem(error: unknown): error is Problem {
  const { code, status, detail } = (error ?? {}) as Partial<Record<string, unknown>>
  return typeof code === 'string' && typeof status === 'number' && typeof detail === 'string'
}
