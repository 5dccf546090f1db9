import { amount, choice, day, moment, optional, text } from '../his-field.ts'
import { chargeDetail, listDetail, otherInfo, payChannelDetail } from './charge-fields.ts'

/** What every bill says of the settlement and of the payer. */
export const settlementFields = {
  busNo: text('业务流水号', 50, 'MZ-20260302-0001', {
    note: '一个流水号只对应一张票据；内容相同的重复请求得到同一张票据',
  }),
  payer: text('患者姓名（交款人）', 100, '样例甲'),
  busDateTime: moment('业务发生时间'),
  placeCode: text('开票点编码', 50, 'SF01'),
  payee: text('收费员', 50, '收费员一'),
  author: text('票据编制人', 100, '收费员一', { note: '票面的开票人' }),
  totalAmt: amount('开票总金额', '188.21'),
  remark: optional(text('备注', 200, '')),
  tel: optional(text('手机号码', 11, '', { note: '不保存' })),
  payerType: choice('交款人类型', 1, { '1': '个人', '2': '单位' }),
  cardType: text('卡类型', 10, '01', {
    note: '01或1101 居民身份证，其余为其他卡',
  }),
  cardNo: text('卡号', 50, '500000199001011238', {
    note: '身份证，或18位且校验正确的身份证号，写入交款人代码；其他卡号不写入票据',
  }),
  idCardNo: optional(
    text('身份证号码', 20, '', { note: '持其他卡时送，优先于卡号（本站补充的字段）' }),
  ),
  payerCode: optional(
    text('交款单位代码', 18, '', { note: '单位交款时的统一社会信用代码（本站补充的字段）' }),
  ),
} as const

/** 医疗机构, 医保 and who the patient is. */
export const patientFields = {
  medicalInstitution: text('医疗机构类型', 30, '综合医院'),
  medCareInstitution: optional(text('医保机构编码', 60, '')),
  medCareTypeCode: optional(text('医保类型编码', 30, '01')),
  medicalCareType: text('医保类型名称', 60, '职工基本医疗保险'),
  medicalInsuranceID: optional(text('患者医保编号', 30, '')),
  sex: text('性别', 4, '女'),
  age: text('年龄', 10, '36'),
} as const

/** Who pays what. */
export const paymentFields = {
  accountPay: amount('个人账户支付', '86.29'),
  fundPay: amount('医保统筹基金支付', '101.92'),
  otherfundPay: amount('其他医保支付', '0.00'),
  ownPay: amount('自费金额', '0.00', { note: '票面的个人自费' }),
  selfConceitedAmt: amount('个人自负', '0.00', { note: '大于零时写入扩展元素' }),
  selfPayAmt: amount('个人自付', '86.29'),
  selfCashPay: amount('个人现金支付', '0.00'),
  reimbursementAmt: amount('医保报销总额', '101.92', { note: '大于零时写入扩展元素' }),
  ownAcBalance: optional(amount('个人账户余额', '0.00', { note: '写入扩展元素' })),
  balancedNumber: optional(text('医保结算号', 100, '', { note: '写入扩展元素' })),
  payChannelDetail,
  isArrears: choice('是否可流通', 1, { '0': '否', '1': '是' }, { note: '只作校验，不写入票据' }),
} as const

export const lineFields = {
  chargeDetail,
  listDetail: optional(listDetail),
  otherInfo: optional(otherInfo),
}

export const checker = text('票据复核人', 100, '复核员一')
export const consultationDate = day('就诊日期')

/** 科别: before V3.2 sent as `category`. */
export const department = {
  patientCategory: optional(text('就诊科室名称', 60, '心内科', { also: ['category'] })),
  patientCategoryCode: optional(text('就诊科室编码', 60, '0301', { also: ['categoryCode'] })),
} as const

/** What the HIS gets for a bill, whether it was made now or before. */
export const billAnswer = {
  billBatchCode: text('电子票据代码', 50, '50060126'),
  billNo: text('电子票据号码', 20, '0000000001'),
  random: text('电子校验码', 20, 'a1b2c3'),
  createTime: moment('电子票据生成时间'),
  billQRCode: text('二维码图片', 100_000, 'iVBORw0KGgo…', { note: 'PNG图片的Base64' }),
  pictureUrl: text('电子票据页面地址', 500, '', { note: '院内使用；没有时为空' }),
  pictureNetUrl: text('电子票据外网页面地址', 500, '', { note: '没有时为空' }),
  billBusDate: moment('业务发生时间', { note: '与请求的busDateTime相同' }),
  isRepeated: choice(
    '是否此前已开具',
    1,
    { '0': '本次开具', '1': '此前已开具' },
    { note: '本站补充的字段' },
  ),
} as const
