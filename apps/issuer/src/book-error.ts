import { CodedError } from '@piaoqiao/service-kit'

/**
 * Every way in which the books say no: numbers, states and income. Hospital systems never meet these, so they are a table of
 * their own. A code never changes its meaning; `{fault}` stands for what is wrong, in words of ours.
 */
export const bookFaults = {
  PERIOD_UNFIT: {
    sentence: '查询的日期不对：{fault}。',
    next: '请改正日期后重新查询。',
  },
  CURSOR_UNFIT: {
    sentence: '游标不是上一页给出的内容。',
    next: '请从第一页重新查询。',
  },
  NUMBER_NOT_HERE: {
    sentence: '这个号码不在本开票站领用的号段内。',
    next: '请核对票据代码和号码。',
  },
  NUMBER_IN_STOCK: {
    sentence: '这个号码还没有使用，不能作废。',
    next: '无需处理，开票时会按顺序使用。',
  },
  NUMBER_IN_USE: {
    sentence: '这个号码的票据已登记或正在等待登记，不能作废。',
    next: '已登记的票据请办理冲红；等待登记的请稍后查询登记结果。',
  },
  NUMBER_ALREADY_SPOILT: {
    sentence: '这个号码已按另一个原因作废。',
    next: '请查询票号日报；作废登记后不能更改。',
  },
  NUMBER_SPOILT: {
    sentence: '这张票据的号码已作废，不能重新登记。',
    next: '请换用新的业务流水号另行开具。',
  },
  INCOME_FILE_UNFIT: {
    sentence: '收入入账文件不能读取：{fault}。',
    next: '请按模板改正文件后重新上传；已收下的行不会重复入账。',
  },
} as const satisfies Record<string, { sentence: string; next: string }>
export type BookFaultCode = keyof typeof bookFaults

/** The books say no. Nothing of a bill or of a file stands in the message. */
export class BookError extends CodedError {
  readonly code: BookFaultCode
  /** For whoever reads the answer, in Chinese. */
  readonly sentence: string
  /** What can be done now, in Chinese. */
  readonly next: string

  /** @param fault what is wrong, in words of ours */
  constructor(code: BookFaultCode, fault = '') {
    super(`the books refused: ${code}`)
    this.code = code
    this.sentence = bookFaults[code].sentence.replace('{fault}', fault)
    this.next = bookFaults[code].next
  }
}
