import type { EventStore } from '../event-ports.ts'

/** Most outbox rows that one transaction moves. */
export const sequencedRowsMax = 1000
/** Most transactions of one round, so that a round ends however fast the outbox fills. */
export const sequencingTurnsMax = 50

/**
 * Puts waiting events into the feeds. Every process may run this as often as it likes; one of them at a time does the work.
 * @returns how many outbox rows were moved
 */
export function createSequenceOutbox(options: {
  readonly events: Pick<EventStore, 'sequenceOutbox'>
}): () => Promise<number> {
  const { events } = options
  return async () => {
    let moved = 0
    for (let turn = 0; turn < sequencingTurnsMax; turn += 1) {
      const rows = await events.sequenceOutbox(sequencedRowsMax)
      moved += rows
      if (rows < sequencedRowsMax) break
    }
    return moved
  }
}
