import type { CalendarDate } from '@piaoqiao/domain'

/** The ways of 三（二）五 of the source plan, with trainings and briefings beside them. */
export const activityKinds = {
  training: '培训',
  briefing: '政策宣讲',
  handbook: '宣传手册',
  board: '宣传展板',
  screen: 'LED屏',
  official_account: '公众号',
  media: '新闻媒体',
  other: '其他',
} as const
export type ActivityKind = keyof typeof activityKinds

export const activityStates = { planned: '计划中', held: '已举办', cancelled: '已取消' } as const
export type ActivityState = keyof typeof activityStates

/** Which states an activity may be saved in, by the state in which it stands. */
export const activityMoves: Readonly<Record<ActivityState, readonly ActivityState[]>> = {
  planned: ['planned', 'held', 'cancelled'],
  held: ['held'],
  cancelled: ['cancelled', 'planned'],
}

/** What its organisers write of an activity. */
export interface ActivityFields {
  readonly kind: ActivityKind
  readonly title: string
  readonly heldOn: CalendarDate
  readonly place: string | null
  readonly institutionIds: readonly string[]
  readonly participants: number | null
  readonly note: string | null
}

/** A training, or something by which the reform is made known. */
export interface Activity extends ActivityFields {
  /** `RA-…` */
  readonly activityId: string
  readonly bureauId: string
  readonly state: ActivityState
  readonly version: number
}

export interface ActivityQuery {
  readonly bureauId: string
  readonly kind: ActivityKind | null
  readonly state: ActivityState | null
  readonly before: { readonly day: CalendarDate; readonly activityId: string } | null
  readonly limit: number
}

export interface Activities {
  add(activities: readonly Activity[]): Promise<void>
  /** Locks the row until the end of the transaction. */
  hold(activityId: string): Promise<Activity | null>
  save(activity: Activity): Promise<void>
  /** The latest day first. */
  list(query: ActivityQuery): Promise<readonly Activity[]>
}
