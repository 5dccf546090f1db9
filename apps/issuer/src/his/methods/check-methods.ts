import { busTypes } from '../bus-types.ts'
import { amount, choice, day, integer, list, moment, optional, text } from '../his-field.ts'
import type { HisMethod } from '../his-method.ts'
import { billKeyFields } from './bill-key-fields.ts'

export const checkPageSizeMax = 100
export const checkPagesMax = 100_000
/** A check over more days would read a large part of the store. */
export const checkDaysMax = 31

export const dataTypes = {
  '1': '正常电子票据',
  '2': '电子红票',
  '3': '已换开纸质票据的电子票据',
} as const

const range = {
  busDate: optional(day('业务日期', { note: '只查一天时送' })),
  busBgnDate: optional(day('业务起始日期', { note: '与busEndDate一起送' })),
  busEndDate: optional(day('业务终止日期', { note: `含当天；最多${checkDaysMax}天` })),
  placeCode: optional(text('开票点编码', 50, 'SF01', { note: '不送为全部开票点' })),
  busType: optional(choice('业务标识', 20, busTypes, { note: '不送为全部' })),
  pageNo: integer('页码', { min: 1, max: checkPagesMax }, 1),
  pageSize: integer('每页条数', { min: 1, max: checkPageSizeMax }, 10),
} as const

const line = {
  busNo: text('业务流水号', 50, 'MZ-20260302-0001'),
  busType: choice('业务标识', 20, busTypes),
  busDateTime: moment('业务发生时间'),
  placeCode: text('开票点编码', 50, 'SF01'),
  billName: text('票据种类名称', 200, '医疗门诊收费票据（电子）'),
  ...billKeyFields,
  random: text('校验码', 20, 'a1b2c3'),
  totalAmt: amount('总金额', '188.21', { note: '红票为负' }),
  ivcDateTime: moment('开票时间'),
  dataType: choice('数据类型', 1, dataTypes),
  state: choice('状态', 1, { '1': '正常', '2': '作废' }),
  relateBillBatchCode: text('原电子票据代码', 50, '', { note: '只在红票上有' }),
  relateBillNo: text('原电子票据号码', 20, '', { note: '只在红票上有' }),
} as const

const totals = {
  allTotalNum: integer('总笔数', { min: 0, max: 999_999_999 }, 1),
  allTotalAmt: amount('总金额', '188.21'),
  pageNo: integer('页码', { min: 1, max: checkPagesMax }, 1),
  totalPage: integer('总页数', { min: 0, max: 999_999_999 }, 1),
} as const

const notes = [
  '按业务发生时间（busDateTime）所在的日期统计，不是开票日期；只含经本接口开具的票据。',
  `busDate，或busBgnDate与busEndDate，必须送一种；一次最多${checkDaysMax}天。`,
]

export const checkTotalData = {
  name: 'checkTotalData',
  title: '总笔数核对',
  englishTitle: 'Check counts and amounts',
  purpose: '按业务日期核对开具的笔数和金额；红票计入笔数，金额为负。',
  request: range,
  answer: { ...totals, billList: list('票据列表', line, { entriesMax: checkPageSizeMax }) },
  notes,
  results: [],
} as const satisfies HisMethod

export const checkWriteOffData = {
  name: 'checkWriteOffData',
  title: '退费数据核对',
  englishTitle: 'Check reversals',
  purpose: '按退费业务日期核对已完成冲红的笔数和金额（金额为负）。',
  request: range,
  answer: { ...totals, billList: list('红票列表', line, { entriesMax: checkPageSizeMax }) },
  notes: [...notes, '只统计省级平台已确认的冲红；等待中的冲红不计入。'],
  results: [],
} as const satisfies HisMethod

export const getBillByBusDate = {
  name: 'getBillByBusDate',
  title: '按业务日期获取开票信息',
  englishTitle: 'Bills by day of business',
  purpose: '按业务日期分页取回票据，逐笔对账。',
  request: {
    ...range,
    dataType: optional(choice('数据类型', 1, dataTypes, { note: '不送为1和2' })),
  },
  answer: {
    total: integer('本页条数', { min: 0, max: checkPageSizeMax }, 1),
    ...totals,
    billList: list('票据列表', line, { entriesMax: checkPageSizeMax }),
  },
  notes: [...notes, '已换开纸质票据的电子票据（3）同时也是正常电子票据（1）。'],
  results: [],
} as const satisfies HisMethod
