import type { BillId, Change, Instant, Party } from '@piaoqiao/domain'
import { billIdText, dateAt, dayMs, endOfDate, yuanFromFen } from '@piaoqiao/domain'
import type { PayerKeyOf } from '@piaoqiao/protocol'
import type { SampleBill } from './sample-bill.ts'
import { faceOf, factsOf, redBillOf } from './sample-bill.ts'
import { samplePartiesOf } from './sample-parties.ts'

/** What has become of a sample bill before the world begins. */
export type SampleLife =
  | 'open'
  | 'locked'
  | 'nothing_left'
  | 'reported'
  | 'reimbursed'
  | 'partly_reimbursed'
  | 'reversal_locked'
  | 'reversal_pending'
  | 'recovery_asked'
  | 'reversed'
  | 'exchanged'
  | 'authorised'
  | 'authorisation_expired'

/** One step of a life: who does what, how many days before the start of the world. */
export interface LifeStep {
  readonly daysBefore: number
  readonly actor: Party
  readonly change: Change
}

export interface LifeParts {
  readonly bill: SampleBill
  readonly startedAt: Instant
  readonly payerKeyOf: PayerKeyOf
  /** The unit that payers have authorised: the owner of the world, where it is one. */
  readonly grantee: Party
  /** Another unit. */
  readonly unit: Party
  /** A number for a red bill. */
  readonly redBillId: () => BillId
  /** Told of the red bill that a life ends with. */
  readonly onRedBill: (red: SampleBill) => void
}

export const registeredDaysBefore = 60
const lockDays = 90

const livesOf: Readonly<Record<SampleLife, (parts: LifeParts) => readonly LifeStep[]>> = {
  open: () => [],
  nothing_left: () => [],
  locked: (parts) => [lock(parts, 20)],
  reported: (parts) => reimbursed(parts, parts.bill.fundPayFen, false),
  reimbursed: (parts) => reimbursed(parts, parts.bill.fundPayFen, true),
  partly_reimbursed: (parts) => reimbursed(parts, (faceOf(parts.bill) * 9n) / 10n, false),
  reversal_locked: (parts) => [reversalLock(parts, 12)],
  reversal_pending: (parts) => [lock(parts, 20), reversalLock(parts, 12)],
  recovery_asked: (parts) => [
    ...reimbursed(parts, parts.bill.fundPayFen, false),
    reversalLock(parts, 12),
  ],
  reversed: (parts) => [reversalLock(parts, 12), reversal(parts)],
  exchanged: ({ bill }) => [
    {
      daysBefore: 15,
      actor: bill.issuer,
      change: {
        kind: 'paper.exchange',
        paper: { paperCode: '00000000', paperNumber: billIdText(bill.billId).slice(8) },
      },
    },
  ],
  authorised: (parts) => [grant(parts, -90)],
  authorisation_expired: (parts) => [grant(parts, 40)],
}

/** The steps of a bill from its registration to the start of the world, in order. */
export function stepsOf(life: SampleLife, parts: LifeParts): readonly LifeStep[] {
  const { bill, payerKeyOf } = parts
  const registered: LifeStep = {
    daysBefore: registeredDaysBefore,
    actor: bill.issuer,
    change: { kind: 'bill.register', facts: factsOf(bill, payerKeyOf) },
  }
  return [registered, ...livesOf[life](parts)]
}

function lock({ bill, unit }: LifeParts, daysBefore: number): LifeStep {
  return { daysBefore, actor: unit, change: lockOf(bill, lockDays) }
}

/** A lock by whoever holds the bill in its hand. */
export function lockOf(bill: SampleBill, days: number): Change {
  const presented = { checkCode: bill.checkCode, face: faceOf(bill), issuedOn: bill.issuedOn }
  return {
    kind: 'bill.lock',
    purpose: 'employer_expense',
    businessReference: 'SANDBOX',
    basis: { kind: 'presented' },
    presented,
    days,
  }
}

/** Locked and reimbursed by another unit, all but what is left over. */
function reimbursed(parts: LifeParts, leftFen: bigint, posted: boolean): readonly LifeStep[] {
  const { bill, unit, startedAt } = parts
  const amount = faceOf(bill) - leftFen
  const reimbursedOn = dateAt(startedAt - 18 * dayMs)
  const report: LifeStep = {
    daysBefore: 18,
    actor: unit,
    change: {
      kind: 'reimbursement.report',
      amount,
      reimbursedOn,
      voucherNumber: `沙箱凭证${yuanFromFen(amount)}`,
      postedOn: posted ? reimbursedOn : null,
    },
  }
  return [lock(parts, 20), report]
}

function reversalLock({ bill }: LifeParts, daysBefore: number): LifeStep {
  return {
    daysBefore,
    actor: bill.issuer,
    change: { kind: 'reversal.lock', reason: '沙箱样例：收费有误' },
  }
}

function reversal({ bill, startedAt, payerKeyOf, redBillId, onRedBill }: LifeParts): LifeStep {
  const red = redBillOf(bill, redBillId(), dateAt(startedAt - 10 * dayMs))
  onRedBill(red)
  const redFacts = factsOf(red, payerKeyOf)
  return {
    daysBefore: 10,
    actor: bill.issuer,
    change: { kind: 'reversal.complete', redBillId: red.billId, redFacts },
  }
}

/** The payer lets a unit use the bill until so many days before its start. */
function grant({ bill, grantee, payerKeyOf, startedAt }: LifeParts, endsBefore: number): LifeStep {
  return {
    daysBefore: 50,
    actor: samplePartiesOf(bill.issuer.province).portal,
    change: {
      kind: 'authorisation.grant',
      payerKey: payerKeyOf(bill.payer.code),
      unit: grantee,
      purpose: 'employer_expense',
      validUntil: endOfDate(dateAt(startedAt - endsBefore * dayMs)),
      amountMax: null,
    },
  }
}
