import { isSettledResult, settleOperation } from './settle-operation.ts'
import type { Station } from './station.ts'

/** Most operations that one run repeats. */
export const operationsPerRunMax = 100

export interface SettlingRun {
  readonly settled: number
  /** Code of what left the last one open; null when none is. */
  readonly failure: string | null
}

/**
 * Repeats operations whose outcome is unknown, each under its own request id.
 * @param pauseMs how long an operation is left alone after an attempt
 */
export async function settleOpenOperations(
  station: Station,
  { pauseMs, signal }: { readonly pauseMs: number; readonly signal?: AbortSignal },
): Promise<SettlingRun> {
  const { store, clock } = station
  const due = await store.tables.operations.openSince(clock() - pauseMs, operationsPerRunMax)
  let settled = 0
  for (const operation of due) {
    if (signal?.aborted === true) break
    if (!(await store.tables.operations.attempt(operation.requestId, clock()))) continue
    const attempts = operation.attempts + 1
    const result = await settleOperation(station, { ...operation, attempts })
    if (!isSettledResult(result)) return { settled, failure: result.code }
    settled += 1
  }
  return { settled, failure: null }
}
