import { integer, list, moment, text } from '../his-field.ts'
import type { HisMethod } from '../his-method.ts'
import { billKeyFields } from './bill-key-fields.ts'

export const paperCodesMax = 100

const placeCode = text('开票点编码', 50, 'SF01')
const paperCode = text('纸质票据代码', 20, '500601')
const paperNumber = text('纸质票据号码', 18, '00012345')
const operator = text('经办人', 60, '收费员一')
const done = { message: text('结果', 20, '成功') } as const
const paperResults = ['E5001', 'E5002', 'E5003'] as const
const provinceResults = ['E4001', 'E4002', 'E4003', 'E4004', 'E4005', 'E4006', 'E4007'] as const

export const getValidBillBatchCode = {
  name: 'getValidBillBatchCode',
  title: '获取纸质票据有效代码列表',
  englishTitle: 'Codes of paper bills in stock',
  purpose: '列出开票点还有库存的纸质票据代码。',
  request: { placeCode },
  answer: {
    billBatchCodeList: list(
      '纸质票据代码列表',
      {
        pBillBatchCode: paperCode,
        stock: integer('剩余张数', { min: 0, max: 999_999_999 }, 500),
      },
      { entriesMax: paperCodesMax },
    ),
  },
  notes: [
    '库存由医院票据管理员登记入库：开票站本地接口POST /paper-stock。没有指定开票点的库存，各开票点都可使用。',
  ],
  results: [],
} as const satisfies HisMethod

export const getPaperBillNo = {
  name: 'getPaperBillNo',
  title: '获取当前纸质票据可用号码',
  englishTitle: 'The next number of paper',
  purpose: '取开票点在一个纸质票据代码下当前可用的最小号码，供操作员与打印机中的纸张核对。',
  request: { placeCode, pBillBatchCode: paperCode },
  answer: { pBillBatchCode: paperCode, pBillNo: paperNumber },
  notes: ['只是查询，不占用号码；号码在turnPaper或invalidPaper时才使用。'],
  results: ['E5005'],
} as const satisfies HisMethod

const turn = {
  ...billKeyFields,
  pBillBatchCode: paperCode,
  pBillNo: paperNumber,
  busDateTime: moment('业务发生时间'),
  placeCode,
  operator,
} as const

export const turnPaper = {
  name: 'turnPaper',
  title: '换开纸质票据',
  englishTitle: 'Exchange a bill for paper',
  purpose: '登记电子票据已换开为指定号码的纸质票据；此后电子票据不能报销，直到纸质票据收回。',
  request: turn,
  answer: done,
  notes: [
    '请在得到S0000之后再打印。',
    '被报销单位锁定、已报销或正在冲红的票据不能换开（E4007说明原因）。',
    '同一张电子票据、同一个纸质号码的重复请求不会重复执行。',
  ],
  results: [...provinceResults, ...paperResults, 'E5006'],
} as const satisfies HisMethod

export const reTurnPaper = {
  name: 'reTurnPaper',
  title: '重新换开纸质票据',
  englishTitle: 'Exchange again, with another paper',
  purpose: '原纸质票据打印损坏或遗失后，作废原号码，改用新的号码换开。',
  request: turn,
  answer: done,
  notes: [
    '先退回原纸质票据，再换开新的；中途失败时原样重试即可从断点继续。',
    'pBillBatchCode、pBillNo是新的纸质票据。',
  ],
  results: [...provinceResults, ...paperResults, 'E5004'],
} as const satisfies HisMethod

export const invalidPaper = {
  name: 'invalidPaper',
  title: '作废纸质票据',
  englishTitle: 'Void paper',
  purpose: '作废一个纸质票据号码：已换开的，收回纸质票据，电子票据恢复使用；空白的，从库存中作废。',
  request: {
    pBillBatchCode: paperCode,
    pBillNo: paperNumber,
    placeCode,
    author: text('作废人', 100, '收费员一'),
    reason: text('作废原因', 200, '打印损坏'),
    busDateTime: moment('业务发生时间'),
  },
  answer: done,
  notes: ['作废的号码不能再用。已作废的号码再次作废，仍回答S0000。'],
  results: [...provinceResults, 'E5001'],
} as const satisfies HisMethod
