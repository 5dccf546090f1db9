import { dateAt, fenFromYuan, refusal, refusalSentence, refusals } from '@piaoqiao/domain'
import type { Instant, RefusalCode, RefusalDetails } from '@piaoqiao/domain'
import type { BillView } from '@piaoqiao/protocol'
import type { ActService } from '../act-services.ts'

/** Why the registry would refuse an item; null where nothing speaks against it. */
export interface Objection {
  readonly code: string
  readonly sentence: string
  readonly next: string
}

type Wire = Readonly<Record<string, unknown>>
type Judge = (wire: Wire, view: BillView, at: Instant) => Objection | null

/**
 * Says beforehand what the registry would answer to an item, from how the bill stands now. The registry alone decides: the
 * bill may change meanwhile.
 */
export function judgeItem(
  service: ActService,
  wire: Wire,
  view: BillView,
  at: Instant,
): Objection | null {
  return judges[service](wire, view, at)
}

const judges: Readonly<Record<ActService, Judge>> = {
  'bill.lock': judgeLock,
  'bill.extend': (_, view) => {
    if (!isHeld(view)) return objection('LOCK_NOT_HELD')
    return view.nextServices.includes('bill.extend') ? null : objection('BILL_REVERSAL_PENDING')
  },
  'bill.unlock': (_, view) => (isHeld(view) ? null : objection('LOCK_NOT_HELD')),
  'reimbursement.report': judgeReport,
  'reimbursement.withdraw': (wire, view) =>
    judgeOwnReport(wire, view, ({ postedOn }) => (postedOn === null ? null : 'REPORT_POSTED')),
  'reimbursement.post': (wire, view, at) =>
    judgeDay(wire['postedOn'], at) ??
    judgeOwnReport(wire, view, ({ postedOn }) => (postedOn === null ? null : 'REPORT_POSTED')),
  'reimbursement.unpost': (wire, view) =>
    judgeOwnReport(wire, view, ({ postedOn }) => (postedOn === null ? 'REPORT_NOT_POSTED' : null)),
}

function judgeLock(wire: Wire, view: BillView): Objection | null {
  if (view.nextServices.includes('bill.lock')) {
    const isFounded = wire['authorisationId'] !== undefined || wire['checkCode'] !== undefined
    return isFounded ? null : objection('CHECK_CODE_MISMATCH')
  }
  return objectionOfStanding(view) ?? objectionOfUse(view)
}

function objectionOfStanding({ standing, form }: BillView): Objection | null {
  if (standing === 'reversed') return objection('BILL_REVERSED')
  if (standing === 'reversal_locked') return objection('BILL_REVERSAL_LOCKED')
  return form === 'exchanged' ? objection('BILL_EXCHANGED') : null
}

function objectionOfUse({ lock, reimbursement, balance }: BillView): Objection {
  if (lock !== null) {
    const until = dateAt(Date.parse(lock.expiresAt))
    return lock.holderIsCaller
      ? objection('LOCK_ALREADY_HELD', { until })
      : objection('BILL_LOCKED', { holder: lock.holderName, until })
  }
  if (reimbursement === 'reimbursed') return objection('BILL_REIMBURSED')
  return objection(fenFromYuan(balance) > 0n ? 'BILL_REVERSAL_PENDING' : 'NOTHING_REIMBURSABLE')
}

function judgeReport(wire: Wire, view: BillView, at: Instant): Objection | null {
  if (!isHeld(view)) return objection('LOCK_NOT_HELD')
  const amount = fenFromYuan(String(wire['amount']))
  if (amount <= 0n) return objection('AMOUNT_NOT_POSITIVE')
  const late = judgeDay(wire['reimbursedOn'], at) ?? judgeDay(wire['postedOn'], at)
  if (late !== null) return late
  const { balance } = view
  return amount > fenFromYuan(balance) ? objection('AMOUNT_ABOVE_BALANCE', { balance }) : null
}

type OwnReport = BillView['ownReports'][number]

function judgeOwnReport(
  wire: Wire,
  { ownReports }: BillView,
  fault: (report: OwnReport) => RefusalCode | null,
): Objection | null {
  const report = ownReports.find(({ reportId }) => reportId === wire['reportId'])
  if (report === undefined) return objection('REPORT_NOT_FOUND')
  if (report.withdrawn) return objection('REPORT_WITHDRAWN')
  const code = fault(report)
  return code === null ? null : objection(code)
}

function judgeDay(day: unknown, at: Instant): Objection | null {
  return typeof day === 'string' && day > dateAt(at) ? objection('DATE_IN_FUTURE') : null
}

function isHeld({ lock }: BillView): boolean {
  return lock?.holderIsCaller === true
}

function objection(code: RefusalCode, details: RefusalDetails = {}): Objection {
  return { code, sentence: refusalSentence(refusal(code, details)), next: refusals[code].next }
}
