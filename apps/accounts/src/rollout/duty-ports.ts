import type { CalendarDate, Instant } from '@piaoqiao/domain'
import type { Party } from './parties.ts'

/** An institution that takes part in the rollout of a district. */
export interface Institution {
  /** `RI-…` */
  readonly institutionId: string
  readonly bureauId: string
  readonly name: string
  readonly party: Party
  readonly note: string | null
  /** Counts its changes from 1; whoever changes it names the one that was seen. */
  readonly version: number
}

/** `dropped`: is not to be done any more, and counts nowhere. */
export const dutyStates = { open: '未完成', done: '已完成', dropped: '已取消' } as const
export type DutyState = keyof typeof dutyStates

/** Which states follow on which. */
export const dutyMoves: Readonly<Record<DutyState, readonly DutyState[]>> = {
  open: ['done', 'dropped'],
  done: ['open'],
  dropped: ['open'],
}

/** Something that a party has to do by a day. */
export interface Duty {
  /** `RD-…` */
  readonly dutyId: string
  readonly bureauId: string
  /** What it is a part of; duties of one milestone and day are counted together. */
  readonly milestone: string
  readonly title: string
  readonly party: Party
  readonly institutionId: string | null
  /** Null for what goes on without an end. */
  readonly dueOn: CalendarDate | null
  readonly state: DutyState
  readonly doneOn: CalendarDate | null
  /** With what it was done, or why it was reopened or dropped. */
  readonly note: string | null
  readonly markedBy: string | null
  readonly markedAt: Instant | null
  readonly version: number
}

/** Whether its day is over and it is still open. */
export function isLate({ state, dueOn }: Duty, today: CalendarDate): boolean {
  return state === 'open' && dueOn !== null && dueOn < today
}

/** How many duties are done, still in time, and late. */
export interface DutyCounts {
  readonly done: number
  readonly open: number
  readonly late: number
}
export interface MilestoneCounts extends DutyCounts {
  readonly milestone: string
  readonly dueOn: CalendarDate | null
}
export interface InstitutionCounts extends DutyCounts {
  readonly institutionId: string
  readonly name: string
  readonly party: Party
}
export interface BureauCounts extends DutyCounts {
  readonly bureauId: string
  readonly name: string
}

export interface DutyQuery {
  readonly bureauId: string
  /** `late` is open with its day before `today`, and `open` what is open and not late. */
  readonly state: DutyState | 'late' | null
  readonly institutionId: string | null
  readonly party: Party | null
  readonly today: CalendarDate
  /** Day (9999-12-31 for none) and id of the last one of the page before. */
  readonly after: { readonly day: CalendarDate; readonly dutyId: string } | null
  readonly limit: number
}

export interface Institutions {
  add(institutions: readonly Institution[]): Promise<void>
  find(institutionId: string): Promise<Institution | null>
  /** Locks the row until the end of the transaction. */
  hold(institutionId: string): Promise<Institution | null>
  findByName(bureauId: string, name: string): Promise<Institution | null>
  save(institution: Institution): Promise<void>
  /** In the order in which they came. */
  ofBureau(bureauId: string, limit: number): Promise<readonly Institution[]>
  /** How many of these ids are institutions of the bureau. */
  countIn(bureauId: string, institutionIds: readonly string[]): Promise<number>
  /** Nobody else adds institutions or duties to this bureau until the end of the transaction. */
  holdPlanOf(bureauId: string): Promise<void>
  countOf(bureauId: string): Promise<number>
}

export interface Duties {
  add(duties: readonly Duty[]): Promise<void>
  find(dutyId: string): Promise<Duty | null>
  /** Locks the row until the end of the transaction. */
  hold(dutyId: string): Promise<Duty | null>
  save(duty: Duty): Promise<void>
  /** The first day first; what has no day comes last. */
  list(query: DutyQuery): Promise<readonly Duty[]>
  countOf(bureauId: string): Promise<number>
  byMilestone(bureauId: string, today: CalendarDate): Promise<readonly MilestoneCounts[]>
  byInstitution(bureauId: string, today: CalendarDate): Promise<readonly InstitutionCounts[]>
  byBureau(bureauIds: readonly string[], today: CalendarDate): Promise<readonly BureauCounts[]>
}

/** Which plans a bureau has loaded. */
export interface LoadedPlans {
  ofBureau(bureauId: string): Promise<readonly LoadedPlan[]>
  /** @throws for a plan that is loaded; look for it first */
  add(bureauId: string, plan: LoadedPlan, loadedBy: string): Promise<void>
}
export interface LoadedPlan {
  readonly planName: string
  readonly loadedAt: Instant
}
