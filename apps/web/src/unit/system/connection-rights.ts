import { useSession } from '../../api/session.ts'

/** What the roles of whoever is signed in allow with the connection of the unit. */
export interface ConnectionRights {
  readonly mayRead: boolean
  /** Everything that changes it. */
  readonly mayAct: boolean
}

export function useConnectionRights(): ConnectionRights {
  const session = useSession()
  const names = session.state === 'signed_in' ? session.roles.map(({ role }) => role) : []
  const mayAct = names.includes('unit_apply')
  return { mayAct, mayRead: mayAct || names.includes('unit_read') }
}
