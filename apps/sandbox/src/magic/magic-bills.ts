import type { BillId, ProvinceCode } from '@piaoqiao/domain'
import { billIdFrom, billIdText } from '@piaoqiao/domain'
import { billCodeFor } from '../world/bill-kinds.ts'

/** What a magic bill does to a message that names it. */
export type MagicEffect =
  | 'locked_by_another'
  | 'reversed'
  | 'reversal_locked'
  | 'exchanged'
  | 'reimbursed'
  | 'authorisation_expired'
  | 'unknown_bill'
  | 'province_unreachable'
  | 'outcome_unknown'
  | 'slow'
  | 'fails_after_commit'
  | 'quota_exceeded'
  | 'unavailable'
  | 'webhook_doubled'
  | 'webhook_wrong_signature'

interface MagicBillFacts {
  readonly effect: MagicEffect
  readonly home: 'own' | 'other'
  /** Last digits of its number. */
  readonly serial: number
  /** What a lock of it is answered. */
  readonly answer: string
  readonly sentence: string
}

/** How long a slow bill keeps its sender waiting. */
export const slowAnswerMs = 20_000
/** Most answers that are kept waiting at one time; further ones come at once. */
export const slowAnswersMax = 20
/** What `retry-after` says where a magic bill turns a message away. */
export const busyRetrySeconds = 2

/** Every magic bill. The table of the documents, `GET /magic` and the worlds are made from it. */
export const magicBillFacts: readonly MagicBillFacts[] = [
  {
    effect: 'locked_by_another',
    home: 'own',
    serial: 1,
    answer: 'BILL_LOCKED',
    sentence: '始终被其他单位锁定；锁定到期后立即由该单位再次锁定。',
  },
  {
    effect: 'reversed',
    home: 'own',
    serial: 2,
    answer: 'BILL_REVERSED',
    sentence: '已冲红，不能再使用。',
  },
  {
    effect: 'reversal_locked',
    home: 'own',
    serial: 3,
    answer: 'BILL_REVERSAL_LOCKED',
    sentence: '开票单位已取得冲红锁定，尚未冲红。',
  },
  {
    effect: 'exchanged',
    home: 'own',
    serial: 4,
    answer: 'BILL_EXCHANGED',
    sentence: '已换开纸质票据，电子票据停用。',
  },
  {
    effect: 'reimbursed',
    home: 'own',
    serial: 5,
    answer: 'BILL_REIMBURSED',
    sentence: '已由其他单位全额报销并入账。',
  },
  {
    effect: 'authorisation_expired',
    home: 'own',
    serial: 6,
    answer: 'AUTHORISATION_EXPIRED',
    sentence: '交款人曾授权给本单位，授权已过期；锁定时请带上表中的授权编号。',
  },
  {
    effect: 'unknown_bill',
    home: 'own',
    serial: 7,
    answer: 'BILL_NOT_FOUND',
    sentence: '没有登记过的票据。',
  },
  {
    effect: 'province_unreachable',
    home: 'other',
    serial: 8,
    answer: 'HOME_PROVINCE_UNREACHABLE',
    sentence: '开票省份联系不上，请求确定没有执行。',
  },
  {
    effect: 'outcome_unknown',
    home: 'own',
    serial: 9,
    answer: 'OUTCOME_UNKNOWN',
    sentence: '第一次回答结果未知，其实已经执行；用同一请求编号重发得到真实结果。',
  },
  {
    effect: 'slow',
    home: 'own',
    serial: 10,
    answer: 'LOCKED',
    sentence: '先执行，二十秒后才回答；用同一请求编号重发立即得到结果。查询类请求每次都慢。',
  },
  {
    effect: 'fails_after_commit',
    home: 'own',
    serial: 11,
    answer: '',
    sentence: '先执行，不回答并断开连接；用同一请求编号重发得到结果。',
  },
  {
    effect: 'quota_exceeded',
    home: 'own',
    serial: 12,
    answer: 'ENVELOPE_QUOTA_EXCEEDED',
    sentence: '第一次以429和retry-after拒绝；用同一请求编号重发即执行。',
  },
  {
    effect: 'unavailable',
    home: 'own',
    serial: 13,
    answer: 'ENVELOPE_UNAVAILABLE',
    sentence: '每次都以503和retry-after拒绝，确定没有执行。',
  },
  {
    effect: 'webhook_doubled',
    home: 'own',
    serial: 14,
    answer: 'LOCKED',
    sentence: '正常执行；它的事件通知原样发送两次。',
  },
  {
    effect: 'webhook_wrong_signature',
    home: 'own',
    serial: 15,
    answer: 'LOCKED',
    sentence: '正常执行；它的事件通知先以错误的签名发送一次，应当拒收，随后再正确发送。',
  },
]

/** What the face of every magic bill shows. */
export const magicFace = {
  checkCode: 'magic1',
  amount: '200.00',
  amountFen: 20_000n,
  issuedOn: '2026-01-05',
} as const

const magicSerialBase = 90_000_000
/** In which provinces worlds are. */
export interface WorldProvinces {
  readonly own: ProvinceCode
  readonly other: ProvinceCode
}

/** A magic bill under its number. */
export interface MagicBill extends MagicBillFacts {
  readonly billId: BillId
  readonly billCode: string
  readonly billNumber: string
  readonly province: ProvinceCode
  /** The authorisation by which it is to be locked, where there is one. */
  readonly authorisationId: string | null
}

/** The serial numbers of magic bills lie above those of all other bills of a world. */
export function magicSerial({ serial }: Pick<MagicBillFacts, 'serial'>): number {
  return magicSerialBase + serial
}

export function magicBillsOf(provinces: WorldProvinces): readonly MagicBill[] {
  return magicBillFacts.map((facts) => {
    const province = provinces[facts.home]
    const billCode = billCodeFor(province, 'outpatient')
    const billNumber = `99${magicSerial(facts)}`
    const billId = billIdFrom(billCode, billNumber)
    const authorisationId =
      facts.effect === 'authorisation_expired' ? `A-${billIdText(billId)}-2` : null
    return { ...facts, billId, billCode, billNumber, province, authorisationId }
  })
}
