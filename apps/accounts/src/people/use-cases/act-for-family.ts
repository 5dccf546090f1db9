import { refusePeople } from '../people-refusals.ts'
import type { ProxyRight } from '../family-ports.ts'
import type { ActingPerson } from '../person-ports.ts'
import type { PeopleParts } from './people-parts.ts'

/**
 * Whether a person may do this in the account of another. In its own account it may do everything.
 * @throws AccountsError `PROXY_RIGHT_LACKING`
 */
export async function requireRight(
  { transact }: Pick<PeopleParts, 'transact'>,
  { personId, ownerId }: ActingPerson,
  right: ProxyRight,
): Promise<void> {
  if (personId === ownerId) return
  const link = await transact(({ family }) => family.active(personId, ownerId))
  if (link?.rights.includes(right) !== true) throw refusePeople('PROXY_RIGHT_LACKING')
}
