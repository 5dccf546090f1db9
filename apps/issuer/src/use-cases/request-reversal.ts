import type { BillId } from '@piaoqiao/domain'
import { areFitWords } from '../bills/build-red-bill.ts'
import type { ReversalState } from '../ports.ts'
import { StationError } from '../station-error.ts'
import { changeAtProvince, plainChange } from './change-at-province.ts'
import type { RedBillResult } from './complete-reversal.ts'
import { completeReversal } from './complete-reversal.ts'
import type { ReversalIntent } from './reversal-states.ts'
import type { OperationResult } from './settle-operation.ts'
import type { Station } from './station.ts'

export interface ReversalRequest {
  readonly billId: BillId
  /** In words; no personal data. */
  readonly reason: string
  /** Completes by itself as soon as the reversal is granted, now or by a later event. */
  readonly completeWhenGranted: boolean
  readonly handlingPerson?: string
  readonly checker?: string
}

export interface ReversalResult {
  /** The province's answer to the request. */
  readonly answer: OperationResult
  /** How the reversal stands afterwards; null where none was ever answered. */
  readonly state: ReversalState | null
  /** What became of the completion, where it was asked for and could begin at once. */
  readonly completion: RedBillResult | null
}

/**
 * 冲红锁定: asks to reverse a bill before anything is reversed. Granted, marked while a unit holds the bill, or waiting
 * until those who reimbursed it have withdrawn; every outcome is kept.
 * @throws StationError
 */
export async function requestReversal(
  station: Station,
  request: ReversalRequest,
): Promise<ReversalResult> {
  const { billId, reason, completeWhenGranted } = request
  // Found out only when the red bill is made, it would leave a granted reversal that nobody can complete.
  if (!areFitWords(request)) throw new StationError('REVERSAL_WORDS_UNFIT')
  const intent: ReversalIntent = {
    reason,
    completeWhenGranted,
    handlingPerson: request.handlingPerson ?? null,
    checker: request.checker ?? null,
  }
  const asked = plainChange('reversal.lock', billId, { reason }, intent)
  const answer = await changeAtProvince(station, { ...asked, asksAnew: true })
  const state = await stateOf(station, billId)
  const completion =
    completeWhenGranted && state === 'granted' ? await completedNow(station, billId) : null
  return {
    answer,
    state: completion === null ? state : await stateOf(station, billId),
    completion,
  }
}

async function stateOf({ store }: Station, billId: BillId): Promise<ReversalState | null> {
  return (await store.tables.reversals.find(billId))?.state ?? null
}

/** What the station cannot complete now it completes later, by its job. */
async function completedNow(station: Station, billId: BillId): Promise<RedBillResult | null> {
  try {
    return await completeReversal(station, { billId })
  } catch (error) {
    if (error instanceof StationError) return null
    throw error
  }
}
