import type { CalendarDate } from '@piaoqiao/domain'
import type { ActivityKind } from '../activity-ports.ts'
import type { Party } from '../parties.ts'

/** A plan as a finance bureau issued it: who takes part, and what each has to do by when. */
export interface RolloutPlan {
  readonly planName: string
  readonly title: string
  /** The district that issued it; only its bureau loads it. */
  readonly areaCode: string
  readonly institutions: readonly PlannedInstitution[]
  readonly duties: readonly PlannedDuty[]
  readonly activities: readonly PlannedActivity[]
}

export interface PlannedInstitution {
  readonly name: string
  readonly party: Party
  readonly note: string | null
}

/** One duty of a party; with `each`, one for each of its institutions. */
export interface PlannedDuty {
  readonly milestone: string
  readonly title: string
  readonly party: Party
  readonly each?: true
  /** Null where the plan names no day. */
  readonly dueOn: CalendarDate | null
}

export interface PlannedActivity {
  readonly kind: ActivityKind
  readonly title: string
  readonly heldOn: CalendarDate
}
