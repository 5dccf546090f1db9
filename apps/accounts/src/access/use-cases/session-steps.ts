import type { Instant } from '@piaoqiao/domain'
import type { KernelTables, Transact } from '../../transact.ts'
import { refuseAccess } from '../access-refusals.ts'
import type { Session, User } from '../access-ports.ts'
import { tokenHashOf } from '../begin-session.ts'
import { isPasswordRight, passwordHashOf, requireFitPassword } from '../passwords.ts'
import { newSecondFactorSecret, secondFactorAddress, secondFactorStepOf } from '../second-factor.ts'
import type { SessionStage } from '../session-holder.ts'
import { withFailedAttempt } from '../failed-attempts.ts'
import { stageAfterSecondFactor } from './sign-in.ts'

interface Step {
  readonly token: string
  readonly at: Instant
}
type Verdict = { readonly stage: SessionStage } | { readonly refused: 'SECOND_FACTOR_WRONG' }

/** The steps between a right password and an open session, and what a user changes of its own access. */
export interface SessionSteps {
  /** @throws AccountsError `SECOND_FACTOR_WRONG`, `STEP_UNFIT` */
  enterSecondFactor(step: Step & { readonly code: string }): Promise<SessionStage>
  /** Begins to enrol a second factor; the secret counts once a code of it was entered. */
  beginSecondFactor(step: Step): Promise<{ readonly secret: string; readonly address: string }>
  /** @throws AccountsError `PASSWORD_WEAK`, `PASSWORD_WRONG` */
  changePassword(
    step: Step & { readonly old: string; readonly next: string },
  ): Promise<SessionStage>
  end(step: Step): Promise<void>
}

export function createSessionSteps(transact: Transact<object>): SessionSteps {
  return {
    async enterSecondFactor(step) {
      const verdict = await transact((tables) => secondFactor(tables, step))
      if ('refused' in verdict) throw refuseAccess(verdict.refused)
      return verdict.stage
    },
    beginSecondFactor: (step) =>
      transact(async (tables) => {
        const { user } = await holding(tables, step)
        if (user.secondFactorConfirmed) throw refuseAccess('SECOND_FACTOR_ENROLLED')
        const secret = newSecondFactorSecret()
        await tables.users.save({ ...user, secondFactorSecret: secret, secondFactorStep: null })
        return { secret, address: secondFactorAddress(secret, user.loginName) }
      }),
    changePassword: (step) => transact((tables) => changePassword(tables, step)),
    end: ({ token }) => transact(({ sessions }) => sessions.remove(tokenHashOf(token))),
  }
}

async function holding(
  { sessions, users }: KernelTables,
  { token }: Step,
): Promise<{ session: Session; user: User }> {
  const found = await sessions.find(tokenHashOf(token))
  if (found === null || found.audience === 'person') throw refuseAccess('STEP_UNFIT')
  const user = await users.hold(found.subjectId)
  // Whoever changed the user before it could be locked has ended its sessions.
  const session = await sessions.find(found.tokenHash)
  if (user === null || session === null) throw refuseAccess('STEP_UNFIT')
  return { session, user }
}

/** A code counts at its step alone: to confirm a new secret, or after the password. */
async function secondFactor(
  tables: KernelTables,
  step: Step & { readonly code: string },
): Promise<Verdict> {
  const { session, user } = await holding(tables, step)
  const isExpected = session.stage === 'second_factor' || session.stage === 'enrol_second_factor'
  if (!isExpected || user.secondFactorSecret === null) throw refuseAccess('STEP_UNFIT')
  if (user.lockedUntil !== null && step.at < user.lockedUntil) throw refuseAccess('LOGIN_LOCKED')
  const used = secondFactorStepOf(
    user.secondFactorSecret,
    step.code,
    user.secondFactorStep,
    step.at,
  )
  const entry = { at: step.at, actorKind: user.audience, actorId: user.userId } as const
  const subject = { subjectKind: 'user', subjectId: user.userId }
  if (used === null) {
    await tables.users.save(withFailedAttempt(user, step.at))
    await tables.audit.append({ ...entry, ...subject, action: 'second_factor.wrong' })
    return { refused: 'SECOND_FACTOR_WRONG' }
  }
  const confirmed = {
    ...user,
    failedAttempts: 0,
    secondFactorConfirmed: true,
    secondFactorStep: used,
  }
  await tables.users.save(confirmed)
  await tables.audit.append({ ...entry, ...subject, action: 'second_factor.entered' })
  const stage = stageAfterSecondFactor(confirmed)
  await tables.sessions.moveTo(session.tokenHash, stage)
  return { stage }
}

async function changePassword(
  tables: KernelTables,
  { token, old, next, at }: Step & { readonly old: string; readonly next: string },
): Promise<SessionStage> {
  const { session, user } = await holding(tables, { token, at })
  if (session.stage !== 'new_password' && session.stage !== 'open') throw refuseAccess('STEP_UNFIT')
  if (!(await isPasswordRight(user.passwordHash, old))) throw refuseAccess('PASSWORD_WRONG')
  requireFitPassword(next, user.loginName)
  if (old === next) throw refuseAccess('PASSWORD_WEAK', { details: { fault: '与原密码相同' } })
  const changed = {
    ...user,
    passwordHash: await passwordHashOf(next),
    passwordMustChange: false,
    passwordExpiresAt: null,
  }
  await tables.users.save(changed)
  await tables.audit.append({
    at,
    actorKind: user.audience,
    actorId: user.userId,
    action: 'password.changed',
    subjectKind: 'user',
    subjectId: user.userId,
  })
  // Whoever else is signed in with the old password is not any more.
  const stage = stageAfterSecondFactor(changed)
  await tables.sessions.removeOf(user.userId)
  await tables.sessions.add({ ...session, stage, seenAt: at })
  return stage
}
