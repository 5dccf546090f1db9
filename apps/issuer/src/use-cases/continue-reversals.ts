import { StationError } from '../station-error.ts'
import { completeReversal } from './complete-reversal.ts'
import type { Station } from './station.ts'

/** Most reversals that one run completes. */
export const reversalsPerRunMax = 50

export interface ContinuationRun {
  readonly completed: number
  /** Codes of what kept others from being completed. */
  readonly failures: readonly string[]
}

/** Completes reversals that were granted after all, where that was asked for beforehand. */
export async function continueReversals(
  station: Station,
  signal?: AbortSignal,
): Promise<ContinuationRun> {
  const granted = await station.store.tables.reversals.toComplete(reversalsPerRunMax)
  let completed = 0
  const failures: string[] = []
  for (const billId of granted) {
    if (signal?.aborted === true) break
    const code = await failureOfCompletion(station, billId)
    if (code === null) completed += 1
    else failures.push(code)
  }
  return { completed, failures }
}

async function failureOfCompletion(station: Station, billId: bigint): Promise<string | null> {
  try {
    const { answer } = await completeReversal(station, { billId })
    return answer.outcome === 'done' ? null : answer.code
  } catch (error) {
    if (error instanceof StationError) return error.code
    throw error
  }
}
