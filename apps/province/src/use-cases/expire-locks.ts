import type { Command, Instant, ProvinceCode } from '@piaoqiao/domain'
import { registryParty } from '@piaoqiao/domain'
import { CodedError } from '@piaoqiao/service-kit'
import type { ApplyCommands, BillStore, DueLock, SubmittedCommand } from '../ports.ts'
import { fingerprintOf } from './fingerprint.ts'

/** Most locks that one round looks at. */
export const dueLocksPerRoundMax = 500
/** Looks within this time are the same operation, whichever process looks. */
export const sameLookMs = 60_000

/** How far the clock of the process and the one beside it may be apart. */
export const clocksApartMaxMs = 5 * 60_000

/** Two clocks tell different times, and one of them would end locks that still hold. */
export class ClocksDisagree extends CodedError {
  readonly code = 'CLOCKS_DISAGREE'
}

/**
 * Warns holders whose locks end soon and ends those whose time is over, through `applyCommands` like everybody else.
 * @param secondClock another clock that is asked first, so that one that runs ahead ends no lock before its time
 * @returns how many locks were due
 * @throws ClocksDisagree before anything is done
 */
export function createExpireLocks(options: {
  readonly store: Pick<BillStore, 'dueLocks'>
  readonly apply: ApplyCommands
  readonly clock: () => Instant
  readonly secondClock?: () => Promise<Instant>
  readonly province: ProvinceCode
}): () => Promise<number> {
  const { store, apply, clock, secondClock, province } = options
  return async () => {
    if (secondClock !== undefined) requireAgreement(clock(), await secondClock())
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

function requireAgreement(first: Instant, second: Instant): void {
  const apartMs = Math.round(Math.abs(first - second))
  if (apartMs > clocksApartMaxMs) {
    throw new ClocksDisagree(
      `the clocks of process and database are ${apartMs} ms apart; no lock is ended until they agree`,
    )
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
