import { useSyncExternalStore } from 'react'
import { dropAllDrafts, giveDraftsTo } from './draft-store.ts'
import type { components, paths } from './office-api.ts'
import { apiPrefix } from './prefix.ts'

type SelfAnswer = paths['/sessions/self']['get']['responses']['200']['content']['application/json']
export type { components }

/** Who is signed in: not asked yet, nobody, or somebody with perhaps a step before them. */
export type Session =
  | { readonly state: 'asking' }
  | { readonly state: 'unreachable' }
  | { readonly state: 'none'; readonly wasLost: boolean }
  | ({ readonly state: 'signed_in' } & SelfAnswer)

let session: Session = { state: 'asking' }
const listeners = new Set<() => void>()

function set(next: Session): void {
  session = next
  for (const listener of listeners) listener()
}

/** The token that a change has to carry; kept in the page alone. */
export function csrfToken(): string | null {
  return session.state === 'signed_in' ? session.csrfToken : null
}

/** Asks who is signed in; also after signing in, and after each step of it. */
export async function refreshSession(): Promise<Session> {
  try {
    const answer = await fetch(`${apiPrefix}/sessions/self`, { credentials: 'same-origin' })
    // Read in any case, or the browser would hold the connection for the rest.
    const self: unknown = await answer.json()
    if (answer.status === 401) set({ state: 'none', wasLost: false })
    else if (answer.ok) begin(self as SelfAnswer)
    else set({ state: 'unreachable' })
  } catch {
    set({ state: 'unreachable' })
  }
  return session
}

function begin(self: SelfAnswer): void {
  giveDraftsTo(`${self.audience}-${self.subjectId}`)
  set({ state: 'signed_in', ...self })
}

/** The office does not know the session any more: it idled out or was ended elsewhere. */
export function lostSession(): void {
  if (session.state === 'signed_in') set({ state: 'none', wasLost: true })
}

/** Ends the session, and with it what was typed and not sent. */
export async function signOut(): Promise<void> {
  const token = csrfToken()
  await fetch(`${apiPrefix}/sessions/self`, {
    method: 'DELETE',
    credentials: 'same-origin',
    headers: token === null ? {} : { 'x-csrf-token': token },
  }).catch(() => null)
  dropAllDrafts()
  set({ state: 'none', wasLost: false })
}

export function useSession(): Session {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => session,
  )
}
