import type { Instant } from '@piaoqiao/domain'

export const severities = { low: '一般', medium: '较重', high: '紧急' } as const
export type Severity = keyof typeof severities

/** Working days until an answer is due. */
export const answerDays: Readonly<Record<Severity, number>> = { low: 5, medium: 3, high: 1 }

export const problemStates = {
  open: '待处理',
  in_work: '处理中',
  answered: '已答复',
  closed: '已办结',
} as const
export type ProblemState = keyof typeof problemStates

export const problemActions = {
  raised: '提出',
  taken: '交办',
  noted: '内部记录',
  added: '补充说明',
  answered: '答复',
  closed: '办结',
  reopened: '重新提出',
} as const
export type ProblemAction = keyof typeof problemActions

/** What may happen to a problem, and in which state it is afterwards. */
export const problemMoves: Readonly<
  Record<ProblemState, Partial<Readonly<Record<ProblemAction, ProblemState>>>>
> = {
  open: { taken: 'in_work', noted: 'open', added: 'open', answered: 'answered' },
  in_work: { taken: 'in_work', noted: 'in_work', added: 'in_work', answered: 'answered' },
  answered: { noted: 'answered', closed: 'closed', reopened: 'open' },
  closed: { reopened: 'open' },
}

/** Something that does not work, raised by a unit or by a bureau for an institution. */
export interface Problem {
  /** `RP-…` */
  readonly problemId: string
  readonly bureauId: string
  readonly institutionId: string | null
  /** The unit whose user raised it. */
  readonly unitId: string | null
  readonly unitName: string | null
  readonly title: string
  readonly text: string
  readonly answer: string | null
  readonly severity: Severity
  /** The user of the bureau who looks after it. */
  readonly ownerId: string | null
  readonly state: ProblemState
  readonly raisedBy: string
  readonly raisedAt: Instant
  /** By when an answer is due; the clock stands still once it is answered. */
  readonly dueAt: Instant
  readonly answeredAt: Instant | null
  readonly version: number
}

export interface KnownProblem extends Problem {
  readonly institutionName: string | null
}

/** A line of a problem's history; none is ever changed. */
export interface ProblemEntry {
  readonly entryNumber: number
  readonly at: Instant
  readonly actorKind: 'bureau' | 'unit'
  readonly actorId: string
  readonly action: ProblemAction
  readonly text: string
}

export function isWaiting({ state }: Problem): boolean {
  return state === 'open' || state === 'in_work'
}

export interface ProblemQuery {
  readonly bureauId: string
  readonly state: ProblemState | null
  /** Only those that wait for an answer and whose clock ran out before this moment, the longest first. */
  readonly lateAt: Instant | null
  readonly institutionId: string | null
  readonly ownerId: string | null
  readonly page: ProblemPage
}
export interface ProblemPage {
  /** Newest first, before this id; of late ones behind a moment and an id. */
  readonly before: string | null
  readonly behind: { readonly dueAt: Instant; readonly problemId: string } | null
  readonly limit: number
}

/** Days since a problem was raised at which another age begins. */
export const ageDays = [3, 7, 30] as const

export interface ProblemCount {
  readonly state: ProblemState
  /** Place among the ages: 0 is younger than `ageDays[0]` days. */
  readonly age: number
  readonly count: number
}

export interface Problems {
  add(problem: Problem): Promise<void>
  find(problemId: string): Promise<KnownProblem | null>
  /** Locks the row until the end of the transaction. */
  hold(problemId: string): Promise<Problem | null>
  save(problem: Problem): Promise<void>
  list(query: ProblemQuery): Promise<readonly KnownProblem[]>
  /** Newest first. */
  ofUnit(unitId: string, before: string | null, limit: number): Promise<readonly KnownProblem[]>
  /** How many of a unit wait for an answer; nobody else raises one for it until the end of the transaction. */
  countWaiting(unitId: string): Promise<number>
  counts(bureauId: string, at: Instant): Promise<readonly ProblemCount[]>
  addEntry(problemId: string, entry: Omit<ProblemEntry, 'entryNumber'>): Promise<void>
  /** The latest of them, in their order. */
  entries(problemId: string, limit: number): Promise<readonly ProblemEntry[]>
}
