import type { PersonalData } from '../../personal-data/personal-data.ts'
import { numberOrNull } from '../../postgres/column-values.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { Application, Applications, FieldFault } from '../application-ports.ts'

interface ApplicationRow {
  readonly application_id: string
  readonly state: string
  readonly token_hash: Buffer | null
  readonly unit_id: string | null
  readonly credit_code: string | null
  readonly unit_name: string | null
  readonly sealed_content: Buffer
  readonly bureau_id: string | null
  readonly created_at: string
  readonly saved_until: string
  readonly submitted_at: string | null
  readonly due_at: string | null
  readonly assigned_to: string | null
  readonly decided_at: string | null
  readonly reason: string | null
  readonly faults: readonly FieldFault[]
}

/** A table of applications. */
export interface ApplicationTable<Kept extends Application> {
  readonly name: 'unit_applications' | 'connection_applications'
  /** Columns beside those that all have, written once and named as the members are. */
  readonly ownColumns: readonly (Exclude<keyof Kept, keyof Application> & string)[]
}

const changingColumns = [
  'state',
  'unit_id',
  'credit_code',
  'unit_name',
  'sealed_content',
  'bureau_id',
  'saved_until',
  'submitted_at',
  'due_at',
  'assigned_to',
  'decided_at',
  'reason',
  'faults',
] as const

export interface ReadableApplications<Kept extends Application> extends Applications<Kept> {
  /** What a statement that selects whole rows of the table finds. */
  read(sql: string, values: readonly unknown[]): Promise<readonly Kept[]>
}

export function createApplicationTable<Kept extends Application>(
  client: Queryable,
  personalData: PersonalData,
  table: ApplicationTable<Kept>,
): ReadableApplications<Kept> {
  const { name, ownColumns } = table
  const read = readerOf(client, personalData, table)
  const first = async (sql: string, values: readonly unknown[]) =>
    (await read(sql, values))[0] ?? null
  const byId = `select * from ${name} where application_id = $1`
  const changing = (application: Kept) =>
    changingOf(application, (id, text) => personalData.seal(placeIn(table, id), text))
  return {
    read,
    async add(application) {
      const { applicationId, tokenHash, createdAt } = application
      const own = ownColumns.map((column) => application[column])
      const values = [applicationId, tokenHash, createdAt, ...own, ...changing(application)]
      const columns = ['application_id', 'token_hash', 'created_at', ...ownColumns]
      await client.query(
        `insert into ${name} (${[...columns, ...changingColumns].join(', ')})
         values (${values.map((_, index) => `$${index + 1}`).join(', ')})`,
        values,
      )
    },
    find: (id) => first(byId, [id]),
    hold: (id) => first(`${byId} for update`, [id]),
    async holdPending(creditCode) {
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `${name} ${creditCode}`,
      ])
      return first(
        `select * from ${name}
         where credit_code = $1 and state in ('submitted', 'in_review', 'returned')`,
        [creditCode],
      )
    },
    async save(application) {
      const settings = changingColumns.map((column, index) => `${column} = $${index + 2}`)
      await client.query(`update ${name} set ${settings.join(', ')} where application_id = $1`, [
        application.applicationId,
        ...changing(application),
      ])
    },
    async saveToken(applicationId, tokenHash) {
      await client.query(`update ${name} set token_hash = $2 where application_id = $1`, [
        applicationId,
        tokenHash,
      ])
    },
    waiting: (bureauIds, after, limit) => {
      const [dueAt = null, id = null] = after?.split('_') ?? []
      return read(
        `select * from ${name}
         where state in ('submitted', 'in_review') and bureau_id = any($1)
           and ($2::bigint is null or (due_at, application_id) > ($2, $3))
         order by due_at, application_id limit $4`,
        [bureauIds, dueAt, id, limit],
      )
    },
    removeDrafts: (at, limit) => removeDrafts(client, name, at, limit),
  }
}

/** Of content that was sealed before earlier drafts were kept. */
const none: Application['earlier'] = { returned: null, replaced: null }

async function removeDrafts(
  client: Queryable,
  name: string,
  at: number,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await client.query<{ application_id: string }>(
    `delete from ${name} where application_id in (
       select application_id from ${name}
       where state = 'draft' and saved_until <= $1 order by saved_until limit $2)
     returning application_id`,
    [at, limit],
  )
  return rows.map((row) => row.application_id)
}

/** Where sealed content belongs, so that it opens nowhere else. */
function placeIn({ name }: { readonly name: string }, applicationId: string): string {
  return `${name}.content:${applicationId}`
}

function readerOf<Kept extends Application>(
  client: Queryable,
  personalData: PersonalData,
  table: ApplicationTable<Kept>,
): ReadableApplications<Kept>['read'] {
  return async (sql, values) => {
    const { rows } = await client.query<ApplicationRow & Kept>(sql, [...values])
    return rows.map((row) => {
      const place = placeIn(table, row.application_id)
      const content: unknown = JSON.parse(personalData.open(place, row.sealed_content))
      const own = table.ownColumns.map((column) => [column, row[column]])
      return Object.assign(
        applicationFrom(row),
        { earlier: none },
        content,
        Object.fromEntries(own),
      ) as Kept
    })
  }
}

/** Everything that can change, in the order of `changingColumns`. */
function changingOf(
  application: Application,
  seal: (applicationId: string, text: string) => Uint8Array,
): readonly unknown[] {
  const { applicationId, draft, contact, earlier } = application
  return [
    application.state,
    application.unitId,
    application.creditCode,
    application.unitName,
    seal(applicationId, JSON.stringify({ draft, contact, earlier })),
    application.bureauId,
    application.savedUntil,
    application.submittedAt,
    application.dueAt,
    application.assignedTo,
    application.decidedAt,
    application.reason,
    JSON.stringify(application.faults),
  ]
}

function applicationFrom(row: ApplicationRow): Omit<Application, 'draft' | 'contact' | 'earlier'> {
  return {
    applicationId: row.application_id,
    state: row.state as Application['state'],
    tokenHash: row.token_hash,
    unitId: row.unit_id,
    creditCode: row.credit_code,
    unitName: row.unit_name,
    bureauId: row.bureau_id,
    createdAt: Number(row.created_at),
    savedUntil: Number(row.saved_until),
    submittedAt: numberOrNull(row.submitted_at),
    dueAt: numberOrNull(row.due_at),
    assignedTo: row.assigned_to,
    decidedAt: numberOrNull(row.decided_at),
    reason: row.reason,
    faults: row.faults,
  }
}
