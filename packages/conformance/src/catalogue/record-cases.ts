import type { PlatformCase, Step } from './case.ts'
import type { Frame, UnitMessage } from './frames.ts'
import { caseOf, clauseOf, frames, payloadOf, refusing, succeeding } from './frames.ts'
import type { Row } from './rows.ts'
import { changedItem, refusalRows, successRows } from './rows.ts'
import type { SituationName } from './situations.ts'
import { situations } from './situations.ts'

type Table = Readonly<Record<string, Omit<Row, 'slug'>>>

const file = frames['bill.file']
const result = frames['operation.result']

const readable = [
  'ownOneDay',
  'ownLongest',
  'ownAfterPartly',
  'ownReversalPending',
  'ownAuthorised',
  'ownAuthorisedUpTo',
  'reported',
  'reportedWhole',
  'posted',
  'unposted',
  'reportedReversalPending',
] as const

/** `bill.file`. */
export function fileCases(): PlatformCase[] {
  const amounts = ['0.01', '0.10', '1.00', '9.99', '12345.67', '100000.00', '999999999999.99']
  return [
    ...successRows(file, {
      ...situated('file-of', '下载', readable),
      ...Object.fromEntries(
        amounts.map((amount) => [
          `face-${amount}`,
          {
            title: `下载票面金额${amount}元的票据`,
            bill: { situation: 'own', amount, borne: '0.00' },
            members: { billCode: '$a.billCode', billNumber: '$a.billNumber', format: 'xml' },
          },
        ]),
      ),
    }),
    ...refusalRows(file, {
      ...Object.fromEntries(
        unreadable.map((bill) => [
          `not-held-${bill}`,
          { title: `不能下载${situations[bill].title}`, bill, code: 'LOCK_NOT_HELD' },
        ]),
      ),
      unregistered: { title: '票据没有登记', bill: 'unregistered', code: 'BILL_NOT_FOUND' },
      'home-unknown': {
        title: '票据所属地区没有接入',
        item: { billCode: '99060126' },
        code: 'HOME_PROVINCE_UNKNOWN',
      },
    }),
  ]
}

const unreadable = [
  'open',
  'ownUnlocked',
  'held',
  'rivalUnlocked',
  'partly',
  'reimbursed',
  'withdrawn',
  'rivalReported',
  'reversalLocked',
  'reversed',
  'red',
  'exchanged',
  'authorised',
] as const

function situated(slug: string, verb: string, names: readonly SituationName[]): Table {
  return Object.fromEntries(
    names.map((bill) => [`${slug}-${bill}`, { title: `${verb}${situations[bill].title}`, bill }]),
  )
}

/** `operation.result`. */
export function resultCases(): PlatformCase[] {
  return [
    ...successRows(result, { ...doneEarlier(), ...refusedEarlier, ...inBatches }),
    ...refusalRows(result, notFound),
  ]
}

const operations = [
  'bill.lock',
  'bill.extend',
  'bill.unlock',
  'reimbursement.report',
  'reimbursement.withdraw',
  'reimbursement.post',
  'reimbursement.unpost',
] as const satisfies readonly UnitMessage[]

function earlier(message: UnitMessage, expect: Step['expect']): Step {
  const frame: Frame = frames[message]
  return { send: message, label: 'first', payload: payloadOf(frame, frame.item('a')), expect }
}

function doneEarlier(): Table {
  return Object.fromEntries(
    operations.map((message) => {
      const frame: Frame = frames[message]
      const row = {
        title: `查询已执行的${message}`,
        bill: frame.bill ?? { situation: 'open' as const },
        before: [earlier(message, succeeding(frame))],
        code: frame.success.code ?? '',
        members: { billNumber: '$a.billNumber' },
      }
      return [`done-${message}`, row]
    }),
  )
}

const refusals = [
  ['bill.lock', 'held', 'BILL_LOCKED'],
  ['bill.lock', 'own', 'LOCK_ALREADY_HELD'],
  ['bill.lock', 'reversed', 'BILL_REVERSED'],
  ['bill.lock', 'reimbursed', 'BILL_REIMBURSED'],
  ['bill.lock', 'exchanged', 'BILL_EXCHANGED'],
  ['bill.lock', 'red', 'BILL_IS_RED'],
  ['bill.lock', 'reversalLocked', 'BILL_REVERSAL_LOCKED'],
  ['bill.lock', 'reversalPending', 'BILL_REVERSAL_PENDING'],
  ['bill.extend', 'open', 'LOCK_NOT_HELD'],
  ['bill.unlock', 'open', 'LOCK_NOT_HELD'],
  ['bill.unlock', 'held', 'LOCK_NOT_HELD'],
  ['reimbursement.report', 'open', 'LOCK_NOT_HELD'],
  ['reimbursement.withdraw', 'posted', 'REPORT_POSTED'],
  ['reimbursement.post', 'posted', 'REPORT_POSTED'],
  ['reimbursement.unpost', 'reported', 'REPORT_NOT_POSTED'],
] as const

/** A refusal is an answer too: it is kept and found again. */
const refusedEarlier: Table = Object.fromEntries(
  refusals.map(([message, bill, code]) => [
    `refused-${message}-${bill}`,
    {
      title: `查询被拒绝的${message}：${situations[bill].title}，${code}`,
      bill,
      before: [earlier(message, refusing(frames[message], code))],
      outcome: 'refused',
      code,
    },
  ]),
)

/** A batch with the item about the bill in one place, and unknown bills around it. */
function batchBefore(place: number, count: number): Step {
  const lock = frames['bill.lock']
  const items = Array.from({ length: count }, (_, index) =>
    index === place - 1
      ? lock.item('a')
      : changedItem(lock, { billNumber: String(9_999_990_000 + index) }),
  )
  const rest = { outcome: 'refused', code: 'BILL_NOT_FOUND' } as const
  const answers = items.map((_, index) =>
    index === place - 1 ? ({ outcome: 'done', code: 'LOCKED' } as const) : rest,
  )
  return {
    send: 'bill.lock',
    label: 'first',
    payload: { items },
    expect: { kind: 'items', items: answers },
  }
}

const inBatches: Table = Object.fromEntries(
  (
    [
      [1, 2],
      [2, 2],
      [3, 5],
      [5, 5],
      [10, 10],
      [100, 100],
    ] as const
  ).map(([place, count]) => [
    `item-${place}-of-${count}`,
    {
      title: `查询一批${count}项中的第${place}项`,
      before: [batchBefore(place, count)],
      item: { item: place },
    },
  ]),
)

const notFound: Table = {
  'other-request': {
    title: '没有发送过的请求编号',
    item: { requestId: 'never-sent-0001' },
    code: 'OPERATION_NOT_FOUND',
  },
  'own-request': {
    title: '查询本次查询自己的请求编号',
    item: { requestId: '$request.main' },
    code: 'OPERATION_NOT_FOUND',
  },
  'item-2': { title: '单项请求没有第2项', item: { item: 2 }, code: 'OPERATION_NOT_FOUND' },
  'item-1000': { title: '单项请求没有第1000项', item: { item: 1000 }, code: 'OPERATION_NOT_FOUND' },
  'item-largest': {
    title: '序号很大',
    item: { item: 999_999_999 },
    code: 'OPERATION_NOT_FOUND',
  },
  'other-bill': {
    title: '请求编号是别的票据的',
    item: { billNumber: '9999990000' },
    code: 'OPERATION_NOT_FOUND',
  },
  'home-unknown': {
    title: '票据所属地区没有接入',
    item: { billCode: '99060126' },
    code: 'HOME_PROVINCE_UNKNOWN',
  },
}

const feed = frames['event.feed']

/** `event.feed`. */
export function feedCases(): PlatformCase[] {
  const row = (slug: string, title: string, after: string, limit?: number) =>
    caseOf(feed, {
      slug,
      side: 'success',
      title,
      clause: clauseOf('event.feed'),
      requirements: ['FEED-GAPLESS'],
      step: {
        payload: { after, ...(limit !== undefined && { limit }) },
        expect: { kind: 'feed', after, ...(limit !== undefined && { limit }) },
      },
    })
  const limits = [1, 2, 3, 5, 9, 50, 99, 100, 101, 500, 999, 1000]
  const cursors = ['1', '2', '3', '7', '100', '00', '000000000000000000', '999999999999999999']
  return [
    ...limits.map((limit) => row(`limit-${limit}`, `从头读取，每次${limit}条`, '0', limit)),
    ...cursors.map((after) => row(`after-${after}`, `从位置${after}之后读取`, after, 10)),
    ...cursors.map((after) =>
      row(`after-${after}-no-limit`, `从位置${after}之后读取，不限条数`, after),
    ),
    row('no-limit', '从头读取，不写条数', '0'),
    ...feedFollows(),
  ]
}

/** What was done is in the feed afterwards; the platform may need a moment, which the step allows for. */
function feedFollows(): PlatformCase[] {
  const again: Step = {
    send: 'event.feed',
    label: 'again',
    payload: { after: '0', limit: 10 },
    expect: { kind: 'feed', after: '0', limit: 10, startsLike: 'main' },
  }
  return [
    caseOf(feed, {
      slug: 'again',
      side: 'success',
      title: '同一位置再读一次，已有的事件相同',
      clause: clauseOf('event.feed'),
      requirements: ['FEED-AGAIN'],
      step: { expect: { kind: 'feed', after: '0', limit: 10 } },
      after: [again],
    }),
  ]
}
