import { payChannels } from '../bus-types.ts'
import { amount, integer, lineAmount, list, optional, quantity, text } from '../his-field.ts'

export const chargesMax = 500
export const listLinesMax = 3_000
export const payChannelsMax = 20
export const otherInfosMax = 100

const sortNumbers = { min: 0, max: 999_999 }

/** 项目明细: the lines of the bill. Their amounts add up to the total. */
export const chargeDetail = list(
  '项目明细',
  {
    sortNo: integer('序号', sortNumbers, 1),
    chargeCode: text('收费项目代码', 50, '09'),
    chargeName: text('收费项目名称', 100, '西药费'),
    unit: optional(text('计量单位', 20, '项')),
    std: optional(quantity('收费标准', '188.21')),
    number: optional(quantity('数量', '1')),
    amt: amount('金额', '188.21', { note: '须能精确到分' }),
    selfAmt: optional(amount('自费金额', '0.00', { note: '大于零时写入备注' })),
    remark: optional(text('备注', 200, '')),
  },
  { entriesMax: chargesMax, note: '金额之和等于totalAmt' },
)

/** 清单项目明细: what the lines of the bill consist of. */
export const listDetail = list(
  '清单项目明细',
  {
    listDetailNo: optional(text('明细流水号', 60, '1')),
    chargeCode: optional(text('收费项目代码', 50, '09')),
    chargeName: optional(text('收费项目名称', 100, '西药费')),
    code: optional(text('编码', 30, 'YP0001')),
    name: text('名称', 100, '示例缓释片'),
    form: optional(text('剂型', 50, '片剂')),
    specification: optional(text('规格', 50, '30mg*7片')),
    unit: optional(text('计量单位', 20, '盒')),
    std: optional(quantity('单价', '94.105')),
    number: optional(quantity('数量', '2')),
    amt: lineAmount('金额', '188.21', { note: '不足一分的部分四舍五入，原值写入备注' }),
    selfAmt: optional(lineAmount('自费金额', '0.00')),
    medicalCareType: optional(
      text('医保药品分类', 10, '1', { note: '文档为1位，1 甲类、2 乙类、3 丙类一类的代码' }),
    ),
    medCareItemCode: optional(text('医保项目编码', 100, '')),
    medCareItemName: optional(text('医保项目名称', 100, '')),
    remark: optional(text('备注', 200, '')),
  },
  { entriesMax: listLinesMax },
)

const channelNames = Object.entries(payChannels).map(([code, name]) => `${code} ${name}`)

/** 交费渠道列表. */
export const payChannelDetail = list(
  '交费渠道列表',
  {
    payChannelCode: text('交费渠道编码', 10, '11', {
      note: `${channelNames.join('、')}；其他编码写作“其他”`,
    }),
    payChannelValue: amount('交费渠道金额', '188.21'),
  },
  { entriesMax: payChannelsMax },
)

/** 其他扩展信息. */
export const otherInfo = list(
  '其他扩展信息列表',
  {
    infoNo: integer('扩展信息序号', sortNumbers, 1),
    infoName: text('扩展信息名称', 100, '就诊须知'),
    infoValue: optional(text('扩展信息值', 500, '请妥善保管')),
  },
  {
    entriesMax: otherInfosMax,
    note: '按顺序写入扩展元素OtherInfo1、OtherInfo2…，内容为“名称：值”',
  },
)
