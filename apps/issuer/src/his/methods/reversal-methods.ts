import { stateNames } from '@piaoqiao/domain'
import { choice, moment, optional, text } from '../his-field.ts'
import type { HisMethod } from '../his-method.ts'
import { reversalWords } from '../reversal-words.ts'
import { billKeyFields } from './bill-key-fields.ts'

const ours = { note: '本站补充的字段' }
const named = (words: Readonly<Record<string, string>>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, words[name] ?? '']))

const writeOff = {
  ...billKeyFields,
  reason: text('冲红原因', 200, '患者退费'),
  operator: text('经办人', 60, '收费员一', { note: '红字票据的开票人' }),
  busDateTime: moment('业务发生时间'),
  placeCode: text('开票点编码', 50, 'SF01'),
} as const

export const redBillAnswer = {
  eScarletBillBatchCode: text('电子红票票据代码', 50, '50060126'),
  eScarletBillNo: text('电子红票票据号码', 20, '0000000002'),
  eScarletRandom: text('电子红票校验码', 20, 'd4e5f6'),
  createTime: moment('电子红票生成时间'),
  billQRCode: text('二维码图片', 100_000, 'iVBORw0KGgo…', { note: 'PNG图片的Base64' }),
  pictureUrl: text('电子票据页面地址', 500, '', { note: '没有时为空' }),
  pictureNetUrl: text('电子票据外网页面地址', 500, '', { note: '没有时为空' }),
  isRepeated: choice('是否此前已冲红', 1, { '0': '本次冲红', '1': '此前已冲红' }, ours),
} as const

export const writeOffEBill = {
  name: 'writeOffEBill',
  title: '电子票据冲红',
  englishTitle: 'Reverse a bill',
  purpose:
    '退费前调用。开票站先向省级平台申请冲红锁定，获准后开具红字票据；票据被报销单位持有或已报销时不能冲红。',
  request: writeOff,
  answer: redBillAnswer,
  notes: [
    '**只有S0000表示冲红已完成，可以退费。** 其他任何结果都不要退费。',
    'E4101、E4102、E4105、E4006之后开票站会自动继续，不需要再次申请；结果以noticeReversal通知，也可用getEBillStatesByBillInfo查询。没有把握时可以原样重试，不会重复冲红。',
    'E4005表示申请没有送达，也没有保存，稍后须由医院重试。',
    '已由本站冲红的票据再次请求，仍得到同一张红字票据，isRepeated为1。',
  ],
  results: [
    'E4001',
    'E4002',
    'E4003',
    'E4004',
    'E4005',
    'E4006',
    'E4007',
    'E4101',
    'E4102',
    'E4103',
    'E4104',
    'E4105',
    'E4106',
    'E4107',
  ],
} as const satisfies HisMethod

const stateAnswer = {
  billName: text('票据种类名称', 200, '医疗门诊收费票据（电子）'),
  ...billKeyFields,
  random: text('电子校验码', 20, 'a1b2c3'),
  ivcDateTime: moment('开票时间'),
  state: choice('状态', 1, { '1': '正常', '2': '作废' }, { note: '冲红完成后为2' }),
  isPrtPaper: choice('是否换开纸质票据', 1, { '0': '否', '1': '是' }),
  pBillBatchCode: optional(text('纸质票据代码', 50, '')),
  pBillNo: optional(text('纸质票据号码', 20, '')),
  isScarlet: choice('是否已开红票', 1, { '0': '未开红票', '1': '已开红票' }),
  scarletBillBatchCode: optional(text('红字电子票据代码', 50, '')),
  scarletBillNo: optional(text('红字电子票据号码', 20, '')),
  scarletRandom: optional(text('红字电子票据校验码', 20, '')),
  scarletBillQRCode: optional(text('红字电子票据二维码图片', 100_000, '')),
  registration: choice(
    '登记状态',
    10,
    { registered: '已登记', waiting: '待登记', refused: '登记被拒绝' },
    ours,
  ),
  standing: choice(
    '票据状态',
    20,
    named(stateNames, ['valid', 'reversal_locked', 'reversed']),
    ours,
  ),
  reimbursement: choice(
    '报销状态',
    20,
    named(stateNames, ['open', 'locked', 'partly_reimbursed', 'reimbursed']),
    ours,
  ),
  reversalState: optional(
    choice('冲红进度', 10, reversalWords, { note: '没有申请过为空；本站补充的字段' }),
  ),
  reversalText: optional(text('冲红进度说明', 100, '', ours)),
} as const

export const getEBillStatesByBillInfo = {
  name: 'getEBillStatesByBillInfo',
  title: '电子票据状态查询',
  englishTitle: 'How a bill stands',
  purpose: '按票据代码和号码查询票据的状态、纸质票据、红字票据，以及冲红进行到哪一步。',
  request: billKeyFields,
  answer: stateAnswer,
  notes: [
    '按开票站收到的最新事件回答，不需要等待省级平台；事件通常在数秒内到达。',
    '没有的内容为空字符串。',
  ],
  results: ['E4001'],
} as const satisfies HisMethod

const accountAnswer = {
  ...billKeyFields,
  accountStatus: choice('入账状态', 1, {
    '0': '未使用',
    '1': '报销单位已锁定',
    '2': '部分报销',
    '3': '已报销',
    '4': '已入账',
  }),
  accountTime: optional(
    text('最近一次变化时间', 17, '', { note: 'yyyyMMddHHmmssSSS；没有时为空' }),
  ),
  incomeStatus: choice(
    '收入入账状态',
    1,
    { '0': '未入账', '1': '已入账' },
    {
      note: '开票单位自己的收入入账',
    },
  ),
} as const

export const getEBillAccountStatus = {
  name: 'getEBillAccountStatus',
  title: '电子票据入账状态查询',
  englishTitle: 'Whether a bill was reimbursed and posted',
  purpose: '查询票据是否已被报销单位锁定、报销、入账，供退费前参考。',
  request: billKeyFields,
  answer: accountAnswer,
  notes: [
    '公开资料中只见到这个方法的名称，含义和字段由本站确定。',
    '只作参考：能否冲红以writeOffEBill的结果为准。',
  ],
  results: ['E4001'],
} as const satisfies HisMethod
