import type { BillId } from '@piaoqiao/domain'
import type { IssuedBill } from '../ports.ts'
import { StationError } from '../station-error.ts'
import { billStatus } from './bill-status.ts'
import { bookUses } from './book-uses.ts'
import { completeReversal } from './complete-reversal.ts'
import type { CompletionRequest } from './complete-reversal.ts'
import { continueReversals } from './continue-reversals.ts'
import { ensureNumbers } from './ensure-numbers.ts'
import type { NumberStock } from './ensure-numbers.ts'
import { exchangePaper } from './exchange-paper.ts'
import type { PaperChange } from './exchange-paper.ts'
import { issueTogether } from './issue-together.ts'
import { postIncome } from './post-income.ts'
import type { IncomePosted } from './post-income.ts'
import { registerAgain } from './register-again.ts'
import { registerWaiting } from './register-waiting.ts'
import { releaseReversal } from './release-reversal.ts'
import { requestReversal } from './request-reversal.ts'
import type { ReversalRequest } from './request-reversal.ts'
import { returnPaper } from './return-paper.ts'
import { settleOpenOperations } from './settle-open-operations.ts'
import type { Station } from './station.ts'
import { takeEvents } from './take-events.ts'
import { unpostIncome } from './unpost-income.ts'

/** Most refused bills that are listed. */
export const refusedBillsMax = 200

export interface UsesOptions {
  readonly stock: NumberStock
  /** How long an operation of unknown outcome is left alone between two attempts. */
  readonly settlePauseMs: number
}

/** Everything that a station can do, bound to one station: for its API, its jobs, the local world and tests. */
export type StationUses = ReturnType<typeof stationUses>

export function stationUses(station: Station, { stock, settlePauseMs }: UsesOptions) {
  return {
    issueBill: issueTogether(station),
    billStatus: (billId: BillId) => billStatus(station, billId),
    billXml: (billId: BillId) => billXml(station, billId),
    refusedBills: (): Promise<readonly IssuedBill[]> =>
      station.store.tables.bills.refused(refusedBillsMax),
    registerAgain: (billId: BillId) => registerAgain(station, billId),
    requestReversal: (request: ReversalRequest) => requestReversal(station, request),
    releaseReversal: (request: { readonly billId: BillId; readonly reason: string }) =>
      releaseReversal(station, request),
    completeReversal: (request: CompletionRequest) => completeReversal(station, request),
    exchangePaper: (change: PaperChange) => exchangePaper(station, change),
    returnPaper: (change: PaperChange) => returnPaper(station, change),
    postIncome: (posted: IncomePosted) => postIncome(station, posted),
    unpostIncome: (request: { readonly billId: BillId; readonly reason: string }) =>
      unpostIncome(station, request),
    ...bookUses(station, stock),
    ensureNumbers: () => ensureNumbers(station, stock),
    registerWaiting: (signal?: AbortSignal) => registerWaiting(station, signal),
    takeEvents: (signal?: AbortSignal) => takeEvents(station, signal),
    continueReversals: (signal?: AbortSignal) => continueReversals(station, signal),
    settleOpenOperations: (signal?: AbortSignal, pauseMs = settlePauseMs) =>
      settleOpenOperations(station, { pauseMs, ...(signal !== undefined && { signal }) }),
  }
}

/** The file of a bill as the issuer signed it. */
async function billXml({ store }: Station, billId: BillId): Promise<Uint8Array> {
  if ((await store.tables.bills.find(billId)) === null) throw new StationError('BILL_NOT_HERE')
  return store.tables.bills.xml(billId)
}
