import type { BillId, Fen, Instant } from '@piaoqiao/domain'
import { billCodeOf, billNumberOf } from '@piaoqiao/domain'
import type { BillViewAnswer, BillViewItem } from '@piaoqiao/protocol'
import type { BillKind } from '../bills/bill-kinds.ts'
import type { BillState, IssuedBill, Registration, Reversal } from '../ports.ts'
import { StationError } from '../station-error.ts'
import type { ProvinceFailure } from './province-answers.ts'
import { isRefusal, outcomeUnknown } from './province-answers.ts'
import type { Station } from './station.ts'

export interface BillStatus {
  readonly billCode: string
  readonly billNumber: string
  readonly kind: BillKind
  /** Null on a red bill. */
  readonly businessNumber: string | null
  readonly checkCode: string
  readonly totalFen: Fen
  readonly issuedAt: Instant
  readonly registration: Registration
  readonly registrationCode: string | null
  readonly reversal: Reversal | null
  /** By the latest event that came; null before the first. */
  readonly latest: BillState | null
  /** How the province says that the bill stands, or why it did not; null for a bill that it does not know yet. */
  readonly province: BillViewItem | ProvinceFailure | null
}

/**
 * 状态查询: what the station knows of a bill, together with the province's word where it can be reached.
 * @throws StationError `BILL_NOT_HERE`
 */
export async function billStatus(station: Station, billId: BillId): Promise<BillStatus> {
  const { bills, reversals, events } = station.store.tables
  const bill = await bills.find(billId)
  if (bill === null) throw new StationError('BILL_NOT_HERE')
  const [reversal, latest, province] = await Promise.all([
    reversals.find(billId),
    events.state(billId),
    provinceView(station, bill),
  ])
  const { kind, businessNumber, checkCode, totalFen, issuedAt } = bill
  const { registration, registrationCode } = bill
  return {
    billCode: billCodeOf(billId),
    billNumber: billNumberOf(billId),
    kind,
    businessNumber,
    checkCode,
    totalFen,
    issuedAt,
    registration,
    registrationCode,
    reversal,
    latest,
    province,
  }
}

async function provinceView(
  { province, newRequestId }: Station,
  { billId, checkCode, registration }: IssuedBill,
): Promise<BillStatus['province']> {
  if (registration !== 'registered') return null
  const item = { billCode: billCodeOf(billId), billNumber: billNumberOf(billId), checkCode }
  const call = await province.call('bill.status', { items: [item] }, newRequestId())
  if (call.outcome !== 'answered') return call
  if (isRefusal(call.answer)) return call.answer
  return (call.answer as BillViewAnswer).items[0] ?? outcomeUnknown()
}
