import type { Instant } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import { bureauEntry } from '../../audit/audit-entries.ts'
import { newRecordId } from '../../record-id.ts'
import type { Institution } from '../duty-ports.ts'
import { refuseRollout } from '../rollout-refusals.ts'
import { edited, seenBureau, toChange } from './rollout-parts.ts'
import type { AllRolloutTables, RolloutParts } from './rollout-parts.ts'

/** Most institutions of one bureau. */
export const institutionsMax = 200

export type InstitutionFields = Pick<Institution, 'name' | 'party' | 'note'>

/** Institutions of the own bureau or one below. @throws AccountsError `NOT_FOUND` */
export function listInstitutions(
  { transact }: RolloutParts,
  actor: Actor,
  bureauId: string | null,
): Promise<readonly Institution[]> {
  return transact(async (tables) =>
    tables.institutions.ofBureau(await seenBureau(tables, actor, bureauId), institutionsMax),
  )
}

/** @throws AccountsError `ROLLOUT_FULL` */
export async function requireRoomForInstitutions(
  { institutions }: Pick<AllRolloutTables, 'institutions'>,
  bureauId: string,
  more: number,
): Promise<void> {
  if ((await institutions.countOf(bureauId)) + more > institutionsMax) {
    throw refuseRollout('ROLLOUT_FULL', { details: { max: String(institutionsMax) } })
  }
}

/** Adds an institution to the own bureau. @throws AccountsError `INSTITUTION_TAKEN`, `ROLLOUT_FULL` */
export function addInstitution(
  { transact }: RolloutParts,
  actor: Actor,
  fields: InstitutionFields,
  at: Instant,
): Promise<Institution> {
  const bureauId = actor.organisationId
  return transact(async (tables) => {
    await tables.institutions.holdPlanOf(bureauId)
    await requireFreeName(tables, bureauId, fields.name)
    await requireRoomForInstitutions(tables, bureauId, 1)
    const institution = { ...fields, institutionId: newRecordId('RI', at), bureauId, version: 1 }
    await tables.institutions.add([institution])
    await note(tables, actor, { action: 'institution_added', institution, at })
    return institution
  })
}

/** @throws AccountsError `NOT_FOUND`, `OTHER_BUREAU`, `CHANGED_MEANWHILE`, `INSTITUTION_TAKEN` */
export function changeInstitution(
  { transact }: RolloutParts,
  step: {
    readonly actor: Actor
    readonly institutionId: string
    readonly version: number
    readonly change: Partial<InstitutionFields>
  },
  at: Instant,
): Promise<Institution> {
  const { actor, institutionId, change } = step
  return transact(async (tables) => {
    const held = await toChange(tables, step, await tables.institutions.hold(institutionId))
    const institution = edited(held, change)
    if (institution.name !== held.name) {
      await requireFreeName(tables, held.bureauId, institution.name)
    }
    await tables.institutions.save(institution)
    await note(tables, actor, { action: 'institution_changed', institution, at })
    return institution
  })
}

async function requireFreeName(
  { institutions }: AllRolloutTables,
  bureauId: string,
  name: string,
): Promise<void> {
  const taken = await institutions.findByName(bureauId, name)
  if (taken !== null) throw refuseRollout('INSTITUTION_TAKEN')
}

async function note(
  { audit }: AllRolloutTables,
  actor: Actor,
  {
    action,
    institution,
    at,
  }: { readonly action: string; readonly institution: Institution; readonly at: Instant },
): Promise<void> {
  const { institutionId, version } = institution
  const subject = ['rollout_institution', institutionId] as const
  await audit.append(bureauEntry(actor, `rollout.${action}`, subject, at, { version }))
}
