import {
  dayMs,
  fenFromYuan,
  refusal,
  refusals,
  refusalSentence,
  yuanFromFen,
} from '@piaoqiao/domain'
import type { RefusalCode, RefusalDetails } from '@piaoqiao/domain'
import type { BillView } from '@piaoqiao/protocol'

export interface PlayedBill {
  readonly billCode: string
  readonly billNumber: string
  readonly checkCode: string
  readonly amount: string
  readonly issuedOn: string
}

export interface BillState extends PlayedBill {
  sequence: number
  holder: string | null
  lockId: string
  expiresAt: number
  reversalMarked: boolean
  readonly reports: (BillView['ownReports'][number] & { readonly unit: string })[]
}

export type Item = Readonly<Record<string, string | number | undefined>>
export type Wire = Readonly<Record<string, unknown>>
interface Serving {
  readonly state: BillState
  readonly item: Item
  readonly unit: string
  readonly now: number
}

/** What the played registry answers to one item. */
export function serve(service: string, serving: Serving): Wire {
  const { state, item, unit, now } = serving
  switch (service) {
    case 'bill.verify':
      if (item['checkCode'] !== state.checkCode) return refused('CHECK_CODE_MISMATCH')
      if ((item['amount'] ?? state.amount) !== state.amount) {
        return refused('PRESENTED_FACTS_MISMATCH')
      }
      return { ...viewOf(serving) }
    case 'bill.status':
      return { ...viewOf(serving) }
    case 'bill.lock':
      return lock(serving)
    case 'bill.extend':
    case 'bill.unlock':
    case 'reimbursement.report':
      if (state.holder !== unit) return refused('LOCK_NOT_HELD')
      break
    default:
      break
  }
  if (service === 'bill.extend') {
    state.expiresAt = now + Number(item['days']) * dayMs
    return done(state, 'EXTENDED', expiry(state))
  }
  if (service === 'bill.unlock') {
    state.holder = null
    return done(state, 'UNLOCKED', { lockId: state.lockId })
  }
  return service === 'reimbursement.report' ? report(serving) : changeReport(service, serving)
}

function lock({ state, item, unit, now }: Serving): Wire {
  if (state.holder === unit) return refused('LOCK_ALREADY_HELD', { until: '2026-04-01' })
  if (state.holder !== null) {
    return refused('BILL_LOCKED', { holder: '另一单位', until: '2026-04-01' })
  }
  if (balanceOf(state) <= 0n) return refused('BILL_REIMBURSED')
  const isFounded =
    item['authorisationId'] !== undefined ||
    (item['checkCode'] === state.checkCode &&
      item['amount'] === state.amount &&
      item['issuedOn'] === state.issuedOn)
  if (!isFounded) return refused('CHECK_CODE_MISMATCH')
  state.holder = unit
  state.expiresAt = now + Number(item['days'] ?? 30) * dayMs
  state.lockId = `L-${state.billCode}${state.billNumber}-${String(state.sequence + 1)}`
  return done(state, 'LOCKED', expiry(state))
}

function report({ state, item, unit }: Serving): Wire {
  const amount = String(item['amount'])
  const balance = yuanFromFen(balanceOf(state))
  if (fenFromYuan(amount) > fenFromYuan(balance))
    return refused('AMOUNT_ABOVE_BALANCE', { balance })
  state.holder = null
  const reportId = `R-${state.billCode}${state.billNumber}-${String(state.sequence + 1)}`
  const { postedOn } = item
  state.reports.push({
    unit,
    reportId,
    amount,
    reimbursedOn: String(item['reimbursedOn']),
    voucherNumber: String(item['voucherNumber']),
    postedOn: typeof postedOn === 'string' ? postedOn : null,
    withdrawn: false,
    purpose: 'employer_expense',
  })
  return done(state, 'REPORTED', { reportId })
}

function changeReport(service: string, { state, item, unit }: Serving): Wire {
  const { reportId } = item
  const index = state.reports.findIndex((known) => known.reportId === reportId)
  const known = state.reports[index]
  if (known === undefined || known.unit !== unit) return refused('REPORT_NOT_FOUND')
  if (service === 'reimbursement.post') {
    if (known.postedOn !== null) return refused('REPORT_POSTED')
    state.reports[index] = { ...known, postedOn: String(item['postedOn']) }
    return done(state, 'POSTED', { reportId })
  }
  if (service === 'reimbursement.unpost') {
    if (known.postedOn === null) return refused('REPORT_NOT_POSTED')
    state.reports[index] = { ...known, postedOn: null }
    return done(state, 'UNPOSTED', { reportId })
  }
  if (known.postedOn !== null) return refused('REPORT_POSTED')
  state.reports[index] = { ...known, withdrawn: true }
  return done(state, 'WITHDRAWN', { reportId })
}

function balanceOf({ amount, reports }: BillState): bigint {
  const counting = reports.filter(({ withdrawn }) => !withdrawn)
  return counting.reduce((left, one) => left - fenFromYuan(one.amount), fenFromYuan(amount))
}

function viewOf({ state, unit }: Serving): BillView {
  const { billCode, billNumber, amount, issuedOn, sequence, holder, reports } = state
  const balance = balanceOf(state)
  const own = reports.filter((known) => known.unit === unit)
  const isHeld = holder === unit
  const unposted = own.some(({ postedOn, withdrawn }) => !withdrawn && postedOn === null)
  const use = balance > 0n ? 'open' : 'reimbursed'
  return {
    outcome: 'found',
    billCode,
    billNumber,
    billName: '重庆市医疗门诊收费票据（电子）',
    issuerId: '12500104MB0000001H',
    issuerName: '大渡口区示例医院',
    issuedOn,
    amount,
    reimbursable: amount,
    balance: yuanFromFen(balance),
    standing: 'valid',
    form: 'electronic',
    reimbursement: holder === null ? use : 'locked',
    state: holder === null ? '可报销' : '已锁定',
    sentence: holder === null ? '可报销' : '已锁定',
    sequence,
    lock:
      holder === null
        ? null
        : {
            ...(isHeld && { lockId: state.lockId }),
            holderName: isHeld ? '本单位' : '另一单位',
            holderIsCaller: isHeld,
            lockedAt: new Date(0).toISOString(),
            expiresAt: new Date(state.expiresAt).toISOString(),
          },
    ownReports: own.map(({ unit: _, ...known }) => known),
    redBillCode: null,
    redBillNumber: null,
    nextServices: [
      ...(isHeld ? ['reimbursement.report', 'bill.unlock', 'bill.extend'] : []),
      ...(holder === null && balance > 0n ? ['bill.lock'] : []),
      ...(unposted ? ['reimbursement.post', 'reimbursement.withdraw'] : []),
    ],
  }
}

function done(state: BillState, code: string, more: Wire): Wire {
  state.sequence += 1
  const { billCode, billNumber, sequence } = state
  return { outcome: 'done', code, sentence: code, billCode, billNumber, sequence, ...more }
}

function expiry({ lockId, expiresAt }: BillState): Wire {
  return { lockId, expiresAt: new Date(expiresAt).toISOString() }
}

export function refused(code: RefusalCode, details: RefusalDetails = {}): Wire {
  const sentence = refusalSentence(refusal(code, details))
  return { outcome: 'refused', code, sentence, next: refusals[code].next, details }
}
