import { stateNames } from '@piaoqiao/domain'
import { choice, integer, moment, optional, text } from '../his-field.ts'
import type { HisMethod } from '../his-method.ts'
import { reversalWords } from '../reversal-words.ts'
import { billKeyFields } from './bill-key-fields.ts'

const names = (...states: readonly (keyof typeof stateNames)[]): Record<string, string> =>
  Object.fromEntries(states.map((state) => [state, stateNames[state]]))

const head = {
  noticeId: text('通知编号', 20, '1', { note: '同一通知重发时不变；请按它去重' }),
  ...billKeyFields,
  busNo: text('业务流水号', 50, 'MZ-20260302-0001'),
} as const

const answer = {} as const
const notes = [
  '开票站调用医院：`POST {HIS_CALLBACK_URL}/方法名`，信封和签名与医院调用开票站时相同，用HIS_APPS中的第一个应用帐号。',
  '请医院按同样的信封回答result为S0000；其他结果、超时、签名不对，开票站都会重发，间隔逐渐加长到10分钟，直到成功，通知不会丢失。',
  '同一张票据的通知按先后顺序发送；同一通知可能收到不止一次。',
]

export const noticeReversal = {
  name: 'noticeReversal',
  title: '冲红进度通知',
  englishTitle: 'Notice: how a reversal goes on',
  purpose: '经writeOffEBill申请的冲红有了新进展时，开票站通知医院。',
  request: {
    ...head,
    reversalState: choice('冲红进度', 10, reversalWords, { note: 'completed之后才可退费' }),
    reversalText: text('冲红进度说明', 100, reversalWords.held),
    code: text('省级平台结果代码', 40, 'REVERSAL_HELD_MARKED'),
    eScarletBillBatchCode: optional(text('电子红票票据代码', 50, '', { note: '已冲红时有' })),
    eScarletBillNo: optional(text('电子红票票据号码', 20, '', { note: '已冲红时有' })),
    eScarletRandom: optional(text('电子红票校验码', 20, '', { note: '已冲红时有' })),
  },
  answer,
  notes,
  results: [],
} as const satisfies HisMethod

export const noticeBillState = {
  name: 'noticeBillState',
  title: '票据状态变化通知',
  englishTitle: 'Notice: something happened to a bill',
  purpose: '票据被锁定、解锁、报销、入账、申请追回、换开等时，开票站通知医院。',
  request: {
    ...head,
    sequence: integer('事件序号', { min: 1, max: 999_999_999 }, 2, {
      note: '每张票据从1起连续编号',
    }),
    eventKind: text('事件类型', 40, 'bill.locked'),
    eventName: text('事件名称', 40, '锁定'),
    eventTime: moment('事件时间'),
    unitName: optional(text('操作单位', 200, '江苏示例机械有限公司')),
    standing: choice('票据状态', 20, names('valid', 'reversal_locked', 'reversed')),
    form: choice('票据形态', 20, names('electronic', 'exchanged')),
    reimbursement: choice(
      '报销状态',
      20,
      names('open', 'locked', 'partly_reimbursed', 'reimbursed'),
    ),
  },
  answer,
  notes,
  results: [],
} as const satisfies HisMethod
