import type { Instant } from '@piaoqiao/domain'
import type { KernelTables, Transact } from '../../transact.ts'
import { refuseAccess } from '../access-refusals.ts'
import type { User } from '../access-ports.ts'
import { beginSession } from '../begin-session.ts'
import type { BegunSession } from '../begin-session.ts'
import { withFailedAttempt } from '../failed-attempts.ts'
import { isPasswordRight, spendPasswordTime } from '../passwords.ts'
import type { SessionStage } from '../session-holder.ts'

/** What became of an attempt: committed before it is refused, so that a wrong password counts. */
type Outcome = { readonly begun: BegunSession } | { readonly refused: RefusedLogin }
type RefusedLogin =
  'LOGIN_WRONG' | 'LOGIN_LOCKED' | 'INITIAL_PASSWORD_EXPIRED' | 'ACCOUNT_SUSPENDED'

/** Signs in a user of a unit or bureau by name and password; the session says which step is next. */
export function createSignIn(transact: Transact<object>) {
  return async (loginName: string, password: string, at: Instant): Promise<BegunSession> => {
    const outcome = await transact((tables) => attempt(tables, { loginName, password, at }))
    if ('refused' in outcome) throw refuseAccess(outcome.refused)
    return outcome.begun
  }
}

async function attempt(
  { users, sessions, audit }: KernelTables,
  { loginName, password, at }: { loginName: string; password: string; at: Instant },
): Promise<Outcome> {
  const known = await users.findByLogin(loginName)
  if (known === null) {
    await spendPasswordTime(password)
    return { refused: 'LOGIN_WRONG' }
  }
  // Hashing takes a while; the row is locked only afterwards, and its state read again.
  const isRight = await isPasswordRight(known.passwordHash, password)
  const user = await users.hold(known.userId)
  if (user === null) return { refused: 'LOGIN_WRONG' }
  const refused = refusalOf(user, isRight && user.passwordHash === known.passwordHash, at)
  if (refused === 'LOGIN_WRONG') await users.save(withFailedAttempt(user, at))
  const entry = { at, actorKind: user.audience, actorId: user.userId, subjectKind: 'user' } as const
  await audit.append({
    ...entry,
    action: refused === null ? 'session.begun' : 'session.refused',
    subjectId: user.userId,
    details: refused === null ? {} : { code: refused },
  })
  if (refused !== null) return { refused }
  await users.save({ ...user, failedAttempts: 0, lockedUntil: null })
  const begun = await beginSession(sessions, { ...holderOf(user), stage: stageOf(user) }, at)
  return { begun }
}

function refusalOf(user: User, isRight: boolean, at: Instant): RefusedLogin | null {
  if (user.lockedUntil !== null && at < user.lockedUntil) return 'LOGIN_LOCKED'
  if (!isRight) return 'LOGIN_WRONG'
  if (user.state !== 'active') return 'ACCOUNT_SUSPENDED'
  const isOver = user.passwordExpiresAt !== null && at >= user.passwordExpiresAt
  return isOver ? 'INITIAL_PASSWORD_EXPIRED' : null
}

/** The next step: the second factor of those who have one, a password of one's own, then a second factor for the others. */
export function stageOf(user: User): SessionStage {
  if (user.secondFactorConfirmed) return 'second_factor'
  return stageAfterSecondFactor(user)
}

export function stageAfterSecondFactor(user: User): SessionStage {
  if (user.passwordMustChange) return 'new_password'
  return user.secondFactorConfirmed ? 'open' : 'enrol_second_factor'
}

export function holderOf({ audience, userId, organisationId, roles }: User) {
  return { audience, subjectId: userId, organisationId, roles } as const
}
