import type { PlatformCase } from './case.ts'
import { frames } from './frames.ts'
import { refusalRows, successRows } from './rows.ts'
import { textRows } from './text-samples.ts'

const frame = frames['bill.lock']
const authorised = {
  checkCode: undefined,
  amount: undefined,
  issuedOn: undefined,
  authorisationId: '$a.authorisationId',
}

/** `bill.lock`. */
export function lockCases(): PlatformCase[] {
  return [
    ...successRows(frame, { ...days, ...purposes, ...standings, ...amounts, ...references }),
    ...refusalRows(frame, { ...ownFaults, ...states, ...authorisations, ...precedence }),
  ]
}

const days = Object.fromEntries(
  [1, 2, 29, 31, 90, 179, 180].map((count) => [
    `days-${count}`,
    { title: `锁定${count}天`, item: { days: count } },
  ]),
)

const purposes = Object.fromEntries(
  ['commercial_insurance', 'medical_insurance', 'mutual_aid', 'other'].map((purpose) => [
    `purpose-${purpose}`,
    { title: `用途为${purpose}`, item: { purpose } },
  ]),
)

const standings = {
  'after-own-unlock': { title: '本单位解锁后再锁定', bill: 'ownUnlocked' },
  'after-rivals-unlock': { title: '其他单位解锁后锁定', bill: 'rivalUnlocked' },
  'after-part': { title: '部分报销后锁定余额', bill: 'partly' },
  'after-own-report': { title: '本单位部分报销后再锁定', bill: 'reported' },
  'after-withdrawal': { title: '其他单位撤销报销后锁定', bill: 'rivalWithdrawn' },
  'after-reversal-released': { title: '冲红申请解除后锁定', bill: 'reversalReleased' },
  'after-paper-returned': { title: '纸质票据退回后锁定', bill: 'paperReturned' },
  authorised: { title: '凭授权锁定', bill: 'authorised', item: authorised },
  'authorised-up-to': { title: '凭限额授权锁定', bill: 'authorisedUpTo', item: authorised },
  'authorised-and-presented': {
    title: '凭授权锁定，同时出示五项信息',
    bill: 'authorised',
    item: { authorisationId: '$a.authorisationId' },
  },
  'authorised-one-day': {
    title: '凭授权锁定一天',
    bill: 'authorised',
    item: { ...authorised, days: 1 },
  },
} as const

const amounts = Object.fromEntries(
  ['0.01', '0.10', '1.00', '99.99', '100000.00', '999999999999.99'].map((amount) => [
    `amount-${amount}`,
    { title: `票面金额${amount}元`, bill: { situation: 'open', amount, borne: '0.00' } as const },
  ]),
)

const references = textRows('businessReference', '业务编号', 64)

const ownFaults = {
  'check-code-wrong': {
    title: '校验码不符',
    item: { checkCode: 'zzzzzz' },
    code: 'CHECK_CODE_MISMATCH',
  },
  'nothing-presented': {
    title: '既无授权也未出示票面信息',
    item: { checkCode: undefined, amount: undefined, issuedOn: undefined },
    code: 'CHECK_CODE_MISMATCH',
  },
  'check-code-missing': {
    title: '没有出示校验码',
    item: { checkCode: undefined },
    code: 'CHECK_CODE_MISMATCH',
  },
  'only-check-code': {
    title: '只出示校验码',
    item: { amount: undefined, issuedOn: undefined },
    code: 'PRESENTED_FACTS_MISMATCH',
  },
  'amount-missing': {
    title: '没有出示金额',
    item: { amount: undefined },
    code: 'PRESENTED_FACTS_MISMATCH',
  },
  'date-missing': {
    title: '没有出示开票日期',
    item: { issuedOn: undefined },
    code: 'PRESENTED_FACTS_MISMATCH',
  },
  'amount-one-fen-more': {
    title: '金额多一分',
    item: { amount: '1000.01' },
    code: 'PRESENTED_FACTS_MISMATCH',
  },
  'amount-one-fen-less': {
    title: '金额少一分',
    item: { amount: '999.99' },
    code: 'PRESENTED_FACTS_MISMATCH',
  },
  'amount-negative': {
    title: '金额为负',
    item: { amount: '-1000.00' },
    code: 'PRESENTED_FACTS_MISMATCH',
  },
  'amount-zero': {
    title: '金额为零',
    item: { amount: '0.00' },
    code: 'PRESENTED_FACTS_MISMATCH',
  },
  'date-other-year': {
    title: '开票日期差几年',
    item: { issuedOn: '2020-01-01' },
    code: 'PRESENTED_FACTS_MISMATCH',
  },
  'date-tomorrow': {
    title: '开票日期是明天',
    item: { issuedOn: '$today+1' },
    code: 'PRESENTED_FACTS_MISMATCH',
  },
  'days-zero': { title: '锁定0天', item: { days: 0 }, code: 'LOCK_DAYS_OUT_OF_RANGE' },
  'days-negative': { title: '锁定负1天', item: { days: -1 }, code: 'LOCK_DAYS_OUT_OF_RANGE' },
  'days-181': { title: '锁定181天', item: { days: 181 }, code: 'LOCK_DAYS_OUT_OF_RANGE' },
  'days-365': { title: '锁定365天', item: { days: 365 }, code: 'LOCK_DAYS_OUT_OF_RANGE' },
  'home-unknown': {
    title: '票据所属地区没有接入',
    item: { billCode: '99060126' },
    code: 'HOME_PROVINCE_UNKNOWN',
  },
}

const states = {
  unregistered: { title: '票据没有登记', bill: 'unregistered', code: 'BILL_NOT_FOUND' },
  held: { title: '其他单位已锁定', bill: 'held', code: 'BILL_LOCKED' },
  own: { title: '本单位已锁定', bill: 'own', code: 'LOCK_ALREADY_HELD' },
  'own-after-part': {
    title: '部分报销后本单位已锁定',
    bill: 'ownAfterPartly',
    code: 'LOCK_ALREADY_HELD',
  },
  red: { title: '红字票据', bill: 'red', code: 'BILL_IS_RED' },
  reversed: { title: '票据已冲红', bill: 'reversed', code: 'BILL_REVERSED' },
  'reversal-locked': {
    title: '票据在冲红锁定中',
    bill: 'reversalLocked',
    code: 'BILL_REVERSAL_LOCKED',
  },
  'reversal-pending': {
    title: '票据待冲红，由其他单位持有',
    bill: 'reversalPending',
    code: 'BILL_REVERSAL_PENDING',
  },
  'own-reversal-pending': {
    title: '票据待冲红，由本单位持有',
    bill: 'ownReversalPending',
    code: 'BILL_REVERSAL_PENDING',
  },
  'reported-reversal-pending': {
    title: '票据已报销、待冲红',
    bill: 'reportedReversalPending',
    code: 'BILL_REVERSAL_PENDING',
  },
  exchanged: { title: '已换开纸质票据', bill: 'exchanged', code: 'BILL_EXCHANGED' },
  reimbursed: { title: '其他单位已全额报销', bill: 'reimbursed', code: 'BILL_REIMBURSED' },
  'own-reimbursed': { title: '本单位已全额报销', bill: 'reportedWhole', code: 'BILL_REIMBURSED' },
  borne: {
    title: '金额已全部由医保支付',
    bill: { situation: 'open', borne: '1000.00' },
    code: 'NOTHING_REIMBURSABLE',
  },
} as const

const authorisations = {
  'authorisation-not-found': {
    title: '没有这项授权',
    bill: 'open',
    item: { ...authorised, authorisationId: 'A-000000000000000000-1' },
    code: 'AUTHORISATION_NOT_FOUND',
  },
  'authorisation-of-another': {
    title: '授权给了其他单位',
    bill: 'authorisedToRival',
    item: authorised,
    code: 'AUTHORISATION_OF_ANOTHER_UNIT',
  },
  'authorisation-revoked': {
    title: '授权已撤销',
    bill: 'authorisationRevoked',
    item: authorised,
    code: 'AUTHORISATION_REVOKED',
  },
  'authorisation-other-purpose': {
    title: '授权的用途不同',
    bill: 'authorisedOtherPurpose',
    item: authorised,
    code: 'AUTHORISATION_FOR_OTHER_PURPOSE',
  },
  'authorisation-and-wrong-check-code': {
    title: '有授权，但出示的校验码不符',
    bill: 'authorised',
    item: { ...authorised, checkCode: 'zzzzzz' },
    code: 'CHECK_CODE_MISMATCH',
  },
} as const

const order = { requirements: ['REFUSAL-ORDER'] }
const precedence = {
  'first-check-code': {
    ...order,
    title: '校验码不符先于金额不符',
    bill: 'open',
    item: { checkCode: 'zzzzzz', amount: '1.00' },
    code: 'CHECK_CODE_MISMATCH',
  },
  'first-check-code-of-held': {
    ...order,
    title: '校验码不符先于已被锁定：不知道票据的人不会得知持有单位',
    bill: 'held',
    item: { checkCode: 'zzzzzz' },
    code: 'CHECK_CODE_MISMATCH',
  },
  'first-check-code-of-reversed': {
    ...order,
    title: '校验码不符先于已冲红',
    bill: 'reversed',
    item: { checkCode: 'zzzzzz' },
    code: 'CHECK_CODE_MISMATCH',
  },
  'first-facts': {
    ...order,
    title: '金额不符先于锁定天数',
    bill: 'open',
    item: { amount: '1.00', days: 0 },
    code: 'PRESENTED_FACTS_MISMATCH',
  },
  'first-days-of-held': {
    ...order,
    title: '锁定天数先于已被锁定',
    bill: 'held',
    item: { days: 181 },
    code: 'LOCK_DAYS_OUT_OF_RANGE',
  },
  'first-days-of-reversed': {
    ...order,
    title: '锁定天数先于已冲红',
    bill: 'reversed',
    item: { days: 0 },
    code: 'LOCK_DAYS_OUT_OF_RANGE',
  },
  'first-not-found': {
    ...order,
    title: '票据不存在先于校验码不符',
    bill: 'unregistered',
    item: { checkCode: 'zzzzzz', days: 0 },
    code: 'BILL_NOT_FOUND',
  },
  'first-authorisation': {
    ...order,
    title: '授权不存在先于已被锁定',
    bill: 'held',
    item: { ...authorised, authorisationId: 'A-000000000000000000-1' },
    code: 'AUTHORISATION_NOT_FOUND',
  },
} as const
