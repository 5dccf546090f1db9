import type { Command, Instant, ProvinceCode } from '@piaoqiao/domain'
import { registryParty } from '@piaoqiao/domain'
import type { ApplyCommands, BillStore, DueLock, SubmittedCommand } from '../ports.ts'
import { fingerprintOf } from './fingerprint.ts'

/** Most locks that one round looks at. */
export const dueLocksPerRoundMax = 500
/** Looks within this time are the same operation, whichever process looks. */
export const sameLookMs = 60_000

/**
 * Warns holders whose locks end soon and ends those whose time is over, through `applyCommands` like everybody else.
 * @returns how many locks were due
 */
export function createExpireLocks(options: {
  readonly store: Pick<BillStore, 'dueLocks'>
  readonly apply: ApplyCommands
  readonly clock: () => Instant
  readonly province: ProvinceCode
}): () => Promise<number> {
  const { store, apply, clock, province } = options
  return async () => {
    const at = clock()
    const due = await store.dueLocks(at, dueLocksPerRoundMax)
    if (due.length === 0) return 0
    // One submission each: a bill that cannot be decided must not keep the others from expiring.
    const decided = await Promise.allSettled(
      due.map((lock) => {
        const commands = [commandFor(lock, at, province)]
        return apply({ commands, atomic: false, request: null })
      }),
    )
    const failed = decided.find(({ status }) => status === 'rejected')
    if (failed?.status === 'rejected') throw failed.reason
    return due.length
  }
}

function commandFor(lock: DueLock, at: Instant, province: ProvinceCode): SubmittedCommand {
  const { billId, lockId } = lock
  const kind = at >= lock.expiresAt ? 'bill.lock_expire' : 'bill.lock_warn'
  const actor = registryParty(province)
  // The expiry is part of the id: an extended lock is warned and ended again. So is the time of the look: the clock of the
  // decision can be behind, and the refusal that is kept then must not be the answer to every later look.
  const look = Math.floor(at / sameLookMs)
  const operationId = `${actor.id}/${kind}-${lockId}-${lock.expiresAt}-${look}`
  const command: Command = { operationId, billId, actor, change: { kind, lockId } }
  return { command, fingerprint: fingerprintOf(kind, { lockId }) }
}
