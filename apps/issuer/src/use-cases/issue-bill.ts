import type { BillDocument } from '@piaoqiao/documents'
import type { Fen, Instant } from '@piaoqiao/domain'
import { billCodeOf, billNumberOf } from '@piaoqiao/domain'
import type { IssueBillDraft } from '../bills/bill-draft.ts'
import { draftDigest } from '../bills/bill-draft.ts'
import type { BillStamp } from '../bills/build-bill.ts'
import { billFromDraft } from '../bills/build-bill.ts'
import { draftFault } from '../bills/draft-faults.ts'
import type { IssuedBill, Registration, StationTables } from '../ports.ts'
import { StationError } from '../station-error.ts'
import { numberedDocument, signedDocument, takeNumbers } from './issue-document.ts'
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
  const asked = { draft, digest: requireFit(draft) }
  const [result] = await station.store.change((tables) => issueDrafts(station, tables, [asked]))
  if (result === undefined) throw new Error('every draft has a result')
  return result
}

export interface AskedDraft {
  readonly draft: IssueBillDraft
  readonly digest: string
}

/**
 * Issues drafts with different business numbers in one transaction: all of them, or none.
 * @returns what became of each, in their order
 * @throws StationError
 */
export async function issueDrafts(
  station: Station,
  tables: StationTables,
  asked: readonly AskedDraft[],
): Promise<readonly IssueResult[]> {
  const found = await tables.bills.findByBusinessNumbers(
    asked.map(({ draft }) => draft.businessNumber),
  )
  const results = new Map(
    found.map((bill) => {
      const same = asked.find(({ draft }) => draft.businessNumber === bill.businessNumber)
      return [bill.businessNumber, repeatedResult(bill, same?.digest)]
    }),
  )
  const fresh = asked.filter(({ draft }) => !results.has(draft.businessNumber))
  const kinds = fresh.map(({ draft }) => draft.kind)
  const numbers = await takeNumbers(station, tables, kinds)
  const made = await Promise.all(
    fresh.map(async ({ draft, digest }, index) => {
      const billId = numbers[index]
      if (billId === undefined) throw new StationError('NUMBERS_EXHAUSTED')
      const numbered = numberedDocument(station, billId, documentOf(station, draft))
      const signed = await signedDocument(station, numbered)
      return { bill: billOf(draft, digest, signed), xml: signed.xml }
    }),
  )
  await tables.bills.insert(made)
  for (const { bill } of made) results.set(bill.businessNumber, resultOf(bill, false))
  return asked.flatMap(({ draft }) => results.get(draft.businessNumber) ?? [])
}

/** The digest of a draft that can become a bill. @throws StationError `BILL_DRAFT_REFUSED` */
export function requireFit(draft: IssueBillDraft): string {
  const fault = draftFault(draft)
  if (fault !== null) throw new StationError('BILL_DRAFT_REFUSED', fault)
  return draftDigest(draft)
}

function documentOf(
  { identity }: Station,
  draft: IssueBillDraft,
): (stamp: BillStamp) => BillDocument {
  return (stamp) => billFromDraft(draft, identity, stamp)
}

function billOf(
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
function repeatedResult(earlier: IssuedBill, digest: string | undefined): IssueResult {
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
