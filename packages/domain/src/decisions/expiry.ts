import type { Deciding } from './deciding.ts'

/**
 * Ends a lock whose time is over. Run before every decision, so that a lock never outlives its expiry because a job is
 * late; the job only makes the event appear in time.
 */
export function endExpiredLock(deciding: Deciding): boolean {
  const { lock } = deciding.bill
  if (lock === null || deciding.at < lock.expiresAt) return false
  deciding.happen({ kind: 'bill.lock_expired', lockId: lock.lockId }, 'registry')
  followReversal(deciding)
  return true
}

/**
 * Takes a pending reversal as far as it can go now that a lock or a report has ended: straight to the reversal lock when
 * nothing stands against it, never back to the pool. Says whether the bill is now locked for the reversal.
 */
export function followReversal(deciding: Deciding): boolean {
  const { bill } = deciding
  if (bill.pendingReversal === null || bill.lock !== null) return false
  const { reason, awaiting } = bill.pendingReversal
  const reporters = reportersToAsk(deciding)
  if (reporters.length === 0) {
    deciding.happen({ kind: 'reversal.locked', reason }, 'registry')
    return true
  }
  if (awaiting === 'unlock') {
    deciding.happen({ kind: 'reversal.recovery_asked', reason, reporters }, 'registry')
  }
  return false
}

/** Every unit whose report counts, once each. */
export function reportersToAsk({ bill }: Deciding): readonly string[] {
  const standing = bill.reports.filter((report) => !report.withdrawn)
  return [...new Set(standing.map((report) => report.reporter.id))]
}
