import type { Fen } from '@piaoqiao/domain'

export interface DeskPeriod {
  /** Days, yyyy-MM-dd. */
  readonly from: string
  readonly until: string
  readonly step: 'day' | 'month'
}

export const countedWorks = {
  verified: '查验',
  locked: '锁定',
  reimbursed: '报销',
  posted: '入账',
} as const
export type CountedWork = keyof typeof countedWorks

/** How many bills the unit met one way in a group, and for how much. */
export interface WorkSum {
  readonly by: 'all' | 'step' | 'province'
  /** Empty for all; the first day of the step, or the province of the bill. */
  readonly key: string
  readonly work: CountedWork
  readonly bills: number
  readonly amountFen: Fen
}

export interface WorkMedians {
  /** From the lock to the day of reimbursement; null without any. */
  readonly lockToReportDays: number | null
  /** From the day of reimbursement to that of posting. */
  readonly reportToPostingDays: number | null
}

/** Locks that are held now, by when they end; each counts once. */
export interface LocksByAge {
  readonly overdue: number
  readonly within3Days: number
  readonly within7Days: number
  readonly within30Days: number
  readonly later: number
}

/** What a unit did, from its own tables. */
export interface DeskStatistics {
  sums(unitId: string, period: DeskPeriod): Promise<readonly WorkSum[]>
  medians(unitId: string, period: DeskPeriod): Promise<WorkMedians>
  locksByAge(unitId: string, at: number): Promise<LocksByAge>
}
