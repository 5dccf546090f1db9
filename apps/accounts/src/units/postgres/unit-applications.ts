import type { PersonalData } from '../../personal-data/personal-data.ts'
import { numberOrNull } from '../../postgres/column-values.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type {
  FieldFault,
  ProvenContact,
  UnitApplication,
  UnitApplications,
} from '../application-ports.ts'
import type { UnitDraft } from '../unit-fields.ts'

interface ApplicationRow {
  readonly application_id: string
  readonly kind: string
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

const place = (applicationId: string) => `unit_applications.content:${applicationId}`

export function createUnitApplications(
  client: Queryable,
  personalData: PersonalData,
): UnitApplications {
  const read = async (sql: string, values: unknown[]): Promise<readonly UnitApplication[]> => {
    const { rows } = await client.query<ApplicationRow>(sql, values)
    return rows.map((row) => applicationFrom(row, personalData))
  }
  const first = async (sql: string, values: unknown[]) => (await read(sql, values))[0] ?? null
  return {
    add: (application) => insert(client, personalData, application),
    find: (id) => first('select * from unit_applications where application_id = $1', [id]),
    hold: (id) =>
      first('select * from unit_applications where application_id = $1 for update', [id]),
    async holdPending(creditCode) {
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `unit application ${creditCode}`,
      ])
      return first(
        `select * from unit_applications
         where credit_code = $1 and state in ('submitted', 'in_review', 'returned')`,
        [creditCode],
      )
    },
    async save(application) {
      await client.query(
        `update unit_applications set state = $2, unit_id = $3, credit_code = $4, unit_name = $5,
           sealed_content = $6, bureau_id = $7, saved_until = $8, submitted_at = $9, due_at = $10,
           assigned_to = $11, decided_at = $12, reason = $13, faults = $14
         where application_id = $1`,
        [application.applicationId, ...changing(application, personalData)],
      )
    },
    ofUnit: (unitId, before, limit) =>
      read(
        `select * from unit_applications
         where unit_id = $1 and ($2::text is null or application_id < $2)
         order by application_id desc limit $3`,
        [unitId, before, limit],
      ),
    waiting: (bureauIds, after, limit) => {
      const [dueAt = null, id = null] = after?.split('_') ?? []
      return read(
        `select * from unit_applications
         where state in ('submitted', 'in_review') and bureau_id = any($1)
           and ($2::bigint is null or (due_at, application_id) > ($2, $3))
         order by due_at, application_id limit $4`,
        [bureauIds, dueAt, id, limit],
      )
    },
    async removeDrafts(at, limit) {
      const { rows } = await client.query<{ application_id: string }>(
        `delete from unit_applications where application_id in (
           select application_id from unit_applications
           where state = 'draft' and saved_until <= $1 order by saved_until limit $2)
         returning application_id`,
        [at, limit],
      )
      return rows.map((row) => row.application_id)
    },
  }
}

async function insert(
  client: Queryable,
  personalData: PersonalData,
  application: UnitApplication,
): Promise<void> {
  const { applicationId, kind, tokenHash, createdAt } = application
  await client.query(
    `insert into unit_applications (application_id, state, unit_id, credit_code, unit_name,
       sealed_content, bureau_id, saved_until, submitted_at, due_at, assigned_to, decided_at,
       reason, faults, kind, token_hash, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [applicationId, ...changing(application, personalData), kind, tokenHash, createdAt],
  )
}

/** Everything that can change, in the order of the statements above. */
function changing(application: UnitApplication, personalData: PersonalData): readonly unknown[] {
  const { applicationId, draft, contact } = application
  return [
    application.state,
    application.unitId,
    application.creditCode,
    application.unitName,
    personalData.seal(place(applicationId), JSON.stringify({ draft, contact })),
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

function applicationFrom(row: ApplicationRow, personalData: PersonalData): UnitApplication {
  const text = personalData.open(place(row.application_id), row.sealed_content)
  const content = JSON.parse(text) as { draft: UnitDraft; contact: ProvenContact | null }
  return {
    applicationId: row.application_id,
    kind: row.kind as UnitApplication['kind'],
    state: row.state as UnitApplication['state'],
    tokenHash: row.token_hash,
    unitId: row.unit_id,
    creditCode: row.credit_code,
    unitName: row.unit_name,
    ...content,
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
