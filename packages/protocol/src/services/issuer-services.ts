import { Type } from 'typebox'
import type { Static } from 'typebox'
import { changeAnswer, refusedItem } from './answers.ts'
import { doneExample, sampleBill } from './examples.ts'
import {
  amount,
  batchOf,
  billCode,
  billKey,
  billNumber,
  billXml,
  date,
  record,
  words,
} from './fields.ts'
import type { Service } from './service.ts'

/** Most numbers that one block holds. */
export const numberBlockMax = 100_000

const registerItem = record({ xml: billXml })
const reason = words('原因', 'Reason in words; no personal data.', 200)
const reversalItem = record({ ...billKey, reason })
const completeItem = record({ ...billKey, redXml: billXml })
const paperItem = record({
  ...billKey,
  paperCode: words('纸质票据代码', 'Code printed on the paper bill.', 20),
  paperNumber: words('纸质票据号码', 'Number printed on the paper bill.', 20),
})
const incomePostItem = record({
  ...billKey,
  amount: amount('入账金额', 'Amount posted as income.'),
  postedOn: date('入账日期', 'Day of posting.'),
  voucherNumber: words('会计凭证号', "Number of the voucher in the issuer's books.", 64),
})
const allotRequest = record({
  billCode,
  count: Type.Integer({
    title: '数量',
    description: 'How many numbers.',
    minimum: 1,
    maximum: numberBlockMax,
  }),
})
const allotAnswer = Type.Union([
  record({
    outcome: Type.Literal('done'),
    billCode,
    from: billNumber,
    to: billNumber,
  }),
  refusedItem,
])

export type RegisterItem = Static<typeof registerItem>
export type ReversalItem = Static<typeof reversalItem>
export type CompleteItem = Static<typeof completeItem>
export type PaperItem = Static<typeof paperItem>
export type IncomePostItem = Static<typeof incomePostItem>
export type AllotRequest = Static<typeof allotRequest>
export type AllotAnswer = Static<typeof allotAnswer>

const change = {
  changes: true,
  servedBy: 'province',
  callers: ['issuer'],
  answer: changeAnswer,
} as const
const sampleXml = 'PD94bWwgdmVyc2lvbj0iMS4wIj8+'

export const issuerServices = {
  'number.allot': {
    name: 'number.allot',
    title: '领用号段',
    purpose:
      'Allots a block of bill numbers under a code to the caller. A repeated request has the same block.',
    callers: ['issuer'],
    servedBy: 'province',
    changes: true,
    request: allotRequest,
    answer: allotAnswer,
    exampleRequest: { billCode: '50060126', count: 1000 },
    exampleAnswer: { outcome: 'done', billCode: '50060126', from: '0000000001', to: '0000001000' },
  },
  'bill.register': {
    ...change,
    name: 'bill.register',
    title: '票据登记',
    purpose:
      'Registers bills with their home province, which checks standard, number and signature and adds its own.',
    item: registerItem,
    request: batchOf(registerItem),
    exampleRequest: { items: [{ xml: sampleXml }] },
    exampleAnswer: {
      items: [{ ...doneExample, sequence: 1, code: 'REGISTERED', sentence: '票据已登记。' }],
    },
  },
  'reversal.lock': {
    ...change,
    name: 'reversal.lock',
    title: '冲红锁定',
    purpose:
      'Asks to reverse a bill: granted, marked while a unit holds it, or units that reimbursed are asked to withdraw.',
    item: reversalItem,
    request: batchOf(reversalItem),
    exampleRequest: { items: [{ ...sampleBill, reason: '患者退费' }] },
    exampleAnswer: {
      items: [
        {
          ...doneExample,
          sequence: 3,
          code: 'REVERSAL_HELD_MARKED',
          sentence: '票据正由报销单位持有，已标记待冲红；解锁或到期后自动转入冲红锁定。',
        },
      ],
    },
  },
  'reversal.release': {
    ...change,
    name: 'reversal.release',
    title: '冲红锁定解除',
    purpose: 'Gives a reversal up, whether it was granted or still waiting.',
    item: reversalItem,
    request: batchOf(reversalItem),
    exampleRequest: { items: [{ ...sampleBill, reason: '患者取消退费' }] },
    exampleAnswer: {
      items: [
        { ...doneExample, sequence: 4, code: 'REVERSAL_RELEASED', sentence: '冲红申请已解除。' },
      ],
    },
  },
  'reversal.complete': {
    ...change,
    name: 'reversal.complete',
    title: '冲红',
    purpose: 'Reverses a bill in reversal lock with its red bill: both are entered, or neither.',
    item: completeItem,
    request: batchOf(completeItem),
    exampleRequest: { items: [{ ...sampleBill, redXml: sampleXml }] },
    exampleAnswer: {
      items: [{ ...doneExample, sequence: 4, code: 'REVERSED', sentence: '票据已冲红。' }],
    },
  },
  'paper.exchange': {
    ...change,
    name: 'paper.exchange',
    title: '换开纸质票据',
    purpose:
      'Says that a paper bill stands in for the electronic one, which then cannot be locked.',
    item: paperItem,
    request: batchOf(paperItem),
    exampleRequest: { items: [{ ...sampleBill, paperCode: '500101', paperNumber: '00012345' }] },
    exampleAnswer: {
      items: [{ ...doneExample, code: 'EXCHANGED', sentence: '已登记换开纸质票据。' }],
    },
  },
  'paper.return': {
    ...change,
    name: 'paper.return',
    title: '纸质票据退回',
    purpose: 'Says that the paper bill came back and was voided.',
    item: paperItem,
    request: batchOf(paperItem),
    exampleRequest: { items: [{ ...sampleBill, paperCode: '500101', paperNumber: '00012345' }] },
    exampleAnswer: {
      items: [
        {
          ...doneExample,
          sequence: 3,
          code: 'PAPER_RETURNED',
          sentence: '纸质票据已退回，电子票据恢复使用。',
        },
      ],
    },
  },
  'income.post': {
    ...change,
    name: 'income.post',
    title: '收入入账反馈',
    purpose: "Says that the issuing unit's accounting posted the income of a bill.",
    item: incomePostItem,
    request: batchOf(incomePostItem),
    exampleRequest: {
      items: [
        {
          ...sampleBill,
          amount: '993.54',
          postedOn: '2026-03-03',
          voucherNumber: '收-2026-03-0007',
        },
      ],
    },
    exampleAnswer: {
      items: [{ ...doneExample, code: 'INCOME_POSTED', sentence: '收入入账已登记。' }],
    },
  },
  'income.unpost': {
    ...change,
    name: 'income.unpost',
    title: '收入入账撤销',
    purpose: 'Withdraws the posting of the income of a bill.',
    item: reversalItem,
    request: batchOf(reversalItem),
    exampleRequest: { items: [{ ...sampleBill, reason: '科目更正' }] },
    exampleAnswer: {
      items: [
        { ...doneExample, sequence: 3, code: 'INCOME_UNPOSTED', sentence: '收入入账已撤销。' },
      ],
    },
  },
} as const satisfies Record<string, Service>
