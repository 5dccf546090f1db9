import type { PersonalData } from '../../personal-data/personal-data.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { People, Person } from '../person-ports.ts'

interface PersonRow {
  readonly person_id: string
  readonly sealed_person: Buffer
  readonly state: string
  readonly told_by_text: boolean
  readonly created_at: string
  readonly closed_at: string | null
}

type Secret = Pick<Person, 'name' | 'identityNumber' | 'mobile'>

const place = (personId: string): string => `people.sealed_person:${personId}`

export function createPeople(client: Queryable, personalData: PersonalData): People {
  const identityHash = (number: string): Uint8Array =>
    personalData.keyedHash('identity number', number.toUpperCase())
  const mobileHash = (mobile: string): Uint8Array => personalData.keyedHash('mobile', mobile)
  const first = async (where: string, value: unknown): Promise<Person | null> => {
    const { rows } = await client.query<PersonRow>(`select * from people where ${where}`, [value])
    return rows[0] === undefined ? null : personFrom(rows[0], personalData)
  }
  const columns = (person: Person): readonly unknown[] => [
    person.personId,
    identityHash(person.identityNumber),
    // A child's account has none, and two of them do not have the same one.
    person.mobile === '' ? null : mobileHash(person.mobile),
    personalData.seal(place(person.personId), JSON.stringify(secretOf(person))),
    person.state,
    person.toldByText,
    person.createdAt,
    person.closedAt,
  ]
  return {
    async add(person) {
      await client.query(
        `insert into people (person_id, identity_hash, mobile_hash, sealed_person, state,
           told_by_text, created_at, closed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [...columns(person)],
      )
    },
    find: (personId) => first(`person_id = $1 and state <> 'erased'`, personId),
    hold: (personId) => first(`person_id = $1 and state <> 'erased' for update`, personId),
    findByIdentity: (number) =>
      first(`identity_hash = $1 and state = 'active'`, identityHash(number)),
    findByMobile: (mobile) => first(`mobile_hash = $1 and state = 'active'`, mobileHash(mobile)),
    async save(person) {
      await client.query(
        `update people set identity_hash = $2, mobile_hash = $3, sealed_person = $4, state = $5,
           told_by_text = $6, created_at = $7, closed_at = $8
         where person_id = $1`,
        [...columns(person)],
      )
    },
    async eraseClosed(before, limit) {
      const { rowCount } = await client.query(
        `with gone as (
           select person_id from people p where state = 'closed' and closed_at < $1
             and not exists (select 1 from family_links l where l.proxy_id = p.person_id)
             and not exists (select 1 from family_links l where l.member_id = p.person_id)
           order by closed_at limit $2 for update),
         bills as (delete from folder_bills where person_id in (select person_id from gone)),
         told as (delete from notices where person_id in (select person_id from gone)),
         asked as (delete from person_requests where person_id in (select person_id from gone)),
         cases as (update cases set owner_is_erased = true
           where person_id in (select person_id from gone))
         update people set state = 'erased', identity_hash = null, mobile_hash = null,
           sealed_person = ''
         where person_id in (select person_id from gone)`,
        [before, limit],
      )
      return rowCount ?? 0
    },
  }
}

function secretOf({ name, identityNumber, mobile }: Person): Secret {
  return { name, identityNumber, mobile }
}

function personFrom(row: PersonRow, personalData: PersonalData): Person {
  const text = personalData.open(place(row.person_id), row.sealed_person)
  return {
    personId: row.person_id,
    ...(JSON.parse(text) as Secret),
    state: row.state as Person['state'],
    toldByText: row.told_by_text,
    createdAt: Number(row.created_at),
    closedAt: row.closed_at === null ? null : Number(row.closed_at),
  }
}
