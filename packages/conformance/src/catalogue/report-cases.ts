import type { PlatformCase, Step } from './case.ts'
import { frames } from './frames.ts'
import { heldByNobody } from './holding-cases.ts'
import { refusalRows, successRows } from './rows.ts'
import { textRows } from './text-samples.ts'

const frame = frames['reimbursement.report']

/** `reimbursement.report`. */
export function reportCases(): PlatformCase[] {
  return [
    ...successRows(frame, { ...amounts, ...dates, ...standings, ...vouchers, ...afterwards }),
    ...refusalRows(frame, { ...ownFaults, ...heldByNobody('LOCK_NOT_HELD'), ...precedence }),
  ]
}

const amounts = {
  'amount-one-fen': { title: '报销一分', item: { amount: '0.01' } },
  'amount-no-decimals': { title: '金额没有小数', item: { amount: '300' } },
  'amount-one-decimal': { title: '金额有一位小数', item: { amount: '300.5' } },
  'amount-leading-zeros': { title: '金额有前导零', item: { amount: '000300.00' } },
  'amount-whole': { title: '报销全部余额', item: { amount: '$a.reimbursable' } },
  'amount-of-one-fen': {
    title: '一分钱的票据全额报销',
    bill: { situation: 'own', amount: '0.01', borne: '0.00' },
    item: { amount: '0.01' },
  },
  'amount-largest': {
    title: '最大金额的票据全额报销',
    bill: { situation: 'own', amount: '999999999999.99', borne: '0.00' },
    item: { amount: '999999999999.99' },
  },
} as const

const dates = {
  yesterday: { title: '昨天报销', item: { reimbursedOn: '$today-1' } },
  'last-year': { title: '365天前报销', item: { reimbursedOn: '$today-365' } },
  'leap-day': { title: '闰日报销', item: { reimbursedOn: '2024-02-29' } },
  'posted-today': { title: '报销同时入账', item: { postedOn: '$today' } },
  'posted-yesterday': {
    title: '昨天报销、昨天入账',
    item: { reimbursedOn: '$today-1', postedOn: '$today-1' },
  },
  'posted-before': {
    title: '入账日期早于报销日期',
    item: { reimbursedOn: '$today', postedOn: '$today-1' },
  },
}

const standings = {
  'after-part': {
    title: '报销部分报销后的余额',
    bill: 'ownAfterPartly',
    item: { amount: '100.00' },
  },
  authorised: { title: '凭授权的锁定报销', bill: 'ownAuthorised' },
  'authorised-up-to': {
    title: '凭限额授权报销到限额',
    bill: 'ownAuthorisedUpTo',
    item: { amount: '100.00' },
  },
  'one-day': { title: '锁定一天的票据报销', bill: 'ownOneDay' },
  'reversal-pending': {
    title: '待冲红的票据报销，开票单位请求撤销',
    bill: 'ownReversalPending',
    code: 'REPORTED_RECOVERY_ASKED',
  },
} as const

const vouchers = textRows('voucherNumber', '会计凭证号', 64)

/** Asks for the state after the report. */
function statusAfter(reimbursement: string): readonly Step[] {
  return [
    {
      send: 'bill.status',
      label: 'status',
      payload: { items: [{ billCode: '$a.billCode', billNumber: '$a.billNumber' }] },
      expect: {
        kind: 'items',
        items: [{ outcome: 'found', members: { reimbursement, lock: null } }],
      },
    },
  ]
}

const afterwards = {
  'then-partly-reimbursed': {
    title: '部分报销后，票据为部分报销',
    after: statusAfter('partly_reimbursed'),
  },
  'then-reimbursed': {
    title: '全额报销后，票据为已报销',
    item: { amount: '$a.reimbursable' },
    after: statusAfter('reimbursed'),
  },
}

const ownFaults = {
  'amount-zero': { title: '金额为零', item: { amount: '0.00' }, code: 'AMOUNT_NOT_POSITIVE' },
  'amount-zero-short': { title: '金额写成0', item: { amount: '0' }, code: 'AMOUNT_NOT_POSITIVE' },
  'amount-minus-zero': {
    title: '金额为负零',
    item: { amount: '-0.00' },
    code: 'AMOUNT_NOT_POSITIVE',
  },
  'amount-negative': { title: '金额为负', item: { amount: '-1.00' }, code: 'AMOUNT_NOT_POSITIVE' },
  'amount-negative-fen': {
    title: '金额为负一分',
    item: { amount: '-0.01' },
    code: 'AMOUNT_NOT_POSITIVE',
  },
  'amount-above-face': {
    title: '金额超过票面',
    item: { amount: '1000.01' },
    code: 'AMOUNT_ABOVE_BALANCE',
  },
  'amount-far-above': {
    title: '金额远超余额',
    item: { amount: '999999999999.99' },
    code: 'AMOUNT_ABOVE_BALANCE',
  },
  'amount-above-part': {
    title: '金额超过部分报销后的余额',
    bill: 'ownAfterPartly',
    item: { amount: '701.00' },
    code: 'AMOUNT_ABOVE_BALANCE',
  },
  'amount-above-one-fen': {
    title: '一分钱的票据报销两分',
    bill: { situation: 'own', amount: '0.01', borne: '0.00' },
    item: { amount: '0.02' },
    code: 'AMOUNT_ABOVE_BALANCE',
  },
  'amount-above-authorised': {
    title: '金额超过授权限额',
    bill: 'ownAuthorisedUpTo',
    item: { amount: '100.01' },
    code: 'AMOUNT_ABOVE_AUTHORISED',
  },
  'date-tomorrow': {
    title: '报销日期是明天',
    item: { reimbursedOn: '$today+1' },
    code: 'DATE_IN_FUTURE',
  },
  'date-next-year': {
    title: '报销日期是一年后',
    item: { reimbursedOn: '$today+365' },
    code: 'DATE_IN_FUTURE',
  },
  'posted-tomorrow': {
    title: '入账日期是明天',
    item: { postedOn: '$today+1' },
    code: 'DATE_IN_FUTURE',
  },
  'home-unknown': {
    title: '票据所属地区没有接入',
    item: { billCode: '99060126' },
    code: 'HOME_PROVINCE_UNKNOWN',
  },
} as const

const order = { requirements: ['REFUSAL-ORDER'] }
const precedence = {
  'first-not-held': {
    ...order,
    title: '没有锁定先于金额为零',
    bill: 'open',
    item: { amount: '0.00' },
    code: 'LOCK_NOT_HELD',
  },
  'first-not-held-of-others': {
    ...order,
    title: '没有锁定先于超过余额：不持有的单位不会得知余额',
    bill: 'held',
    item: { amount: '999999.00' },
    code: 'LOCK_NOT_HELD',
  },
  'first-positive': {
    ...order,
    title: '金额为零先于日期在将来',
    bill: 'own',
    item: { amount: '0.00', reimbursedOn: '$today+1' },
    code: 'AMOUNT_NOT_POSITIVE',
  },
  'first-date': {
    ...order,
    title: '日期在将来先于超过余额',
    bill: 'own',
    item: { amount: '999999.00', reimbursedOn: '$today+1' },
    code: 'DATE_IN_FUTURE',
  },
  'first-balance': {
    ...order,
    title: '超过余额先于超过授权限额',
    bill: 'ownAuthorisedUpTo',
    item: { amount: '999999.00' },
    code: 'AMOUNT_ABOVE_BALANCE',
  },
  'first-malformed': {
    ...order,
    title: '不合规范先于金额格式',
    bill: 'own',
    item: { amount: '1,000', voucherNumber: '' },
    code: 'ITEM_MALFORMED',
  },
} as const
