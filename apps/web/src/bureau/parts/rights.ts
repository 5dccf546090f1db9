import { useSession } from '../../api/session.ts'

type BureauRole = 'bureau_review' | 'bureau_supervise' | 'bureau_audit' | 'bureau_system'

/** Whether somebody who is signed in has one of these roles. */
export function useHasRole(...roles: readonly BureauRole[]): boolean {
  const session = useSession()
  if (session.state !== 'signed_in') return false
  return session.roles.some(({ role }) => (roles as readonly string[]).includes(role))
}

/** Whether somebody who is signed in writes and publishes announcements. */
export const useMayAnnounce = (): boolean => useHasRole('bureau_review', 'bureau_system')
