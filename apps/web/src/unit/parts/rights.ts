import { useSession } from '../../api/session.ts'

/** What the roles of whoever is signed in allow at the desk. */
export interface Rights {
  /** Acts that change bills. */
  readonly mayReimburse: boolean
  /** The desk at all. */
  readonly mayRead: boolean
  /** Account, users and applications. */
  readonly mayApply: boolean
}

export function useRights(): Rights {
  const session = useSession()
  const names = session.state === 'signed_in' ? session.roles.map(({ role }) => role) : []
  const mayReimburse = names.includes('unit_reimburse')
  return {
    mayReimburse,
    mayRead: mayReimburse || names.includes('unit_read'),
    mayApply: names.includes('unit_apply'),
  }
}
