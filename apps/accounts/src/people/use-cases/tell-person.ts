import type { Instant } from '@piaoqiao/domain'
import { newRecordId } from '../../record-id.ts'
import type { KernelTables } from '../../transact.ts'
import type { PeopleTables } from '../people-tables.ts'

export interface Telling {
  readonly kind: string
  readonly text: string
  readonly link: string | null
}

/** Notes something for a person in its account, and sends it as a text message where the person wants that. */
export async function tellPerson(
  tables: Pick<PeopleTables, 'people' | 'notices'> & Pick<KernelTables, 'messages'>,
  personId: string,
  { kind, text, link }: Telling,
  at: Instant,
): Promise<void> {
  const person = await tables.people.find(personId)
  if (person?.state !== 'active') return
  const noticeId = newRecordId('I', at)
  await tables.notices.add({ personId, noticeId, kind, text, link, at, readAt: null })
  if (!person.toldByText) return
  await tables.messages.text('person.notice', { to: person.mobile, text: `【票桥】${text}` }, at)
}
