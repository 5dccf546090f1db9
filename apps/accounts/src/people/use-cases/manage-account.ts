import type { Instant } from '@piaoqiao/domain'
import type { KernelTables } from '../../transact.ts'
import { newRequestId } from '@piaoqiao/sdk'
import { endedCaseKeptDays, erasedAfterDays } from '../keeping-times.ts'
import { refusePeople } from '../people-refusals.ts'
import type { PeopleTables } from '../people-tables.ts'
import type { Person } from '../person-ports.ts'
import { endChildAccount } from './child-account.ts'
import type { PeopleParts } from './people-parts.ts'
import { requireRealName } from './register-person.ts'
import { useCode } from './send-code.ts'
import { tellPerson } from './tell-person.ts'

type Tables = PeopleTables & KernelTables

const linksMax = 200

/** @throws AccountsError where the account is gone */
export async function personOf(
  parts: Pick<PeopleParts, 'transact'>,
  personId: string,
): Promise<Person> {
  const person = await parts.transact(({ people }) => people.find(personId))
  if (person?.state !== 'active') throw refusePeople('PERSON_UNKNOWN')
  return person
}

/** Another mobile, proven by a code to the old one and a code to the new one. */
export async function changeMobile(
  parts: PeopleParts,
  given: {
    readonly personId: string
    readonly code: string
    readonly mobile: string
    readonly mobileCode: string
  },
  at: Instant,
): Promise<void> {
  const { personId, code, mobile, mobileCode } = given
  const { mobile: old } = await personOf(parts, personId)
  await useCode(parts, { purpose: 'person.change_mobile', mobile: old, code, at })
  await useCode(parts, { purpose: 'person.change_mobile', mobile, code: mobileCode, at })
  await change(parts, personId, 'person.mobile_changed', at, async (person, { people }) => {
    if ((await people.findByMobile(mobile)) !== null) throw refusePeople('MOBILE_HAS_ACCOUNT')
    return { ...person, mobile }
  })
}

/** Another name, as the real-name register has it now. */
export async function changeName(
  parts: PeopleParts,
  { personId, name }: { readonly personId: string; readonly name: string },
  at: Instant,
): Promise<void> {
  const { identityNumber } = await personOf(parts, personId)
  await requireRealName(parts, name, identityNumber)
  await change(parts, personId, 'person.name_changed', at, async (person) => ({ ...person, name }))
}

/** Whether changes are told by text message. */
export function changeTelling(
  parts: PeopleParts,
  { personId, toldByText }: { readonly personId: string; readonly toldByText: boolean },
  at: Instant,
): Promise<void> {
  return change(parts, personId, 'person.telling_changed', at, async (person) => ({
    ...person,
    toldByText,
  }))
}

/**
 * Closes the account: its sessions end, provinces are told, and who it was is forgotten after `erasedAfterDays`. Bills,
 * locks and reports stay where they are: they are not the account's.
 */
export async function closeAccount(
  parts: PeopleParts,
  { personId, code }: { readonly personId: string; readonly code: string },
  at: Instant,
): Promise<void> {
  const { mobile } = await personOf(parts, personId)
  await useCode(parts, { purpose: 'person.close', mobile, code, at })
  await change(parts, personId, 'person.closed', at, async (person, tables) => {
    await tellPerson(
      tables,
      personId,
      {
        kind: 'person.closed',
        text: `您的数字账户已注销，个人信息将在${erasedAfterDays}天后删除；已提交单位的报销材料在办结${endedCaseKeptDays}天后删除。`,
        link: null,
      },
      at,
    )
    for (const activation of await tables.activations.ofPerson(personId)) {
      if (activation.state === 'withdrawn') continue
      await tables.activations.save({
        ...activation,
        state: 'withdrawing',
        requestId: newRequestId(),
        attempts: 0,
        nextAttemptAt: at,
        listDueAt: null,
        changedAt: at,
      })
    }
    await endLinks(tables, personId, at)
    await tables.sessions.removeOf(personId)
    return { ...person, state: 'closed', closedAt: at }
  })
}

/** Nobody acts for a closed account, and it acts for nobody; a child that is left alone has its account closed, too. */
async function endLinks(tables: Tables, personId: string, at: Instant): Promise<void> {
  for (const link of await tables.family.of(personId, linksMax)) {
    if (link.state !== 'asked' && link.state !== 'active') continue
    await tables.family.save({ ...link, state: 'withdrawn', changedAt: at })
    if (link.memberId !== null) await endChildAccount(tables, link.memberId, at)
  }
}

function change(
  { transact }: PeopleParts,
  personId: string,
  action: string,
  at: Instant,
  work: (person: Person, tables: Tables) => Promise<Person>,
): Promise<void> {
  return transact(async (tables) => {
    const person = await tables.people.hold(personId)
    if (person?.state !== 'active') throw refusePeople('PERSON_UNKNOWN')
    await tables.people.save(await work(person, tables))
    await tables.audit.append({
      at,
      actorKind: 'person',
      actorId: personId,
      action,
      subjectKind: 'person',
      subjectId: personId,
    })
  })
}
