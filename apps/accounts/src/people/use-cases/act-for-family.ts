import { refusePeople } from '../people-refusals.ts'
import type { ProxyRight } from '../family-ports.ts'
import { isChildAccount } from '../person-ports.ts'
import type { ActingPerson } from '../person-ports.ts'
import { isMinor } from './child-account.ts'
import type { PeopleParts } from './people-parts.ts'

/**
 * Whether a person may do this in the account of another. In its own account it may do everything. A guardian's rights end
 * when the child is of age.
 * @throws AccountsError `PROXY_RIGHT_LACKING`
 */
export async function requireRight(
  { transact, clock }: Pick<PeopleParts, 'transact' | 'clock'>,
  { personId, ownerId }: ActingPerson,
  right: ProxyRight,
): Promise<void> {
  if (personId === ownerId) return
  const link = await transact(async ({ family, people }) => {
    const found = await family.active(personId, ownerId)
    if (found === null || isMinor(found.memberIdentityNumber, clock())) return found
    const owner = await people.find(ownerId)
    return owner === null || isChildAccount(owner) ? null : found
  })
  if (link?.rights.includes(right) !== true) throw refusePeople('PROXY_RIGHT_LACKING')
}
