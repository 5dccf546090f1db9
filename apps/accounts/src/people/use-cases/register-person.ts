import type { Instant, ProvinceCode } from '@piaoqiao/domain'
import { isIdentityNumber } from '@piaoqiao/domain'
import { beginSession } from '../../access/begin-session.ts'
import type { BegunSession } from '../../access/begin-session.ts'
import { newRecordId } from '../../record-id.ts'
import type { KernelTables } from '../../transact.ts'
import { refusePeople } from '../people-refusals.ts'
import type { PeopleTables } from '../people-tables.ts'
import { isChildAccount } from '../person-ports.ts'
import type { Person } from '../person-ports.ts'
import { askForActivation } from './activate.ts'
import { takeOverChildAccount } from './child-account.ts'
import type { PeopleParts } from './people-parts.ts'
import { useCode } from './send-code.ts'

export interface Registration {
  readonly name: string
  readonly identityNumber: string
  readonly mobile: string
  readonly code: string
}

/**
 * Opens the account of a person after its mobile and its real name were proven, and begins a session. The account becomes
 * active in this province.
 * @throws AccountsError `IDENTITY_NUMBER_WRONG`, `CODE_…`, `REAL_NAME_MISMATCH`, `PERSON_HAS_ACCOUNT`, `MOBILE_HAS_ACCOUNT`
 */
export async function registerPerson(
  parts: PeopleParts,
  { name, identityNumber, mobile, code }: Registration,
  at: Instant,
): Promise<{ readonly person: Person; readonly begun: BegunSession }> {
  const number = identityNumber.toUpperCase()
  if (!isIdentityNumber(number)) throw refusePeople('IDENTITY_NUMBER_WRONG')
  await useCode(parts, { purpose: 'person.register', mobile, code, at })
  await requireRealName(parts, name, number)
  return parts.transact(async (tables) => {
    const { people, audit, invitations } = tables
    const known = await people.findByIdentity(number)
    if (known !== null && !isChildAccount(known)) throw refusePeople('PERSON_HAS_ACCOUNT')
    if ((await people.findByMobile(mobile)) !== null) throw refusePeople('MOBILE_HAS_ACCOUNT')
    const person =
      known === null
        ? await addPerson(tables, parts.province, { name, identityNumber: number, mobile }, at)
        : await takeOverChildAccount(tables, known, { name, mobile }, at)
    await invitations.registered(mobile, at)
    await audit.append({
      at,
      actorKind: 'person',
      actorId: person.personId,
      action: 'person.registered',
      subjectKind: 'person',
      subjectId: person.personId,
    })
    return { person, begun: await beginPersonSession(tables, person, at) }
  })
}

async function addPerson(
  { people, activations }: Pick<PeopleTables, 'people' | 'activations'>,
  province: ProvinceCode,
  proven: Pick<Person, 'name' | 'identityNumber' | 'mobile'>,
  at: Instant,
): Promise<Person> {
  const person: Person = {
    personId: newRecordId('P', at),
    ...proven,
    state: 'active',
    toldByText: true,
    createdAt: at,
    closedAt: null,
  }
  await people.add(person)
  await activations.save(askForActivation(person.personId, province, at))
  return person
}

/** @throws AccountsError `REAL_NAME_MISMATCH`, `REAL_NAME_UNAVAILABLE` */
export async function requireRealName(
  { register }: Pick<PeopleParts, 'register'>,
  name: string,
  identityNumber: string,
): Promise<void> {
  const isReal = await register.isReal(name, identityNumber).catch(() => {
    throw refusePeople('REAL_NAME_UNAVAILABLE')
  })
  if (!isReal) throw refusePeople('REAL_NAME_MISMATCH')
}

/**
 * Begins a session by a code that was sent to the mobile of the account.
 * @throws AccountsError `CODE_…`, `PERSON_UNKNOWN`
 */
export async function signInPerson(
  parts: PeopleParts,
  { mobile, code }: { readonly mobile: string; readonly code: string },
  at: Instant,
): Promise<{ readonly person: Person; readonly begun: BegunSession }> {
  await useCode(parts, { purpose: 'person.sign_in', mobile, code, at })
  return parts.transact(async (tables) => {
    const person = await tables.people.findByMobile(mobile)
    if (person === null) throw refusePeople('PERSON_UNKNOWN')
    await tables.audit.append({
      at,
      actorKind: 'person',
      actorId: person.personId,
      action: 'session.begun',
      subjectKind: 'person',
      subjectId: person.personId,
    })
    return { person, begun: await beginPersonSession(tables, person, at) }
  })
}

function beginPersonSession(
  { sessions }: Pick<KernelTables, 'sessions'>,
  { personId }: Person,
  at: Instant,
): Promise<BegunSession> {
  return beginSession(
    sessions,
    {
      audience: 'person',
      subjectId: personId,
      organisationId: personId,
      roles: [],
      stage: 'open',
    },
    at,
  )
}
