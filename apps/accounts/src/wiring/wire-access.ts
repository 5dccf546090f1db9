import { createSessions } from '../access/postgres/sessions.ts'
import { createFindSession } from '../access/find-session.ts'
import { sessionRoutes } from '../access/http/session-routes.ts'
import { createSessionSteps } from '../access/use-cases/session-steps.ts'
import { createSignIn } from '../access/use-cases/sign-in.ts'
import type { FindSession } from '../access/session-holder.ts'
import { transactOver } from '../postgres/transact.ts'
import type { OfficeParts, Room } from './office-parts.ts'

const tidyEveryMs = 10 * 60_000

/** Signing in of users of units and bureaus, and the sessions of everybody. */
export function wireAccess({ pool, personalData, clock }: OfficeParts): Room & {
  readonly findSession: FindSession
} {
  const transact = transactOver(pool, personalData, () => ({}))
  const sessions = createSessions(pool)
  return {
    findSession: createFindSession(sessions),
    routes: sessionRoutes({ signIn: createSignIn(transact), ...createSessionSteps(transact) }),
    jobs: [
      {
        name: 'end-sessions',
        everyMs: tidyEveryMs,
        work: () => sessions.removeEnded(clock()),
      },
    ],
  }
}
