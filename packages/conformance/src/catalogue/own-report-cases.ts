import type { PlatformCase } from './case.ts'
import { frames } from './frames.ts'
import type { Row } from './rows.ts'
import { refusalRows, successRows } from './rows.ts'
import { textRows } from './text-samples.ts'

const withdraw = frames['reimbursement.withdraw']
const post = frames['reimbursement.post']
const unpost = frames['reimbursement.unpost']

type Table = Readonly<Record<string, Omit<Row, 'slug'>>>

/** `reimbursement.withdraw`. */
export function withdrawCases(): PlatformCase[] {
  return [
    ...successRows(withdraw, {
      whole: { title: '撤销全额报销', bill: 'reportedWhole' },
      unposted: { title: '撤销入账后撤销报销', bill: 'unposted' },
      'reversal-pending': {
        title: '待冲红的票据撤销报销后转入冲红锁定',
        bill: 'reportedReversalPending',
        code: 'WITHDRAWN_FOR_REVERSAL',
      },
      ...textRows('reason', '原因', 200),
    }),
    ...refusalRows(withdraw, {
      ...notOwn,
      posted: { title: '报销已入账', bill: 'posted', code: 'REPORT_POSTED' },
      withdrawn: { title: '报销已撤销', bill: 'withdrawn', code: 'REPORT_WITHDRAWN' },
    }),
  ]
}

/** `reimbursement.post`. */
export function postCases(): PlatformCase[] {
  return [
    ...successRows(post, {
      whole: { title: '全额报销入账', bill: 'reportedWhole' },
      again: { title: '撤销入账后再入账', bill: 'unposted' },
      yesterday: { title: '昨天入账', item: { postedOn: '$today-1' } },
      'last-year': { title: '365天前入账', item: { postedOn: '$today-365' } },
      'leap-day': { title: '闰日入账', item: { postedOn: '2024-02-29' } },
      'reversal-pending': { title: '待冲红的报销入账', bill: 'reportedReversalPending' },
      ...textRows('voucherNumber', '会计凭证号', 64),
    }),
    ...refusalRows(post, {
      ...notOwn,
      posted: { title: '报销已入账', bill: 'posted', code: 'REPORT_POSTED' },
      withdrawn: { title: '报销已撤销', bill: 'withdrawn', code: 'REPORT_WITHDRAWN' },
      tomorrow: {
        title: '入账日期是明天',
        item: { postedOn: '$today+1' },
        code: 'DATE_IN_FUTURE',
      },
      'next-year': {
        title: '入账日期是一年后',
        item: { postedOn: '$today+365' },
        code: 'DATE_IN_FUTURE',
      },
      'first-not-found': {
        ...order,
        title: '没有记录先于日期在将来',
        item: { postedOn: '$today+1', reportId: unknownReport },
        code: 'REPORT_NOT_FOUND',
      },
      'first-date': {
        ...order,
        title: '日期在将来先于已入账',
        bill: 'posted',
        item: { postedOn: '$today+1' },
        code: 'DATE_IN_FUTURE',
      },
    }),
  ]
}

/** `reimbursement.unpost`. */
export function unpostCases(): PlatformCase[] {
  return [
    ...successRows(unpost, {
      'then-withdrawn': {
        title: '撤销入账后可以撤销报销',
        after: [
          {
            send: 'reimbursement.withdraw',
            label: 'withdraw',
            payload: {
              items: [
                {
                  billCode: '$a.billCode',
                  billNumber: '$a.billNumber',
                  reportId: '$a.reportId',
                  reason: '凭证冲销',
                },
              ],
            },
            expect: { kind: 'items', items: [{ outcome: 'done', code: 'WITHDRAWN' }] },
          },
        ],
      },
      ...textRows('reason', '原因', 200),
    }),
    ...refusalRows(unpost, {
      ...notOwn,
      'not-posted': { title: '报销尚未入账', bill: 'reported', code: 'REPORT_NOT_POSTED' },
      unposted: { title: '入账已撤销', bill: 'unposted', code: 'REPORT_NOT_POSTED' },
      withdrawn: { title: '报销已撤销', bill: 'withdrawn', code: 'REPORT_WITHDRAWN' },
      'rivals-posting': {
        title: '其他单位的入账',
        bill: 'rivalPosted',
        code: 'NOT_THE_REPORTER',
      },
    }),
  ]
}

const order = { requirements: ['REFUSAL-ORDER'] }
const unknownReport = 'R-000000000000000000-1'

const notOwn: Table = {
  'not-found': {
    title: '没有这条报销记录',
    item: { reportId: unknownReport },
    code: 'REPORT_NOT_FOUND',
  },
  'not-found-of-open': {
    title: '票据没有报销记录',
    bill: 'open',
    item: { reportId: unknownReport },
    code: 'REPORT_NOT_FOUND',
  },
  'not-found-of-own': {
    title: '票据只是锁定，没有报销',
    bill: 'own',
    item: { reportId: unknownReport },
    code: 'REPORT_NOT_FOUND',
  },
  'not-found-of-red': {
    title: '红字票据没有报销记录',
    bill: 'red',
    item: { reportId: unknownReport },
    code: 'REPORT_NOT_FOUND',
  },
  'not-the-reporter': {
    title: '报销记录是其他单位的',
    bill: 'rivalReported',
    code: 'NOT_THE_REPORTER',
  },
  'strangers-report': {
    title: '与票据无关的单位不会得知有报销记录',
    bill: 'strangersReport',
    code: 'REPORT_NOT_FOUND',
  },
  'lock-id': {
    title: '把锁定编号当作报销记录编号',
    bill: 'own',
    item: { reportId: '$a.lockId' },
    code: 'REPORT_NOT_FOUND',
  },
  unregistered: {
    title: '票据没有登记',
    bill: 'unregistered',
    item: { reportId: unknownReport },
    code: 'BILL_NOT_FOUND',
  },
  'home-unknown': {
    title: '票据所属地区没有接入',
    item: { billCode: '99060126' },
    code: 'HOME_PROVINCE_UNKNOWN',
  },
}
