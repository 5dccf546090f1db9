import type { BillDocument } from '@piaoqiao/documents'
import type { Fen, Instant } from '@piaoqiao/domain'
import { billCodeOf, billNumberOf } from '@piaoqiao/domain'
import type { IssueBillDraft } from '../bills/bill-draft.ts'
import { draftDigest } from '../bills/bill-draft.ts'
import type { BillStamp } from '../bills/build-bill.ts'
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
  const digest = requireFit(draft)
  return station.store.change(async (tables) => {
    const earlier = await tables.bills.findByBusinessNumber(draft.businessNumber)
    if (earlier !== null) return repeatedResult(earlier, digest)
    const issued = await issueDocument(station, tables, draft.kind, documentOf(station, draft))
    const bill = billOf(draft, digest, issued)
    await tables.bills.insert(bill, issued.xml)
    return resultOf(bill, false)
  })
}

/** The digest of a draft that can become a bill. @throws StationError `BILL_DRAFT_REFUSED` */
export function requireFit(draft: IssueBillDraft): string {
  const fault = draftFault(draft)
  if (fault !== null) throw new StationError('BILL_DRAFT_REFUSED', fault)
  return draftDigest(draft)
}

export function documentOf(
  { identity }: Station,
  draft: IssueBillDraft,
): (stamp: BillStamp) => BillDocument {
  return (stamp) => billFromDraft(draft, identity, stamp)
}

export function billOf(
  { kind, businessNumber, totalFen }: IssueBillDraft,
  draftDigest: string,
  { billId, checkCode, issuedAt }: BillStamp,
): IssuedBill {
  return {
    billId,
    kind,
    businessNumber,
    draftDigest,
    original: null,
    checkCode,
    totalFen,
    issuedAt,
    registration: 'waiting',
    registrationCode: null,
  }
}

/** @throws StationError `BUSINESS_NUMBER_REUSED` */
export function repeatedResult(earlier: IssuedBill, digest: string): IssueResult {
  if (earlier.draftDigest !== digest) throw new StationError('BUSINESS_NUMBER_REUSED')
  return resultOf(earlier, true)
}

export function resultOf(bill: IssuedBill, isRepeated: boolean): IssueResult {
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
