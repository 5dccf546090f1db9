import type { Instant } from '@piaoqiao/domain'
import { isIdentityNumber } from '@piaoqiao/domain'
import type { User } from '../../access/access-ports.ts'
import { refuseAccess } from '../../access/access-refusals.ts'
import type { Actor } from '../../access/actor.ts'
import { areRolesFit, roles as roleTexts } from '../../access/roles.ts'
import type { Role } from '../../access/roles.ts'
import { resetUser } from '../../access/use-cases/open-user.ts'
import { bureauEntry, unitEntry } from '../../audit/audit-entries.ts'
import { sendLetter } from '../../mail/letter.ts'
import { refuseHttp } from '../../office-refusals.ts'
import type { UnitData } from '../unit-fields.ts'
import { userChangedLetter, userResetLetter } from '../unit-mails.ts'
import { refuseUnit } from '../unit-refusals.ts'
import { unitStateNames } from '../unit-states.ts'
import type { UnitUser } from '../unit-user-ports.ts'
import type { UnitAccount } from '../units-ports.ts'
import { addUnitUser } from './open-unit-user.ts'
import { unitInScope, unitUsersMax } from './unit-state.ts'
import type { AllUnitsTables, UnitsParts } from './units-parts.ts'

/** A user of a unit: its access and its contact. */
export interface KnownUser {
  readonly user: User
  readonly contact: UnitUser
}

/** What may become of a user by its unit. */
export interface UserChange {
  readonly roles?: readonly Role[]
  readonly state?: User['state']
  readonly mobile?: string
  readonly email?: string
}

export function listUsers({ transact }: UnitsParts, unitId: string): Promise<readonly KnownUser[]> {
  return transact((tables) => usersOf(tables, unitId))
}

export async function usersOf(
  { users, unitUsers }: AllUnitsTables,
  unitId: string,
): Promise<readonly KnownUser[]> {
  const contacts = await unitUsers.ofUnit(unitId, unitUsersMax)
  const byId = new Map(contacts.map((contact) => [contact.userId, contact]))
  return (await users.ofOrganisation(unitId, unitUsersMax)).flatMap((user) => {
    const contact = byId.get(user.userId)
    return contact === undefined ? [] : [{ user, contact }]
  })
}

/**
 * Adds a handler to the signed-in user's own unit.
 * @throws AccountsError `IDENTITY_NUMBER_WRONG`, `PERSON_IS_USER`, `ROLES_UNFIT`, `USERS_TOO_MANY`, `UNIT_STATE_UNFIT`
 */
export function addUser(
  { transact, publicUrl }: UnitsParts,
  actor: Actor,
  { person, roles }: { person: UnitData['handler']; roles: readonly Role[] },
  at: Instant,
): Promise<KnownUser> {
  if (!isIdentityNumber(person.identityNumber)) throw refuseUnit('IDENTITY_NUMBER_WRONG')
  return transact(async (tables) => {
    const account = await openUnit(tables, actor.organisationId)
    const { unitId } = account
    const known = await tables.unitUsers.findByIdentity(unitId, person.identityNumber)
    if (known !== null) throw refuseUnit('PERSON_IS_USER')
    if ((await tables.unitUsers.ofUnit(unitId, unitUsersMax)).length >= unitUsersMax) {
      throw refuseUnit('USERS_TOO_MANY', { details: { most: String(unitUsersMax) } })
    }
    const given = { account, person, roles, isFirst: false, at }
    const userId = await addUnitUser(tables, publicUrl, given)
    const entry = unitEntry(actor.userId, 'user.opened', ['user', userId], at, {
      roles: roles.join(' '),
    })
    await tables.audit.append(entry)
    return userOf(tables, unitId, userId)
  })
}

/** The unit, while its data and users may be changed. @throws AccountsError `UNIT_STATE_UNFIT` */
export async function openUnit(
  { accounts }: Pick<AllUnitsTables, 'accounts'>,
  unitId: string,
): Promise<UnitAccount> {
  const account = await accounts.hold(unitId)
  if (account === null) throw refuseHttp('NOT_FOUND')
  if (account.state === 'open') return account
  throw refuseUnit('UNIT_STATE_UNFIT', { details: { state: unitStateNames[account.state] } })
}

/** @throws AccountsError `NOT_FOUND` for users of other units, too */
async function userOf(
  { users, unitUsers }: AllUnitsTables,
  unitId: string,
  userId: string,
): Promise<KnownUser> {
  const user = await users.hold(userId)
  const contact = await unitUsers.find(userId)
  if (user === null || contact === null || user.organisationId !== unitId) {
    throw refuseHttp('NOT_FOUND')
  }
  return { user, contact }
}

/**
 * Gives a user of the own unit other roles or another contact, suspends it, or takes it out for good. The letter goes to the
 * e-mail that was known before.
 * @throws AccountsError `NOT_FOUND`, `ROLES_UNFIT`, `APPLIER_NEEDED`
 */
export function changeUser(
  { transact }: UnitsParts,
  actor: Actor,
  { userId, change }: { userId: string; change: UserChange },
  at: Instant,
): Promise<KnownUser> {
  return transact(async (tables) => {
    const { unitId, unitName } = await openUnit(tables, actor.organisationId)
    const { user, contact } = await userOf(tables, unitId, userId)
    const changed = changedUser(user, change)
    const { mobile = contact.mobile, email = contact.email } = change
    await tables.users.save(changed)
    await tables.unitUsers.save({ ...contact, mobile, email })
    await requireApplier(tables, unitId)
    // The roles of a session are those of its beginning.
    await tables.sessions.removeOf(userId)
    const what = describedChange(changed)
    await sendLetter(tables, contact.email, userChangedLetter(unitName, what), at)
    const { state, roles } = changed
    const entry = unitEntry(actor.userId, 'user.changed', ['user', userId], at, {
      state,
      roles: roles.join(' '),
      changed: Object.keys(change).join(' '),
    })
    await tables.audit.append(entry)
    return { user: changed, contact: { ...contact, mobile, email } }
  })
}

/** @throws AccountsError `ROLES_UNFIT`, `NOT_FOUND` for one that was taken out */
export function changedUser(user: User, { roles, state }: UserChange): User {
  if (user.state === 'closed') throw refuseHttp('NOT_FOUND')
  if (roles !== undefined && !areRolesFit(roles, user.audience)) throw refuseAccess('ROLES_UNFIT')
  return { ...user, roles: roles ?? user.roles, state: state ?? user.state }
}

/** A change of a user in words. */
export function describedChange({ state, roles }: User): string {
  if (state === 'closed') return '已停用，不能再登录'
  if (state === 'suspended') return '已暂停登录'
  return `角色为${roles.map((role) => roleTexts[role].name).join('、')}`
}

async function requireApplier({ users }: AllUnitsTables, unitId: string): Promise<void> {
  const all = await users.ofOrganisation(unitId, unitUsersMax)
  const isThere = all.some(({ state, roles }) => state === 'active' && roles.includes('unit_apply'))
  if (!isThere) throw refuseUnit('APPLIER_NEEDED')
}

/** A new initial password by mail for a colleague who lost password or second factor. @throws AccountsError `NOT_FOUND` */
export function resetColleague(
  parts: UnitsParts,
  actor: Actor,
  userId: string,
  at: Instant,
): Promise<void> {
  return parts.transact(async (tables) => {
    const account = await openUnit(tables, actor.organisationId)
    await mailNewPassword(tables, parts.publicUrl, { account, userId, at })
    await tables.audit.append(unitEntry(actor.userId, 'user.reset', ['user', userId], at))
  })
}

/** As `resetColleague` by the bureau, for a unit whose users cannot help one another. */
export function resetForUnit(
  parts: UnitsParts,
  step: { readonly actor: Actor; readonly unitId: string; readonly userId: string; reason: string },
  at: Instant,
): Promise<void> {
  return parts.transact(async (tables) => {
    const account = await unitInScope(tables, step)
    const { userId, reason } = step
    await mailNewPassword(tables, parts.publicUrl, { account, userId, at })
    const entry = bureauEntry(step.actor, 'user.reset', ['user', userId], at, { reason })
    await tables.audit.append(entry)
  })
}

async function mailNewPassword(
  tables: AllUnitsTables,
  publicUrl: string,
  { account, userId, at }: { account: UnitAccount; userId: string; at: Instant },
): Promise<void> {
  const { unitId, unitName } = account
  const { user, contact } = await userOf(tables, unitId, userId)
  if (user.state === 'closed') throw refuseHttp('NOT_FOUND')
  const { initialPassword } = await resetUser(tables, user, at)
  const access = { unitName, loginName: user.loginName, initialPassword, address: publicUrl }
  await sendLetter(tables, contact.email, userResetLetter(access), at)
}
