import { amount, choice, moment, optional, text } from '../his-field.ts'
import type { HisMethod } from '../his-method.ts'
import { payChannelDetail } from './charge-fields.ts'

const ours = { note: '本站补充的字段' }

const voucher = {
  busType: choice('业务标识', 20, { '07': '住院预交金', '08': '体检预交金' }),
  busNo: text('业务流水号', 50, 'YJ-20260302-0001'),
  payer: text('患者姓名（交款人）', 100, '样例甲'),
  busDateTime: moment('业务发生时间'),
  placeCode: text('开票点编码', 50, 'SF01'),
  payee: text('收费员', 50, '收费员一'),
  author: text('编制人', 100, '收费员一'),
  totalAmt: amount('预交金额', '1000.00', { note: '大于零' }),
  patientId: optional(text('患者唯一编号', 50, 'P0001')),
  caseNumber: optional(text('病历号', 50, '')),
  remark: optional(text('备注', 200, '')),
  payChannelDetail: optional(payChannelDetail),
} as const

const notABill =
  '预交金凭证是开票站保存的收款记录，有自己的代码和号码，**不是财政电子票据**：没有财政监制签名，不向省级平台登记，不能报销。因此不返回二维码和页面地址。出院结算后请开具住院票据，预缴金额写在票据的prepayAmt中。'

export const prepaymentVoucher = {
  name: 'invoicePayMentVoucher',
  title: '预交金凭证开具',
  englishTitle: 'Record a prepayment',
  purpose: '收取住院或体检预交金后，登记一张预交金凭证。',
  request: voucher,
  answer: {
    voucherBatchCode: text('预交金凭证代码', 50, 'YJ500104'),
    voucherNo: text('预交金凭证号码', 20, '0000000001'),
    voucherRandom: text('预交金凭证校验码', 20, 'k7m2p9'),
    createTime: moment('生成时间'),
    billQRCode: text('二维码图片', 10, '', { note: '总为空' }),
    pictureUrl: text('页面地址', 10, '', { note: '总为空' }),
    isRepeated: choice('是否此前已开具', 1, { '0': '本次开具', '1': '此前已开具' }, ours),
  },
  notes: [notABill, '同一业务流水号、相同内容的重复请求得到同一张凭证。'],
  results: ['E6002'],
} as const satisfies HisMethod

export const writeOffPayMentVoucher = {
  name: 'writeOffPayMentVoucher',
  title: '预交金退款凭证开具',
  englishTitle: 'Take a prepayment back',
  purpose: '退回预交金后，登记一张金额为负的退款凭证，冲抵原凭证。',
  request: {
    voucherBatchCode: text('原预交金凭证代码', 50, 'YJ500104'),
    voucherNo: text('原预交金凭证号码', 20, '0000000001'),
    reason: text('退款原因', 200, '出院结算'),
    operator: text('经办人', 60, '收费员一'),
    busDateTime: moment('业务发生时间'),
    placeCode: text('开票点编码', 50, 'SF01'),
  },
  answer: {
    eScarletVoucherBatchCode: text('退款凭证代码', 50, 'YJ500104'),
    eScarletVoucherNo: text('退款凭证号码', 20, '0000000002'),
    eScarletRandom: text('退款凭证校验码', 20, 'w3x8y1'),
    createTime: moment('生成时间'),
    billQRCode: text('二维码图片', 10, '', { note: '总为空' }),
    pictureUrl: text('页面地址', 10, '', { note: '总为空' }),
    isRepeated: choice('是否此前已退', 1, { '0': '本次退款', '1': '此前已退款' }, ours),
  },
  notes: [
    notABill,
    '一张预交金凭证只能全额退一次；再次请求得到同一张退款凭证，isRepeated为1，请不要重复退款。',
  ],
  results: ['E6001', 'E6003'],
} as const satisfies HisMethod
