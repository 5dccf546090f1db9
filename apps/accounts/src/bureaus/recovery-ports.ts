import type { Instant } from '@piaoqiao/domain'

export const recoveryStates = {
  requested: '待复核',
  approved: '已复核，等待登记系统答复',
  done: '已解除',
  refused: '登记系统未受理',
  declined: '复核未通过',
  expired: '逾期未复核',
} as const
export type RecoveryState = keyof typeof recoveryStates

/** The end of a stuck lock: asked for by one person of a bureau and approved by another. */
export interface LockRecovery {
  /** `R-…` */
  readonly recoveryId: string
  readonly billCode: string
  readonly billNumber: string
  readonly lockId: string
  readonly bureauId: string
  readonly reason: string
  readonly requestedBy: string
  readonly requestedAt: Instant
  readonly expiresAt: Instant
  readonly state: RecoveryState
  readonly decidedBy: string | null
  readonly decidedAt: Instant | null
  /** Code of the registry's answer, or why it was declined. */
  readonly outcome: string | null
}

/** Names a lock of a bill. */
export type LockKey = Pick<LockRecovery, 'billCode' | 'billNumber' | 'lockId'>

export interface LockRecoveries {
  add(recovery: LockRecovery): Promise<void>
  /** Locks the row until the end of the transaction. */
  hold(recoveryId: string): Promise<LockRecovery | null>
  /** What is under way for a lock; keeps others from asking until the end of the transaction. */
  holdPending(lock: LockKey): Promise<LockRecovery | null>
  save(recovery: LockRecovery): Promise<void>
  /** Newest first, before an id. */
  list(
    bureauIds: readonly string[],
    before: string | null,
    limit: number,
  ): Promise<readonly LockRecovery[]>
  /** Ends those that nobody approved in time; tells their ids. */
  expire(at: Instant, limit: number): Promise<readonly string[]>
}
