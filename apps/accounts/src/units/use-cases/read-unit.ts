import type { Instant } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import { bureauEntry } from '../../audit/audit-entries.ts'
import { refuseHttp } from '../../office-refusals.ts'
import type { UnitApplication } from '../application-ports.ts'
import type { UnitAccount } from '../units-ports.ts'
import { beginChange } from './begin-application.ts'
import type { DraftKey } from '../../applications/use-cases/open-application.ts'
import { requestClosing } from './request-closing.ts'
import { unitInScope } from './unit-state.ts'
import type { UnitStep } from './unit-state.ts'
import { openUnit, usersOf } from './unit-users.ts'
import type { KnownUser } from './unit-users.ts'
import type { UnitsParts } from './units-parts.ts'

/** The account of the signed-in user's own unit. */
export async function ownUnit({ transact }: UnitsParts, unitId: string): Promise<UnitAccount> {
  const account = await transact(({ accounts }) => accounts.find(unitId))
  if (account === null) throw refuseHttp('NOT_FOUND')
  return account
}

/** What the unit applied for, newest first. */
export function ownApplications(
  { transact }: UnitsParts,
  unitId: string,
  page: { readonly before: string | null; readonly limit: number },
): Promise<readonly UnitApplication[]> {
  return transact(({ applications }) => applications.ofUnit(unitId, page.before, page.limit))
}

/** @throws AccountsError `UNIT_STATE_UNFIT` */
export async function applyForChange(
  parts: UnitsParts,
  { userId, organisationId }: Actor,
  at: Instant,
): Promise<DraftKey> {
  const account = await parts.transact((tables) => openUnit(tables, organisationId))
  return beginChange(parts, account, userId, at)
}

/** @throws AccountsError `UNIT_STATE_UNFIT`, `UNIT_HOLDS_LOCKS`, `APPLICATION_PENDING` */
export async function applyForClosing(
  parts: UnitsParts,
  { userId, organisationId }: Actor,
  reason: string,
  at: Instant,
): Promise<UnitApplication> {
  const account = await parts.transact((tables) => openUnit(tables, organisationId))
  return requestClosing(parts, account, { userId, reason }, at)
}

export interface UnitWithUsers {
  readonly account: UnitAccount
  readonly users: readonly KnownUser[]
}

/** A unit for its bureau. @throws AccountsError `NOT_FOUND` out of its scope */
export function unitForBureau(
  { transact }: UnitsParts,
  step: Pick<UnitStep, 'actor' | 'unitId'>,
): Promise<UnitWithUsers> {
  return transact(async (tables) => {
    const account = await unitInScope(tables, step)
    return { account, users: await usersOf(tables, step.unitId) }
  })
}

/** As `unitForBureau` with everything, because somebody said why. The look is on record. */
export function showUnit(
  { transact }: UnitsParts,
  step: UnitStep,
  at: Instant,
): Promise<UnitWithUsers> {
  return transact(async (tables) => {
    const account = await unitInScope(tables, step)
    const { unitId, reason, actor } = step
    await tables.audit.append(
      bureauEntry(actor, 'unit.personal_data_shown', ['unit', unitId], at, { reason }),
    )
    return { account, users: await usersOf(tables, unitId) }
  })
}
