import type { Instant } from '@piaoqiao/domain'
import { dateAt } from '@piaoqiao/domain'
import { newRequestId } from '@piaoqiao/sdk'
import { newRecordId } from '../../record-id.ts'
import type { KernelTables } from '../../transact.ts'
import type { FamilyLink } from '../family-ports.ts'
import { refusePeople } from '../people-refusals.ts'
import type { PeopleTables } from '../people-tables.ts'
import { isChildAccount } from '../person-ports.ts'
import type { Person } from '../person-ports.ts'
import { askForActivation } from './activate.ts'
import type { PeopleParts } from './people-parts.ts'

type Tables = PeopleTables & KernelTables
const linksMax = 100

const adultAge = 18

/** Whether somebody with this identity number is under eighteen on the day in Beijing. */
export function isMinor(identityNumber: string, at: Instant): boolean {
  const year = Number(identityNumber.slice(6, 10)) + adultAge
  const adultFrom = `${year}-${identityNumber.slice(10, 12)}-${identityNumber.slice(12, 14)}`
  return dateAt(at) < adultFrom
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

/**
 * Hands the account that guardians opened over to whose it is, with all its bills: from now on it has a mobile. Of one who is
 * of age nobody is a guardian any more.
 */
export async function takeOverChildAccount(
  { people, family }: Pick<Tables, 'people' | 'family'>,
  child: Person,
  { name, mobile }: Pick<Person, 'name' | 'mobile'>,
  at: Instant,
): Promise<Person> {
  const person: Person = { ...child, name, mobile, toldByText: true }
  await people.save(person)
  if (isMinor(child.identityNumber, at)) return person
  for (const link of await family.of(child.personId, linksMax)) {
    if (link.state !== 'active') continue
    await family.save({ ...link, state: 'withdrawn', changedAt: at })
  }
  return person
}
