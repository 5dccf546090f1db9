import type { Instant } from '@piaoqiao/domain'
import { dateAt } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import { bureauEntry } from '../../audit/audit-entries.ts'
import { newRecordId } from '../../record-id.ts'
import { activityMoves, activityStates } from '../activity-ports.ts'
import type { Activity, ActivityFields, ActivityQuery, ActivityState } from '../activity-ports.ts'
import { refuseRollout } from '../rollout-refusals.ts'
import { edited, requireInstitutions, seenBureau, toChange } from './rollout-parts.ts'
import type { AllRolloutTables, RolloutParts } from './rollout-parts.ts'

/** Most institutions that take part in one activity. */
export const activityInstitutionsMax = 50

/** A page of the activities of the own bureau or one below. @throws AccountsError `NOT_FOUND` */
export function listActivities(
  { transact }: RolloutParts,
  actor: Actor,
  asked: Omit<ActivityQuery, 'bureauId'> & { readonly bureauId: string | null },
): Promise<readonly Activity[]> {
  return transact(async (tables) => {
    const bureauId = await seenBureau(tables, actor, asked.bureauId)
    return tables.activities.list({ ...asked, bureauId })
  })
}

type WithState = ActivityFields & { readonly state: ActivityState }

/** Notes an activity, planned or held. @throws AccountsError `INSTITUTION_UNKNOWN`, `DATE_IN_FUTURE` */
export function addActivity(
  { transact }: RolloutParts,
  actor: Actor,
  fields: WithState,
  at: Instant,
): Promise<Activity> {
  const bureauId = actor.organisationId
  return transact(async (tables) => {
    const activity = { ...fields, activityId: newRecordId('RA', at), bureauId, version: 1 }
    await requireFit(tables, activity, at)
    await tables.activities.add([activity])
    await note(tables, actor, { action: 'activity_added', activity, at })
    return activity
  })
}

/** @throws AccountsError `NOT_FOUND`, `OTHER_BUREAU`, `CHANGED_MEANWHILE`, `ACTIVITY_STATE_UNFIT`, `INSTITUTION_UNKNOWN`, `DATE_IN_FUTURE` */
export function changeActivity(
  { transact }: RolloutParts,
  step: {
    readonly actor: Actor
    readonly activityId: string
    readonly version: number
    readonly change: Partial<WithState>
  },
  at: Instant,
): Promise<Activity> {
  return transact(async (tables) => {
    const held = await toChange(tables, step, await tables.activities.hold(step.activityId))
    const activity = edited(held, step.change)
    if (!activityMoves[held.state].includes(activity.state)) {
      const details = { state: activityStates[held.state] }
      throw refuseRollout('ACTIVITY_STATE_UNFIT', { details })
    }
    await requireFit(tables, activity, at)
    await tables.activities.save(activity)
    await note(tables, step.actor, { action: 'activity_changed', activity, at })
    return activity
  })
}

async function requireFit(
  tables: AllRolloutTables,
  { bureauId, institutionIds, state, heldOn }: Activity,
  at: Instant,
): Promise<void> {
  if (state === 'held' && heldOn > dateAt(at)) throw refuseRollout('DATE_IN_FUTURE')
  await requireInstitutions(tables, bureauId, institutionIds)
}

async function note(
  { audit }: AllRolloutTables,
  actor: Actor,
  {
    action,
    activity,
    at,
  }: { readonly action: string; readonly activity: Activity; readonly at: Instant },
): Promise<void> {
  const { activityId, state, version } = activity
  const subject = ['rollout_activity', activityId] as const
  await audit.append(bureauEntry(actor, `rollout.${action}`, subject, at, { state, version }))
}
