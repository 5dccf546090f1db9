import type { PlatformCase } from './case.ts'
import { frames } from './frames.ts'
import { refusalRows, successRows } from './rows.ts'
import { textRows } from './text-samples.ts'

const extend = frames['bill.extend']
const unlock = frames['bill.unlock']

/** `bill.extend`. */
export function extendCases(): PlatformCase[] {
  return [
    ...successRows(extend, { ...extensions, ...extendable }),
    ...refusalRows(extend, { ...daysOutOfRange, ...heldByNobody('LOCK_NOT_HELD'), ...tooLong }),
  ]
}

/** `bill.unlock`. */
export function unlockCases(): PlatformCase[] {
  return [
    ...successRows(unlock, {
      ...reasons,
      ...unlockable,
      ...textRows('note', '备注', 200),
    }),
    ...refusalRows(unlock, heldByNobody('LOCK_NOT_HELD')),
  ]
}

const extensions = Object.fromEntries(
  [1, 2, 7, 60, 90, 149, 150].map((days) => [
    `days-${days}`,
    { title: `30天的锁定延期${days}天`, item: { days } },
  ]),
)

const extendable = {
  'one-day-by-179': {
    title: '一天的锁定延期179天',
    bill: 'ownOneDay',
    item: { days: 179 },
  },
  'one-day-by-1': { title: '一天的锁定延期1天', bill: 'ownOneDay', item: { days: 1 } },
  'after-part': { title: '部分报销后的锁定延期', bill: 'ownAfterPartly' },
  authorised: { title: '凭授权的锁定延期', bill: 'ownAuthorised' },
  'authorised-up-to': { title: '凭限额授权的锁定延期', bill: 'ownAuthorisedUpTo' },
} as const

const daysOutOfRange = Object.fromEntries(
  [0, -1, -30, 151, 181, 1000].map((days) => [
    `days-${days}`,
    { title: `30天的锁定延期${days}天`, item: { days }, code: 'LOCK_DAYS_OUT_OF_RANGE' },
  ]),
)

const order = { requirements: ['REFUSAL-ORDER'] }
const tooLong = {
  'longest-already': {
    title: '锁定已有180天',
    bill: 'ownLongest',
    item: { days: 1 },
    code: 'LOCK_DAYS_OUT_OF_RANGE',
  },
  'reversal-pending': {
    title: '开票单位已申请冲红',
    bill: 'ownReversalPending',
    code: 'BILL_REVERSAL_PENDING',
  },
  'first-days': {
    ...order,
    title: '天数先于待冲红',
    bill: 'ownReversalPending',
    item: { days: 0 },
    code: 'LOCK_DAYS_OUT_OF_RANGE',
  },
  'first-not-held': {
    ...order,
    title: '没有锁定先于天数',
    bill: 'open',
    item: { days: 0 },
    code: 'LOCK_NOT_HELD',
  },
  'first-not-held-of-pending': {
    ...order,
    title: '没有锁定先于待冲红',
    bill: 'reversalPending',
    code: 'LOCK_NOT_HELD',
  },
  'home-unknown': {
    title: '票据所属地区没有接入',
    item: { billCode: '99060126' },
    code: 'HOME_PROVINCE_UNKNOWN',
  },
} as const

/** Whoever does not hold a bill hears the same, whoever else holds it. */
export function heldByNobody(code: string) {
  const refused = (title: string, bill: keyof typeof situationsOfOthers) => ({ title, bill, code })
  return {
    ...Object.fromEntries(
      Object.entries(situationsOfOthers).map(([bill, title]) => [
        `not-held-${bill}`,
        refused(title, bill as keyof typeof situationsOfOthers),
      ]),
    ),
    unregistered: {
      title: '票据没有登记',
      bill: 'unregistered' as const,
      code: 'BILL_NOT_FOUND',
    },
  }
}

const situationsOfOthers = {
  open: '票据没有人锁定',
  ownUnlocked: '本单位已解锁',
  held: '由其他单位锁定',
  rivalUnlocked: '其他单位已解锁',
  partly: '其他单位已部分报销',
  reimbursed: '其他单位已全额报销',
  reported: '本单位已报销，锁定已结束',
  posted: '本单位已入账，锁定已结束',
  withdrawn: '本单位已撤销报销',
  reversed: '票据已冲红',
  red: '红字票据',
  reversalLocked: '票据在冲红锁定中',
  exchanged: '已换开纸质票据',
  authorised: '已授权但没有锁定',
} as const

const reasons = Object.fromEntries(
  ['applicant_withdrew', 'wrong_bill', 'duplicate_case', 'issuer_reverses', 'other'].map(
    (reason) => [`reason-${reason}`, { title: `解锁原因为${reason}`, item: { reason } }],
  ),
)

const unlockable = {
  'one-day': { title: '一天的锁定解锁', bill: 'ownOneDay' },
  longest: { title: '180天的锁定解锁', bill: 'ownLongest' },
  'after-part': { title: '部分报销后的锁定解锁', bill: 'ownAfterPartly' },
  authorised: { title: '凭授权的锁定解锁', bill: 'ownAuthorised' },
  'reversal-pending': {
    title: '待冲红的票据解锁后转入冲红锁定',
    bill: 'ownReversalPending',
    code: 'UNLOCKED_FOR_REVERSAL',
  },
} as const
