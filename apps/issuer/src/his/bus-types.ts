/** 业务标识 (busType), as hospitals send it. */
export const busTypes = {
  '01': '住院',
  '02': '门诊',
  '03': '急诊',
  '04': '门特',
  '05': '体检中心',
  '06': '挂号',
  '07': '住院预交金',
  '08': '体检预交金',
} as const
export type BusType = keyof typeof busTypes

/** 交费渠道 (payChannelCode). A hospital may have codes of its own beside these. */
export const payChannels: Readonly<Record<string, string>> = {
  '02': '现金',
  '04': '支付宝',
  '05': '微信',
  '07': '卡支付',
  '11': '医保',
}
