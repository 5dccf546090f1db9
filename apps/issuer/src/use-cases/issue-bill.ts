import type { Fen, Instant } from '@piaoqiao/domain'
import { billCodeOf, billNumberOf } from '@piaoqiao/domain'
import type { IssueBillDraft } from '../bills/bill-draft.ts'
import { draftDigest } from '../bills/bill-draft.ts'
import { billFromDraft } from '../bills/build-bill.ts'
import { draftFault } from '../bills/draft-faults.ts'
import type { IssuedBill, Registration } from '../ports.ts'
import { StationError } from '../station-error.ts'
import { issueDocument } from './issue-document.ts'
import type { Station } from './station.ts'

export interface IssueResult {
  readonly billCode: string
  readonly billNumber: string
  readonly checkCode: string
  readonly totalFen: Fen
  readonly issuedAt: Instant
  readonly registration: Registration
  /** Whether the bill was there already, under the same business number with the same content. */
  readonly isRepeated: boolean
}

/**
 * 开具: makes a bill from a draft, signs and keeps it. Needs no province: the bill waits to be registered. The same
 * draft under the same business number gives the same bill.
 * @throws StationError
 */
export async function issueBill(station: Station, draft: IssueBillDraft): Promise<IssueResult> {
  const fault = draftFault(draft)
  if (fault !== null) throw new StationError('BILL_DRAFT_REFUSED', fault)
  const digest = draftDigest(draft)
  return station.store.change(async (tables) => {
    const earlier = await tables.bills.findByBusinessNumber(draft.businessNumber)
    if (earlier !== null) return repeated(earlier, digest)
    const { billId, checkCode, issuedAt, xml } = await issueDocument(
      station,
      tables,
      draft.kind,
      (stamp) => billFromDraft(draft, station.identity, stamp),
    )
    const bill: IssuedBill = {
      billId,
      kind: draft.kind,
      businessNumber: draft.businessNumber,
      draftDigest: digest,
      original: null,
      checkCode,
      totalFen: draft.totalFen,
      issuedAt,
      registration: 'waiting',
      registrationCode: null,
    }
    await tables.bills.insert(bill, xml)
    return resultOf(bill, false)
  })
}

function repeated(earlier: IssuedBill, digest: string): IssueResult {
  if (earlier.draftDigest !== digest) throw new StationError('BUSINESS_NUMBER_REUSED')
  return resultOf(earlier, true)
}

function resultOf(bill: IssuedBill, isRepeated: boolean): IssueResult {
  const { billId, checkCode, totalFen, issuedAt, registration } = bill
  return {
    billCode: billCodeOf(billId),
    billNumber: billNumberOf(billId),
    checkCode,
    totalFen,
    issuedAt,
    registration,
    isRepeated,
  }
}
