import type { Instant } from '@piaoqiao/domain'
import { newRequestId } from '@piaoqiao/sdk'
import { newRecordId } from '../../record-id.ts'
import type { KernelTables } from '../../transact.ts'
import type { FamilyLink } from '../family-ports.ts'
import { refusePeople } from '../people-refusals.ts'
import type { PeopleTables } from '../people-tables.ts'
import type { Person } from '../person-ports.ts'
import { askForActivation } from './activate.ts'
import type { PeopleParts } from './people-parts.ts'

type Tables = PeopleTables & KernelTables
const linksMax = 100

/** An account without a mobile is a child's: nobody signs in to it, its guardians act for it. */
export function isChildAccount({ mobile }: Pick<Person, 'mobile'>): boolean {
  return mobile === ''
}

/**
 * The account of a child, opened in this province as others are, or the one that another guardian opened before.
 * @throws AccountsError `PERSON_HAS_ACCOUNT` for one who has a mobile, and is asked to consent instead
 */
export async function openChildAccount(
  tables: Tables,
  { province }: Pick<PeopleParts, 'province'>,
  { memberName: name, memberIdentityNumber: identityNumber, proxyId }: FamilyLink,
  at: Instant,
): Promise<Person> {
  const known = await tables.people.findByIdentity(identityNumber)
  if (known !== null) {
    if (!isChildAccount(known)) throw refusePeople('PERSON_HAS_ACCOUNT')
    return known
  }
  const child: Person = {
    personId: newRecordId('P', at),
    name,
    identityNumber,
    mobile: '',
    state: 'active',
    toldByText: false,
    createdAt: at,
    closedAt: null,
  }
  await tables.people.add(child)
  await tables.activations.save(askForActivation(child.personId, province, at))
  await tables.audit.append({
    at,
    actorKind: 'person',
    actorId: proxyId,
    action: 'person.child_registered',
    subjectKind: 'person',
    subjectId: child.personId,
  })
  return child
}

/** Closes the account of a child for whom nobody acts any more; every other account stays as it is. */
export async function endChildAccount(
  { people, family, activations, audit }: Tables,
  personId: string,
  at: Instant,
): Promise<void> {
  const person = await people.hold(personId)
  if (person?.state !== 'active' || !isChildAccount(person)) return
  const links = await family.of(personId, linksMax)
  if (links.some(({ state }) => state === 'active')) return
  for (const activation of await activations.ofPerson(personId)) {
    if (activation.state === 'withdrawn') continue
    await activations.save({
      ...activation,
      state: 'withdrawing',
      requestId: newRequestId(),
      attempts: 0,
      nextAttemptAt: at,
      listDueAt: null,
      changedAt: at,
    })
  }
  await people.save({ ...person, state: 'closed', closedAt: at })
  await audit.append({
    at,
    actorKind: 'platform',
    actorId: 'PLATFORM',
    action: 'person.closed',
    subjectKind: 'person',
    subjectId: personId,
  })
}
