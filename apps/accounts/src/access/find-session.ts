import { equalInConstantTime } from '@piaoqiao/gm-crypto'
import type { FindSession } from './session-holder.ts'
import type { Sessions } from './access-ports.ts'
import { csrfTokenOf, isSessionLive, tokenHashOf } from './begin-session.ts'
import { refuseHttp } from '../office-refusals.ts'

/** How much later a use is noted, so that not every request writes. */
const seenGraceMs = 60_000

/** Finds the holder of a session; a change without the token of the page is refused. */
export function createFindSession(sessions: Sessions): FindSession {
  return async ({ session: token, csrf, at }) => {
    const session = await sessions.find(tokenHashOf(token))
    if (session === null || !isSessionLive(session, at)) return null
    if (csrf !== null && !equalInConstantTime(tokenHashOf(csrfTokenOf(token)), tokenHashOf(csrf))) {
      throw refuseHttp('CSRF_TOKEN_WRONG')
    }
    if (at > session.seenAt + seenGraceMs) await sessions.seen(session.tokenHash, at)
    return session
  }
}
