import type { Instant } from '@piaoqiao/domain'
import type { User } from '../../access/access-ports.ts'
import { refuseAccess } from '../../access/access-refusals.ts'
import type { Actor } from '../../access/actor.ts'
import { areRolesFit } from '../../access/roles.ts'
import type { Role } from '../../access/roles.ts'
import { openUser, resetUser } from '../../access/use-cases/open-user.ts'
import { bureauEntry } from '../../audit/audit-entries.ts'
import { sendLetter } from '../../mail/letter.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { bureauAccessLetter } from '../bureau-mails.ts'
import type { Bureau } from '../bureau-ports.ts'
import { refuseBureau } from '../bureau-refusals.ts'
import type { BureauUser } from '../bureau-user-ports.ts'
import { ownBureau } from './bureaus-parts.ts'
import type { AllBureausTables, BureausParts } from './bureaus-parts.ts'

/** Most users of one bureau, in use or not. */
export const bureauUsersMax = 500

export interface KnownBureauUser {
  readonly user: User
  readonly known: BureauUser
}

export interface NewBureauUser {
  readonly name: string
  readonly staffNumber: string
  readonly email: string
  readonly roles: readonly Role[]
}

/** Users of the own bureau. */
export function listBureauUsers(
  { transact }: Pick<BureausParts, 'transact'>,
  { organisationId }: Actor,
): Promise<readonly KnownBureauUser[]> {
  return transact(async ({ users, bureauUsers }) => {
    const all = await bureauUsers.ofBureau(organisationId, bureauUsersMax)
    const byId = new Map(all.map((known) => [known.userId, known]))
    return (await users.ofOrganisation(organisationId, bureauUsersMax)).flatMap((user) => {
      const known = byId.get(user.userId)
      return known === undefined ? [] : [{ user, known }]
    })
  })
}

/**
 * Opens a user of a bureau and mails its initial password. The login name is the area and the staff number.
 * @throws AccountsError `STAFF_NUMBER_TAKEN`, `ROLES_UNFIT`
 */
export async function openBureauUser(
  tables: Pick<AllBureausTables, 'users' | 'bureauUsers' | 'messages'>,
  bureau: Bureau,
  given: NewBureauUser,
  { publicUrl, at }: { readonly publicUrl: string; readonly at: Instant },
): Promise<KnownBureauUser & { readonly initialPassword: string }> {
  const { name, staffNumber, email, roles } = given
  if (await tables.bureauUsers.isTaken(staffNumber)) throw refuseBureau('STAFF_NUMBER_TAKEN')
  const { bureauId, name: bureauName, areaCode } = bureau
  const loginName = `${areaCode}-${staffNumber}`.toLowerCase()
  const access = { loginName, audience: 'bureau', organisationId: bureauId, roles, name } as const
  const { user, initialPassword } = await openUser(tables, access, at)
  const known = { userId: user.userId, bureauId, staffNumber, email }
  await tables.bureauUsers.add(known)
  const letter = { bureauName, loginName, initialPassword, address: publicUrl }
  await sendLetter(tables, email, bureauAccessLetter(letter, true), at)
  return { user, known, initialPassword }
}

/** Adds a colleague. @throws AccountsError `STAFF_NUMBER_TAKEN`, `ROLES_UNFIT` */
export function addBureauUser(
  { transact, publicUrl }: BureausParts,
  actor: Actor,
  given: NewBureauUser,
  at: Instant,
): Promise<KnownBureauUser> {
  return transact(async (tables) => {
    const bureau = await ownBureau(tables, actor)
    const opened = await openBureauUser(tables, bureau, given, { publicUrl, at })
    await noteUser(tables, actor, 'user.opened', opened.user, at)
    return opened
  })
}

async function noteUser(
  { audit }: AllBureausTables,
  actor: Actor,
  action: string,
  { userId, state, roles }: User,
  at: Instant,
): Promise<void> {
  const details = { state, roles: roles.join(' ') }
  await audit.append(bureauEntry(actor, action, ['user', userId], at, details))
}

/** @throws AccountsError `NOT_FOUND` for users of other bureaus, `OWN_ROLES` */
async function colleague(
  { users, bureauUsers }: AllBureausTables,
  actor: Actor,
  userId: string,
): Promise<KnownBureauUser> {
  if (userId === actor.userId) throw refuseBureau('OWN_ROLES')
  const user = await users.hold(userId)
  const known = await bureauUsers.find(userId)
  if (user === null || known === null || known.bureauId !== actor.organisationId) {
    throw refuseHttp('NOT_FOUND')
  }
  return { user, known }
}

/**
 * Gives a colleague other roles, or suspends or closes its access. Nobody does so to itself, so that one who manages users
 * always stays.
 * @throws AccountsError `NOT_FOUND`, `OWN_ROLES`, `ROLES_UNFIT`
 */
export function changeBureauUser(
  { transact }: BureausParts,
  actor: Actor,
  {
    userId,
    roles,
    state,
  }: { userId: string; roles?: readonly Role[] | undefined; state?: User['state'] | undefined },
  at: Instant,
): Promise<KnownBureauUser> {
  return transact(async (tables) => {
    const { user, known } = await colleague(tables, actor, userId)
    if (roles !== undefined && !areRolesFit(roles, 'bureau')) throw refuseAccess('ROLES_UNFIT')
    const changed = { ...user, roles: roles ?? user.roles, state: state ?? user.state }
    await tables.users.save(changed)
    // The roles of a session are those of its beginning.
    await tables.sessions.removeOf(userId)
    await noteUser(tables, actor, 'user.changed', changed, at)
    return { user: changed, known }
  })
}

/** Mails a colleague a new initial password; its second factor is enrolled anew. @throws AccountsError `NOT_FOUND`, `OWN_ROLES` */
export function resetBureauUser(
  { transact, publicUrl }: BureausParts,
  actor: Actor,
  userId: string,
  at: Instant,
): Promise<void> {
  return transact(async (tables) => {
    const { user, known } = await colleague(tables, actor, userId)
    const { name: bureauName } = await ownBureau(tables, actor)
    const { initialPassword } = await resetUser(tables, user, at)
    const { loginName } = user
    const access = { bureauName, loginName, initialPassword, address: publicUrl }
    await sendLetter(tables, known.email, bureauAccessLetter(access, false), at)
    await noteUser(tables, actor, 'user.reset', user, at)
  })
}

/**
 * Opens the bureau of a district with its first user, who manages the others.
 * @throws AccountsError `AREA_OUTSIDE`, `DISTRICT_TAKEN`, `STAFF_NUMBER_TAKEN`
 */
export function openDistrict(
  { transact, publicUrl, province }: BureausParts,
  actor: Actor,
  given: {
    readonly areaCode: string
    readonly name: string
    readonly firstUser: Omit<NewBureauUser, 'roles'>
  },
  at: Instant,
): Promise<Bureau> {
  const { areaCode, name, firstUser } = given
  if (!areaCode.startsWith(province)) throw refuseBureau('AREA_OUTSIDE')
  return transact(async (tables) => {
    const { bureauId: parentId, kind } = await ownBureau(tables, actor)
    if (kind !== 'municipal') throw refuseHttp('ROLE_LACKING')
    const bureau: Bureau = {
      bureauId: `B-${areaCode}`,
      name,
      kind: 'district',
      areaCode,
      parentId,
    }
    if ((await tables.bureaus.find(bureau.bureauId)) !== null) throw refuseBureau('DISTRICT_TAKEN')
    await tables.bureaus.add(bureau)
    const user = { ...firstUser, roles: ['bureau_system'] as const }
    await openBureauUser(tables, bureau, user, { publicUrl, at })
    const subject = ['bureau', bureau.bureauId] as const
    await tables.audit.append(bureauEntry(actor, 'bureau.opened', subject, at))
    return bureau
  })
}

/** The own bureau and those below it. */
export function bureausInScope(
  { transact }: BureausParts,
  { organisationId }: Actor,
): Promise<readonly Bureau[]> {
  return transact(async ({ bureaus }) => {
    const scope = await bureaus.scopeOf(organisationId)
    return (await bureaus.list()).filter(({ bureauId }) => scope.includes(bureauId))
  })
}
