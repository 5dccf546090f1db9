import { numberOrNull } from '../../postgres/column-values.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import { newRecordId } from '../../record-id.ts'
import type { Inbox, InboxKind, InboxLine } from '../inbox-ports.ts'

interface InboxRow {
  readonly entry_id: string
  readonly kind: string
  readonly bill_code: string
  readonly bill_number: string
  readonly case_id: string | null
  readonly source: string
  readonly details: Readonly<Record<string, string>>
  readonly at: string
  readonly assigned_to: string | null
  readonly done_at: string | null
  readonly done_by: string | null
  readonly bill_state: string | null
  readonly next_services: string[] | null
}

const platform = 'PLATFORM'

const enterEntries = `
  insert into desk_inbox
     (entry_id, unit_id, kind, bill_code, bill_number, case_id, source, details, at)
   select "entryId", $1, kind, "billCode", "billNumber", "caseId", source, details, at
   from jsonb_to_recordset($2::jsonb) as given("entryId" text, kind text, "billCode" text,
     "billNumber" text, "caseId" text, source text, details jsonb, at bigint)
   order by source
   on conflict (unit_id, source) do nothing`

const endOfBills = `
  update desk_inbox set done_at = ended.at, done_by = '${platform}'
   from (select "billCode", "billNumber", kind, max(at) as at
     from jsonb_to_recordset($2::jsonb)
       as given("billCode" text, "billNumber" text, kind text, at bigint)
     group by 1, 2, 3) as ended
   where unit_id = $1 and bill_code = "billCode" and bill_number = "billNumber"
     and desk_inbox.kind = ended.kind and done_at is null and desk_inbox.at <= ended.at`

export function createInbox(client: Queryable): Inbox {
  return {
    async enter(unitId, entries) {
      const rows = entries.map((entry) => ({ ...entry, entryId: newRecordId('E', entry.at) }))
      await client.query(enterEntries, [unitId, JSON.stringify(rows)])
    },
    async list(unitId, { kind, assignedTo }, { behind, limit }) {
      const { rows } = await client.query<InboxRow>(
        `select desk_inbox.*, desk_bills.state as bill_state, next_services
         from desk_inbox left join desk_bills using (unit_id, bill_code, bill_number)
         where desk_inbox.unit_id = $1 and done_at is null
           and ($2::text is null or kind = $2)
           and ($3::text is null or assigned_to = $3)
           and ($4::text is null or entry_id < $4)
         order by entry_id desc limit $5`,
        [unitId, kind, assignedTo, behind, limit],
      )
      return rows.map(lineFrom)
    },
    async counts(unitId) {
      const { rows } = await client.query<{ kind: string; count: number }>(
        `select kind, count(*)::integer as count from desk_inbox
         where unit_id = $1 and done_at is null group by kind`,
        [unitId],
      )
      return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]))
    },
    async assign(unitId, entryId, userId) {
      const { rowCount } = await client.query(
        `update desk_inbox set assigned_to = $3
         where unit_id = $1 and entry_id = $2 and done_at is null`,
        [unitId, entryId, userId],
      )
      return rowCount === 1
    },
    async finish(unitId, entryId, by, at) {
      const { rowCount } = await client.query(
        `update desk_inbox set done_at = $4, done_by = $3
         where unit_id = $1 and entry_id = $2 and done_at is null`,
        [unitId, entryId, by, at],
      )
      return rowCount === 1
    },
    async finishOfBills(unitId, ends) {
      await client.query(endOfBills, [unitId, JSON.stringify(ends)])
    },
    async finishOfCases(unitId, caseIds, at) {
      await client.query(
        `update desk_inbox set done_at = $3, done_by = '${platform}'
         where unit_id = $1 and case_id = any($2) and done_at is null`,
        [unitId, caseIds, at],
      )
    },
  }
}

function lineFrom(row: InboxRow): InboxLine {
  return {
    entryId: row.entry_id,
    kind: row.kind as InboxKind,
    billCode: row.bill_code,
    billNumber: row.bill_number,
    caseId: row.case_id,
    source: row.source,
    details: row.details,
    at: Number(row.at),
    assignedTo: row.assigned_to,
    doneAt: numberOrNull(row.done_at),
    doneBy: row.done_by,
    billState: row.bill_state,
    nextServices: row.next_services ?? [],
  }
}
