import type { EventCountStore } from '../event-count-ports.ts'

/** Most rows that are added up in one transaction. */
export const foldedRowsMax = 2_000
/** Most transactions of one round, so that a round ends however much happens meanwhile. */
export const foldingTurnsMax = 50

/** Adds what was counted to the counts of its days, until nothing waits; says how many rows it added. */
export async function foldCounts(counts: EventCountStore): Promise<number> {
  let folded = 0
  for (let turn = 0; turn < foldingTurnsMax; turn += 1) {
    const rows = await counts.fold(foldedRowsMax)
    folded += rows
    if (rows < foldedRowsMax) break
  }
  return folded
}
