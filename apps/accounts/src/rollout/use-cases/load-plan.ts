import type { Instant } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import { bureauEntry } from '../../audit/audit-entries.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { newRecordId } from '../../record-id.ts'
import type { Activity } from '../activity-ports.ts'
import type { Duty, Institution } from '../duty-ports.ts'
import type { RolloutPlan } from '../plans/rollout-plan.ts'
import { rolloutPlans } from '../plans/rollout-plans.ts'
import { refuseRollout } from '../rollout-refusals.ts'
import { requireRoomForDuties } from './duties.ts'
import { institutionsMax, requireRoomForInstitutions } from './institutions.ts'
import type { RolloutParts } from './rollout-parts.ts'

export interface OfferedPlan {
  readonly plan: RolloutPlan
  readonly loadedAt: Instant | null
}

/** The plans of the own area, and when each was loaded. */
export function listPlans(
  { transact }: RolloutParts,
  { organisationId }: Actor,
): Promise<readonly OfferedPlan[]> {
  return transact(async ({ bureaus, plans }) => {
    const bureau = await bureaus.find(organisationId)
    const loaded = await plans.ofBureau(organisationId)
    return rolloutPlans
      .filter(({ areaCode }) => areaCode === bureau?.areaCode)
      .map((plan) => {
        const found = loaded.find(({ planName }) => planName === plan.planName)
        return { plan, loadedAt: found?.loadedAt ?? null }
      })
  })
}

/**
 * Writes the institutions, duties and activities of a plan into the own district, once. Institutions that stand there
 * already under the same name are used.
 * @throws AccountsError `PLAN_UNKNOWN`, `PLAN_OF_OTHER_AREA`, `PLAN_LOADED`, `ROLLOUT_FULL`
 */
export function loadPlan(
  { transact }: RolloutParts,
  actor: Actor,
  planName: string,
  at: Instant,
): Promise<OfferedPlan> {
  const plan = rolloutPlans.find((each) => each.planName === planName)
  if (plan === undefined) throw refuseRollout('PLAN_UNKNOWN')
  const bureauId = actor.organisationId
  return transact(async (tables) => {
    const bureau = await tables.bureaus.find(bureauId)
    if (bureau === null) throw refuseHttp('NOT_FOUND')
    if (bureau.areaCode !== plan.areaCode) throw refuseRollout('PLAN_OF_OTHER_AREA')
    await tables.institutions.holdPlanOf(bureauId)
    const loaded = await tables.plans.ofBureau(bureauId)
    if (loaded.some((each) => each.planName === planName)) throw refuseRollout('PLAN_LOADED')
    await requireRoomForInstitutions(tables, bureauId, plan.institutions.length)
    const known = await tables.institutions.ofBureau(bureauId, institutionsMax)
    const added = newInstitutions(plan, { bureauId, known, at })
    const duties = plannedDuties(plan, { bureauId, institutions: [...known, ...added], at })
    await requireRoomForDuties(tables, bureauId, duties.length)
    await tables.institutions.add(added)
    await tables.duties.add(duties)
    await tables.activities.add(plannedActivities(plan, bureauId, at))
    await tables.plans.add(bureauId, { planName, loadedAt: at }, actor.userId)
    const subject = ['bureau', bureauId] as const
    const details = { plan: planName, institutions: added.length, duties: duties.length }
    await tables.audit.append(bureauEntry(actor, 'rollout.plan_loaded', subject, at, details))
    return { plan, loadedAt: at }
  })
}

interface Loading {
  readonly bureauId: string
  readonly at: Instant
}

function newInstitutions(
  plan: RolloutPlan,
  { bureauId, known, at }: Loading & { readonly known: readonly Institution[] },
): readonly Institution[] {
  return plan.institutions
    .filter(({ name }) => !known.some((each) => each.name === name))
    .map((planned) => ({
      ...planned,
      institutionId: newRecordId('RI', at),
      bureauId,
      version: 1,
    }))
}

function plannedDuties(
  plan: RolloutPlan,
  { bureauId, institutions, at }: Loading & { readonly institutions: readonly Institution[] },
): readonly Duty[] {
  const ofParty = (party: string) =>
    plan.institutions
      .filter((planned) => planned.party === party)
      .flatMap(({ name }) => institutions.filter((each) => each.name === name))
  const fresh = { bureauId, state: 'open', doneOn: null, note: null } as const
  const unmarked = { markedBy: null, markedAt: null, version: 1 } as const
  return plan.duties.flatMap(({ each, ...planned }) => {
    const carriers = ofParty(planned.party)
    const sole = carriers.length === 1 ? (carriers[0]?.institutionId ?? null) : null
    const ids = each === true ? carriers.map(({ institutionId }) => institutionId) : [sole]
    return ids.map((institutionId) => {
      const dutyId = newRecordId('RD', at)
      return { ...fresh, ...unmarked, ...planned, dutyId, institutionId }
    })
  })
}

function plannedActivities(plan: RolloutPlan, bureauId: string, at: Instant): readonly Activity[] {
  return plan.activities.map((planned) => ({
    ...planned,
    activityId: newRecordId('RA', at),
    bureauId,
    place: null,
    institutionIds: [],
    participants: null,
    note: null,
    state: 'planned',
    version: 1,
  }))
}
