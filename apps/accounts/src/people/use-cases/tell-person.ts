import type { Instant } from '@piaoqiao/domain'
import { maskedName } from '../../personal-data/mask.ts'
import { newRecordId } from '../../record-id.ts'
import type { KernelTables } from '../../transact.ts'
import type { PeopleTables } from '../people-tables.ts'
import { isChildAccount } from '../person-ports.ts'
import type { Person } from '../person-ports.ts'

export interface Telling {
  readonly kind: string
  readonly text: string
  readonly link: string | null
}

/** Tables by which people are told. */
export type TellingTables = Pick<PeopleTables, 'people' | 'notices' | 'family'> &
  Pick<KernelTables, 'messages'>

const linksMax = 100

/**
 * Notes something for a person in its account, and sends it as a text message where the person wants that. What concerns a
 * child is told to its guardians, because nobody signs in to its account.
 */
export async function tellPerson(
  tables: TellingTables,
  personId: string,
  telling: Telling,
  at: Instant,
): Promise<void> {
  const person = await tables.people.find(personId)
  if (person?.state !== 'active') return
  if (!isChildAccount(person)) return tell(tables, person, telling, at)
  const text = `您代办的${maskedName(person.name)}：${telling.text}`
  for (const link of await tables.family.of(personId, linksMax)) {
    const guardian = link.state === 'active' ? await tables.people.find(link.proxyId) : null
    if (guardian?.state === 'active') await tell(tables, guardian, { ...telling, text }, at)
  }
}

async function tell(
  { notices, messages }: TellingTables,
  { personId, mobile, toldByText }: Person,
  { kind, text, link }: Telling,
  at: Instant,
): Promise<void> {
  const noticeId = newRecordId('I', at)
  await notices.add({ personId, noticeId, kind, text, link, at, readAt: null })
  if (!toldByText) return
  await messages.text('person.notice', { to: mobile, text: `【票桥】${text}` }, at)
}
