import { CodedError } from '@piaoqiao/service-kit'

/**
 * Every way in which the station itself says no, before or instead of the province. A code never changes its meaning.
 * `{fault}` stands for what is wrong, in words of ours.
 */
export const stationFaults = {
  BUSINESS_NUMBER_REUSED: {
    sentence: '这个业务流水号已开具过内容不同的票据，本次没有开具。',
    next: '请核对业务流水号；确需另开一张，请换用新的业务流水号。',
  },
  BILL_DRAFT_REFUSED: {
    sentence: '开票内容不符合数据标准：{fault}。',
    next: '请按提示改正后，用同一业务流水号重新开具。',
  },
  NUMBERS_EXHAUSTED: {
    sentence: '这类票据的号码已用完，暂时不能开具。',
    next: '开票站会自动领用号码；请稍后用同一业务流水号重试。',
  },
  BILL_NOT_HERE: {
    sentence: '本开票站没有开具过这张票据。',
    next: '请核对票据代码和号码。',
  },
  REGISTRATION_WAITING: {
    sentence: '这张票据还在等待登记，暂时不能办理。',
    next: '票据登记后会自动恢复，请稍后再试。',
  },
  REGISTRATION_REFUSED: {
    sentence: '这张票据的登记被拒绝，不能办理。',
    next: '请先按登记结果处理，再重新登记。',
  },
  REGISTRATION_NOT_REFUSED: {
    sentence: '这张票据的登记没有被拒绝，无需重新登记。',
    next: '请查询票据状态。',
  },
  REVERSAL_WORDS_UNFIT: {
    sentence: '冲红原因、开票人或复核人的写法不对。',
    next: '原因请写1至200个字，姓名不超过100个字，不要使用控制字符。',
  },
  REVERSAL_NOT_GRANTED: {
    sentence: '这张票据尚未进入冲红锁定，不能完成冲红。',
    next: '请先申请冲红锁定；已申请的，请等待持有单位解锁或报销单位撤销。',
  },
  EARLIER_OPERATION_OPEN: {
    sentence: '这张票据的上一项操作结果未知，正在核实。',
    next: '请稍后再试；核实期间不会重复执行。',
  },
  FILE_PAGE_MISSING: {
    sentence: '这张票据没有这一页。',
    next: '请核对页码，页码从1开始。',
  },
  SEAL_MISSING: {
    sentence: '开票站没有配置电子印章，不能生成版式文件（OFD）。',
    next: '请在密钥库中导入证书和电子印章；也可以使用票据文件（XML）或PDF。',
  },
  FACE_NOT_LAID: {
    sentence: '票据内容太多，版面排不下。',
    next: '请使用票据文件（XML），并联系维护人员。',
  },
  FILE_NOT_MADE: {
    sentence: '票据文件暂时不能生成：{fault}。',
    next: '请稍后再试；开票站也会自动重试。',
  },
  FILE_STORE_UNAVAILABLE: {
    sentence: '存放票据文件的存储暂时不可用。',
    next: '请稍后再试，并联系维护人员检查文件存储。',
  },
  STORE_UNAVAILABLE: {
    sentence: '开票站的数据库暂时不可用，不能确认本次请求是否已保存。',
    next: '请稍后用相同内容重试；不会重复执行。',
  },
} as const satisfies Record<string, { sentence: string; next: string }>
export type StationFaultCode = keyof typeof stationFaults

/** The station says no. Nothing of the bill stands in the message. */
export class StationError extends CodedError {
  readonly code: StationFaultCode
  /** For whoever waits at the counter, in Chinese. */
  readonly sentence: string
  /** What can be done now, in Chinese. */
  readonly next: string

  /** @param fault what is wrong, in words of ours; never content of the bill */
  constructor(code: StationFaultCode, fault = '', options?: ErrorOptions) {
    super(`the station refused: ${code}`, options)
    this.code = code
    this.sentence = stationFaults[code].sentence.replace('{fault}', fault)
    this.next = stationFaults[code].next
  }
}
