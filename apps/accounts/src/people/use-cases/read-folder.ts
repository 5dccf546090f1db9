import type { BillId } from '@piaoqiao/domain'
import { billCodeOf, billNumberOf } from '@piaoqiao/domain'
import type { FileAnswer, HistoryAnswer } from '@piaoqiao/protocol'
import { refusePeople } from '../people-refusals.ts'
import type { FolderBill, FolderCount, FolderCursor, FolderQuery } from '../folder-ports.ts'
import type { ActingPerson } from '../person-ports.ts'
import { billState } from './collect-bills.ts'
import { readFrom } from './people-parts.ts'
import type { PeopleParts } from './people-parts.ts'
import { requireRight } from './act-for-family.ts'

export interface FolderPage {
  readonly bills: readonly FolderBill[]
  /** Where the next page begins; null behind the last one. */
  readonly next: FolderCursor | null
  /** False where the registry could not be asked: the states are those of an earlier moment. */
  readonly isFresh: boolean
}

/** A page of a folder, with the states that the registries say now. */
export async function readFolder(
  parts: PeopleParts,
  acting: ActingPerson,
  query: FolderQuery,
  page: { readonly after: FolderCursor | null; readonly limit: number },
): Promise<FolderPage> {
  await requireRight(parts, acting, 'see')
  const { ownerId } = acting
  const isFresh = await refreshStale(parts, ownerId)
  const bills = await parts.transact(({ folder }) => folder.list(ownerId, query, page))
  const last = bills.length < page.limit ? undefined : bills.at(-1)
  const next = last === undefined ? null : { issuedOn: last.issuedOn, billId: last.billId }
  return { bills, next, isFresh }
}

/** Bills of one folder that are looked at anew in one go; more than that happen to nobody in a moment. */
export const refreshedBillsMax = 500

/** Asks once for everything that something happened to since, so that filters by state find what is so now. */
async function refreshStale(parts: PeopleParts, ownerId: string): Promise<boolean> {
  const stale = await parts.transact(({ folder }) => folder.stale(ownerId, refreshedBillsMax))
  return (await refreshed(parts, ownerId, stale)).isFresh
}

export async function countFolder(
  parts: PeopleParts,
  acting: ActingPerson,
): Promise<readonly FolderCount[]> {
  await requireRight(parts, acting, 'see')
  await refreshStale(parts, acting.ownerId)
  return parts.transact(({ folder }) => folder.counts(acting.ownerId))
}

/** One bill of a folder as it stands now. @throws AccountsError `BILL_NOT_IN_FOLDER` */
export async function readBill(
  parts: PeopleParts,
  acting: ActingPerson,
  billId: BillId,
): Promise<{ readonly bill: FolderBill; readonly isFresh: boolean }> {
  await requireRight(parts, acting, 'see')
  const kept = await parts.transact(({ folder }) => folder.find(acting.ownerId, [billId]))
  const stale = kept.map((bill) => ({ ...bill, isStale: true }))
  const { bills, isFresh } = await refreshed(parts, acting.ownerId, stale)
  const [bill] = bills
  if (bill === undefined) throw refusePeople('BILL_NOT_IN_FOLDER')
  return { bill, isFresh }
}

/** Asks once for all of the bills that something happened to. */
async function refreshed(
  parts: PeopleParts,
  ownerId: string,
  bills: readonly FolderBill[],
): Promise<{ readonly bills: readonly FolderBill[]; readonly isFresh: boolean }> {
  const stale = bills.filter(({ isStale }) => isStale)
  if (stale.length === 0) return { bills, isFresh: true }
  const items = stale.map(({ billId, checkCode }) => ({
    billCode: billCodeOf(billId),
    billNumber: billNumberOf(billId),
    checkCode,
  }))
  const answered = await parts
    .portal()
    .status(items)
    .catch(() => null)
  if (answered === null) return { bills, isFresh: false }
  const states = answered.results.flatMap(({ answer }) =>
    answer.outcome === 'found' ? [billState(answer)] : [],
  )
  await parts.transact(({ folder }) => folder.refresh(ownerId, states))
  const byId = new Map(states.map((state) => [state.billId, state]))
  return {
    bills: bills.map((bill) => {
      const state = byId.get(bill.billId)
      return state === undefined ? bill : { ...bill, ...state, isStale: false }
    }),
    isFresh: states.length === stale.length,
  }
}

/** The whole life of a bill of the folder: who looked at it, held it, reimbursed and posted it. */
export async function readTimeline(
  parts: PeopleParts,
  acting: ActingPerson,
  billId: BillId,
  after: number | null,
): Promise<Extract<HistoryAnswer, { outcome: 'found' }>> {
  await requireRight(parts, acting, 'see')
  const request = {
    ...(await ownBill(parts, acting.ownerId, billId)),
    ...(after !== null && { after }),
  }
  const answer = await readFrom<HistoryAnswer>(() => parts.portal().call('bill.history', request))
  if (answer.outcome === 'found') return answer
  throw refusePeople('REGISTRY_REFUSED', { details: { sentence: answer.sentence } })
}

/** The file of a bill of the folder: its XML with both signatures. */
export async function downloadBill(
  parts: PeopleParts,
  acting: ActingPerson,
  billId: BillId,
): Promise<Uint8Array> {
  await requireRight(parts, acting, 'see')
  const request = { ...(await ownBill(parts, acting.ownerId, billId)), format: 'xml' }
  const answer = await readFrom<FileAnswer>(() => parts.portal().call('bill.file', request))
  if (answer.outcome === 'done') return new Uint8Array(Buffer.from(answer.content, 'base64'))
  throw refusePeople('REGISTRY_REFUSED', { details: { sentence: answer.sentence } })
}

/** How the registry is asked about a bill of somebody's folder. */
async function ownBill(parts: PeopleParts, ownerId: string, billId: BillId) {
  return parts.transact(async ({ folder, people }) => {
    const [bill] = await folder.find(ownerId, [billId])
    const person = await people.find(ownerId)
    if (bill === undefined || person === null) throw refusePeople('BILL_NOT_IN_FOLDER')
    return {
      billCode: billCodeOf(billId),
      billNumber: billNumberOf(billId),
      payerCode: person.identityNumber,
    }
  })
}

/** Replaces the tags of a bill. */
export async function tagBill(
  parts: PeopleParts,
  acting: ActingPerson,
  billId: BillId,
  tags: readonly string[],
): Promise<void> {
  await requireRight(parts, acting, 'see')
  const isThere = await parts.transact(({ folder }) =>
    folder.tag(acting.ownerId, billId, [...new Set(tags)]),
  )
  if (!isThere) throw refusePeople('BILL_NOT_IN_FOLDER')
}
