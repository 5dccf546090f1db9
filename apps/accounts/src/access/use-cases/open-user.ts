import { dayMs } from '@piaoqiao/domain'
import type { Instant } from '@piaoqiao/domain'
import type { KernelTables } from '../../transact.ts'
import { newRecordId } from '../../record-id.ts'
import { refuseAccess } from '../access-refusals.ts'
import type { User } from '../access-ports.ts'
import { initialPasswordDays, newInitialPassword, passwordHashOf } from '../passwords.ts'
import { areRolesFit } from '../roles.ts'
import type { Role } from '../roles.ts'

export interface NewUser {
  readonly loginName: string
  readonly audience: 'unit' | 'bureau'
  readonly organisationId: string
  readonly roles: readonly Role[]
  readonly name: string
}

/**
 * Opens a user with an initial password, which is told once, by the mail that the caller writes in the same transaction.
 * @throws AccountsError `LOGIN_NAME_TAKEN`, `ROLES_UNFIT`
 */
export async function openUser(
  { users }: Pick<KernelTables, 'users'>,
  given: NewUser,
  at: Instant,
): Promise<{ readonly user: User; readonly initialPassword: string }> {
  if (!areRolesFit(given.roles, given.audience)) throw refuseAccess('ROLES_UNFIT')
  if ((await users.findByLogin(given.loginName)) !== null) throw refuseAccess('LOGIN_NAME_TAKEN')
  const initialPassword = newInitialPassword()
  const user: User = {
    ...given,
    userId: newRecordId('U', at),
    state: 'active',
    ...(await initialAccess(initialPassword, at)),
    createdAt: at,
  }
  await users.add(user)
  return { user, initialPassword }
}

/** Gives a user a new initial password and takes its second factor away: for those who lost either. */
export async function resetUser(
  { users, sessions }: Pick<KernelTables, 'users' | 'sessions'>,
  user: User,
  at: Instant,
): Promise<{ readonly initialPassword: string }> {
  const initialPassword = newInitialPassword()
  await users.save({ ...user, ...(await initialAccess(initialPassword, at)) })
  await sessions.removeOf(user.userId)
  return { initialPassword }
}

async function initialAccess(initialPassword: string, at: Instant) {
  return {
    passwordHash: await passwordHashOf(initialPassword),
    passwordMustChange: true,
    passwordExpiresAt: at + initialPasswordDays * dayMs,
    failedAttempts: 0,
    lockedUntil: null,
    secondFactorSecret: null,
    secondFactorConfirmed: false,
    secondFactorStep: null,
  } as const
}
