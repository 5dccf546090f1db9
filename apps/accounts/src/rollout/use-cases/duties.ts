import type { CalendarDate, Instant } from '@piaoqiao/domain'
import { dateAt } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import { bureauEntry } from '../../audit/audit-entries.ts'
import { newRecordId } from '../../record-id.ts'
import { dutyMoves, dutyStates } from '../duty-ports.ts'
import type { Duty, DutyQuery, DutyState } from '../duty-ports.ts'
import { refuseRollout } from '../rollout-refusals.ts'
import { edited, requireInstitutions, seenBureau, toChange } from './rollout-parts.ts'
import type { AllRolloutTables, RolloutParts } from './rollout-parts.ts'

/** Most duties of one bureau. */
export const dutiesMax = 1_000

export type DutyFields = Pick<Duty, 'milestone' | 'title' | 'party' | 'institutionId' | 'dueOn'>

export interface DutyStep {
  readonly actor: Actor
  readonly dutyId: string
  /** The version that the actor saw. */
  readonly version: number
}

/** A page of the duties of the own bureau or one below. @throws AccountsError `NOT_FOUND` */
export function listDuties(
  { transact }: RolloutParts,
  actor: Actor,
  asked: Omit<DutyQuery, 'bureauId' | 'today'> & { readonly bureauId: string | null },
  at: Instant,
): Promise<readonly Duty[]> {
  return transact(async (tables) => {
    const bureauId = await seenBureau(tables, actor, asked.bureauId)
    return tables.duties.list({ ...asked, bureauId, today: dateAt(at) })
  })
}

/** @throws AccountsError `ROLLOUT_FULL` */
export async function requireRoomForDuties(
  { duties }: Pick<AllRolloutTables, 'duties'>,
  bureauId: string,
  more: number,
): Promise<void> {
  if ((await duties.countOf(bureauId)) + more > dutiesMax) {
    throw refuseRollout('ROLLOUT_FULL', { details: { max: String(dutiesMax) } })
  }
}

/** Adds a duty to the own bureau. @throws AccountsError `INSTITUTION_UNKNOWN`, `ROLLOUT_FULL` */
export function addDuty(
  { transact }: RolloutParts,
  actor: Actor,
  fields: DutyFields,
  at: Instant,
): Promise<Duty> {
  const bureauId = actor.organisationId
  return transact(async (tables) => {
    await tables.institutions.holdPlanOf(bureauId)
    await requireInstitutions(tables, bureauId, idsOf(fields))
    await requireRoomForDuties(tables, bureauId, 1)
    const duty: Duty = {
      ...fields,
      dutyId: newRecordId('RD', at),
      bureauId,
      state: 'open',
      doneOn: null,
      note: null,
      markedBy: null,
      markedAt: null,
      version: 1,
    }
    await tables.duties.add([duty])
    await noteDuty(tables, actor, { action: 'duty_added', duty, at })
    return duty
  })
}

const idsOf = ({ institutionId }: Partial<DutyFields>) =>
  institutionId === null || institutionId === undefined ? [] : [institutionId]

/** @throws AccountsError `NOT_FOUND`, `OTHER_BUREAU`, `CHANGED_MEANWHILE`, `INSTITUTION_UNKNOWN` */
export function changeDuty(
  { transact }: RolloutParts,
  step: DutyStep & { readonly change: Partial<DutyFields> },
  at: Instant,
): Promise<Duty> {
  const { actor, dutyId, change } = step
  return transact(async (tables) => {
    const held = await toChange(tables, step, await tables.duties.hold(dutyId))
    await requireInstitutions(tables, held.bureauId, idsOf(change))
    const duty = edited(held, change)
    await tables.duties.save(duty)
    await noteDuty(tables, actor, { action: 'duty_changed', duty, at })
    return duty
  })
}

/** How a duty is marked: done on a day, or with the reason for which it is open again or dropped. */
export interface DutyMark {
  readonly state: DutyState
  readonly doneOn: CalendarDate | null
  readonly note: string | null
}

/**
 * Marks a duty and keeps who did.
 * @throws AccountsError `NOT_FOUND`, `OTHER_BUREAU`, `CHANGED_MEANWHILE`, `DUTY_STATE_UNFIT`, `DATE_IN_FUTURE`
 */
export function markDuty(
  { transact }: RolloutParts,
  step: DutyStep & { readonly mark: DutyMark },
  at: Instant,
): Promise<Duty> {
  const { actor, dutyId, mark } = step
  return transact(async (tables) => {
    const held = await toChange(tables, step, await tables.duties.hold(dutyId))
    if (!dutyMoves[held.state].includes(mark.state)) {
      throw refuseRollout('DUTY_STATE_UNFIT', { details: { state: dutyStates[held.state] } })
    }
    if (mark.doneOn !== null && mark.doneOn > dateAt(at)) throw refuseRollout('DATE_IN_FUTURE')
    const duty = edited(held, { ...mark, markedBy: actor.userId, markedAt: at })
    await tables.duties.save(duty)
    await noteDuty(tables, actor, { action: `duty_${markWords[mark.state]}`, duty, at })
    return duty
  })
}

const markWords: Readonly<Record<DutyState, string>> = {
  open: 'reopened',
  done: 'done',
  dropped: 'dropped',
}

async function noteDuty(
  { audit }: AllRolloutTables,
  actor: Actor,
  { action, duty, at }: { readonly action: string; readonly duty: Duty; readonly at: Instant },
): Promise<void> {
  const { dutyId, version } = duty
  const subject = ['rollout_duty', dutyId] as const
  await audit.append(bureauEntry(actor, `rollout.${action}`, subject, at, { version }))
}
