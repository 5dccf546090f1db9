import { api } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { useSession } from '../../api/session.ts'

type Bureau =
  paths['/bureaus']['get']['responses']['200']['content']['application/json']['bureaus'][number]

/** The bureau of whoever is signed in, and those below it; nothing until they are known. */
export function useBureaus(): { readonly own: Bureau | null; readonly all: readonly Bureau[] } {
  const session = useSession()
  const { data } = api.useQuery('get', '/bureaus')
  const all = data?.bureaus ?? []
  const ownId = session.state === 'signed_in' ? session.organisationId : null
  return { own: all.find(({ bureauId }) => bureauId === ownId) ?? null, all }
}

type BureauRole = 'bureau_review' | 'bureau_supervise' | 'bureau_audit' | 'bureau_system'

/** Whether somebody who is signed in has one of these roles. */
export function useHasRole(...roles: readonly BureauRole[]): boolean {
  const session = useSession()
  if (session.state !== 'signed_in') return false
  return session.roles.some(({ role }) => (roles as readonly string[]).includes(role))
}

/** Whether somebody who is signed in writes and publishes announcements. */
export const useMayAnnounce = (): boolean => useHasRole('bureau_review', 'bureau_system')
