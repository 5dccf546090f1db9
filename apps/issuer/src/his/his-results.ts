import { CodedError } from '@piaoqiao/service-kit'
import type { StationFaultCode } from '../station-error.ts'

interface HisResult {
  /** For whoever waits at the counter; `{words}` stands for the field or the fault. */
  readonly sentence: string
  /** What can be done now. */
  readonly next: string
}

export const hisDone = 'S0000'

/**
 * Every answer to a HIS other than `S0000`. Only `S0000` was found in what hospitals call today; this series is ours,
 * and a code of it never changes its meaning.
 */
export const hisResults = {
  E1001: {
    sentence: '请求不是UTF-8编码的JSON，或{words}缺失、写法不对。',
    next: '请提交含appid、data、noise、version、sign五个字段的JSON。',
  },
  E1002: { sentence: '请求超过允许的大小。', next: '请减少清单明细后重新提交。' },
  E1003: { sentence: '不支持这个接口版本（version）。', next: '请使用1.0。' },
  E1004: { sentence: '没有这个应用帐号（appid）。', next: '请核对开票站分配的应用帐号。' },
  E1005: {
    sentence: '签名（sign）验证不通过。',
    next: '请核对签名私钥，以及拼接顺序appid、data、noise、key、version。',
  },
  E1006: {
    sentence: '业务数据（data）不是Base64编码的JSON对象。',
    next: '请将UTF-8编码的JSON对象做Base64后放入data。',
  },
  E1007: { sentence: '没有这个接口方法。', next: '请核对接口地址末尾的方法名，区分大小写。' },
  E1008: {
    sentence: '请求随机标识（noise）已用过。',
    next: '新的请求请换用新的noise；重试请在10分钟内原样发送，或换用新的noise。',
  },
  E2001: { sentence: '缺少必填字段：{words}。', next: '请补充后重新提交。' },
  E2002: { sentence: '字段超长：{words}。', next: '请缩短后重新提交。' },
  E2003: { sentence: '字段类型不对：{words}。', next: '请按接口文档的类型填写。' },
  E2004: {
    sentence: '金额或数量的写法不对：{words}。',
    next: '请按十进制填写，不带千分位；金额须能精确到分。',
  },
  E2005: {
    sentence: '日期或时间的写法不对：{words}。',
    next: '日期请写yyyyMMdd或yyyy-MM-dd，时间请写yyyyMMddHHmmssSSS。',
  },
  E2006: { sentence: '字段取值不在规定范围内：{words}。', next: '请按接口文档的取值填写。' },
  E2007: { sentence: '明细行数超过上限：{words}。', next: '请合并明细后重新提交。' },
  E2008: {
    sentence: '项目明细（chargeDetail）的金额之和不等于总金额（totalAmt）。',
    next: '请核对金额后重新提交。',
  },
  E3001: {
    sentence: '业务流水号（busNo）已开具过内容不同的票据，本次没有开具。',
    next: '请核对业务流水号；确需另开一张，请换用新的业务流水号。',
  },
  E3002: {
    sentence: '开票内容不符合数据标准：{words}。',
    next: '请按提示改正后，用同一业务流水号重新开具。',
  },
  E3003: {
    sentence: '这类票据的号码已用完，暂时不能开具。',
    next: '开票站会自动领用号码；请稍后用同一业务流水号重试。',
  },
  E4001: { sentence: '本开票站没有开具过这张票据。', next: '请核对票据代码和号码。' },
  E4002: {
    sentence: '这张票据还在等待省级平台登记，暂时不能办理。',
    next: '登记会自动完成，请稍后重试。',
  },
  E4003: {
    sentence: '这张票据的登记被省级平台拒绝，不能办理。',
    next: '请联系开票站维护人员按登记结果处理。',
  },
  E4004: {
    sentence: '这张票据的上一项操作结果未知，开票站正在核实。',
    next: '请稍后重试；不会重复执行。',
  },
  E4005: {
    sentence: '暂时联系不上省级平台，请求没有送达，票据状态没有变化。',
    next: '请先不要退费，稍后重试。',
  },
  E4006: {
    sentence: '请求已送出，但没有收到省级平台的答复，结果未知；开票站会自动核实。',
    next: '请先不要退费，稍后查询票据状态或原样重试；不会重复执行。',
  },
  E4007: { sentence: '省级平台没有同意：{words}', next: '请按提示办理。' },
  E4101: {
    sentence: '票据正由报销单位持有，不能冲红；已标记待冲红，解锁或锁定到期后自动冲红。',
    next: '请先不要退费；冲红完成后开票站会通知，也可查询票据状态。',
  },
  E4102: {
    sentence: '票据已报销，不能冲红；已请报销单位撤销报销，全部撤销后自动冲红。',
    next: '请先不要退费，并告知患者先到报销单位退回报销款；冲红完成后开票站会通知。',
  },
  E4103: {
    sentence: '这张票据在省级平台已冲红，但不是由本开票站冲红的。',
    next: '请联系财政部门核实，不要重复退费。',
  },
  E4104: {
    sentence: '这张票据已换开纸质票据，不能冲红。',
    next: '请先收回纸质票据并作废（invalidPaper），再冲红。',
  },
  E4105: {
    sentence: '冲红已获准，红字票据正在办理，尚未完成；开票站会自动继续。',
    next: '请先不要退费；冲红完成后开票站会通知，也可查询票据状态。',
  },
  E4106: { sentence: '这是一张红字票据，不能办理。', next: '请使用被冲红的原票据。' },
  E4107: {
    sentence: '冲红原因（reason）或经办人（operator）的写法不对。',
    next: '原因请写1至200个字，姓名不超过60个字，不要使用控制字符。',
  },
  E5001: {
    sentence: '这个纸质票据号码不在本开票站的库存内。',
    next: '请核对纸质票据代码和号码；新领的纸质票据请先登记入库。',
  },
  E5002: {
    sentence: '这个纸质票据号码已用于另一张电子票据。',
    next: '请用getPaperBillNo取当前可用号码。',
  },
  E5003: { sentence: '这个纸质票据号码已作废。', next: '请用getPaperBillNo取当前可用号码。' },
  E5004: {
    sentence: '这张电子票据没有换开过纸质票据。',
    next: '首次换开请用turnPaper。',
  },
  E5005: {
    sentence: '没有可用的纸质票据号码。',
    next: '请领用纸质票据并在开票站登记入库。',
  },
  E5006: {
    sentence: '这张电子票据已换开另一张纸质票据。',
    next: '需要重打请用reTurnPaper；不再需要纸质票据请用invalidPaper。',
  },
  E6001: { sentence: '没有这张预交金凭证。', next: '请核对凭证代码和号码。' },
  E6002: {
    sentence: '业务流水号（busNo）已开具过内容不同的预交金凭证。',
    next: '请核对业务流水号；确需另开，请换用新的业务流水号。',
  },
  E6003: { sentence: '这是一张退款凭证，不能再退。', next: '请使用原预交金凭证。' },
  E9001: {
    sentence: '开票站的数据库暂时不可用，不能确认本次请求是否已保存。',
    next: '请稍后用相同内容重试；不会重复执行。',
  },
  E9999: {
    sentence: '开票站处理请求时出现故障，结果未知。',
    next: '请用相同内容重试；不会重复执行。如仍失败，请联系维护人员。',
  },
} as const satisfies Record<`E${number}`, HisResult>
export type HisResultCode = keyof typeof hisResults

/** The station says no to a HIS. Nothing of the request stands in the message. */
export class HisError extends CodedError {
  readonly code: HisResultCode
  /** What the HIS is told, in Chinese. */
  readonly text: string

  /** @param words names of fields or faults, in words of ours; never a value that was sent */
  constructor(code: HisResultCode, words = '', options?: ErrorOptions) {
    super(`the HIS was refused: ${code}`, options)
    this.code = code
    this.text = hisResultText(code, words)
  }
}

export function hisResultText(code: HisResultCode, words = ''): string {
  const { sentence, next } = hisResults[code]
  return `${sentence.replace('{words}', words)}${next}`
}

/** What the station's own refusals are to a HIS; those of other interfaces do not come here. */
export const hisResultOfStationFault: Readonly<Partial<Record<StationFaultCode, HisResultCode>>> = {
  BUSINESS_NUMBER_REUSED: 'E3001',
  BILL_DRAFT_REFUSED: 'E3002',
  NUMBERS_EXHAUSTED: 'E3003',
  BILL_NOT_HERE: 'E4001',
  REGISTRATION_WAITING: 'E4002',
  REGISTRATION_REFUSED: 'E4003',
  REGISTRATION_NOT_REFUSED: 'E4003',
  REVERSAL_WORDS_UNFIT: 'E4107',
  REVERSAL_NOT_GRANTED: 'E4105',
  EARLIER_OPERATION_OPEN: 'E4004',
  STORE_UNAVAILABLE: 'E9001',
}
