import type { Queryable } from '../../postgres/queryable.ts'
import { newRecordId } from '../../record-id.ts'
import type { FoundSignal, Signal, SignalKind, Signals, SignalState } from '../signal-ports.ts'
import { signalQueries } from './signal-queries.ts'

interface FoundRow {
  readonly subject: string
  readonly unit_id: string
  readonly bill_code: string
  readonly bill_number: string
  readonly occurrences: number
  readonly first_at: string
  readonly last_at: string
}
interface SignalRow extends FoundRow {
  readonly signal_id: string
  readonly kind: string
  readonly unit_name: string | null
  readonly bureau_id: string
  readonly state: string
  readonly note: string
  readonly changed_by: string | null
  readonly changed_at: string | null
}

/** A unit without an account any more leaves its signals with the municipal bureau. */
const keepRows = `
  insert into signals (signal_id, kind, subject, unit_id, bureau_id, bill_code, bill_number,
    occurrences, first_at, last_at, state, note)
  select f.signal_id, f.kind, f.subject, f.unit_id, coalesce(u.bureau_id, $2), f.bill_code,
    f.bill_number, f.occurrences, f.first_at, f.last_at, 'open', ''
  from jsonb_to_recordset($1::jsonb) as f(signal_id text, kind text, subject text, unit_id text,
    bill_code text, bill_number text, occurrences integer, first_at bigint, last_at bigint)
  left join unit_accounts u on u.unit_id = f.unit_id
  order by f.kind, f.subject
  on conflict (kind, subject) do update set
    occurrences = excluded.occurrences,
    last_at = excluded.last_at,
    state = case when signals.state = 'settled' and excluded.last_at > signals.last_at
      then 'open' else signals.state end
  where signals.last_at <> excluded.last_at or signals.occurrences <> excluded.occurrences`

export function createSignals(client: Queryable): Signals {
  const read = async (sql: string, values: unknown[]): Promise<readonly Signal[]> => {
    const { rows } = await client.query<SignalRow>(sql, values)
    return rows.map(signalFrom)
  }
  return {
    async find(kind, at, limit) {
      const { text, values } = signalQueries[kind]
      const { rows } = await client.query<FoundRow>(text, [...values(at), limit])
      return rows.map((row) => foundFrom(kind, row))
    },
    async keep(found, municipalId, at) {
      const rows = found.map((each) => ({
        signal_id: newRecordId('SG', at),
        kind: each.kind,
        subject: each.subject,
        unit_id: each.unitId,
        bill_code: each.billCode,
        bill_number: each.billNumber,
        occurrences: each.occurrences,
        first_at: each.firstAt,
        last_at: each.lastAt,
      }))
      await client.query(keepRows, [JSON.stringify(rows), municipalId])
    },
    list: ({ bureauIds, state, before, limit }) =>
      read(
        `select signals.*, unit_name from signals left join unit_accounts using (unit_id)
         where signals.bureau_id = any($1) and ($2::text is null or signals.state = $2)
           and ($3::text is null or signal_id < $3)
         order by signal_id desc limit $4`,
        [bureauIds, state, before, limit],
      ),
    async hold(signalId) {
      const sql = `select signals.*, unit_name from signals left join unit_accounts using (unit_id)
        where signal_id = $1 for update of signals`
      return (await read(sql, [signalId]))[0] ?? null
    },
    async save({ signalId, state, note, changedBy, changedAt }) {
      await client.query(
        `update signals set state = $2, note = $3, changed_by = $4, changed_at = $5
         where signal_id = $1`,
        [signalId, state, note, changedBy, changedAt],
      )
    },
    async removeSettled(before, limit) {
      const { rowCount } = await client.query(
        `delete from signals where signal_id in (
           select signal_id from signals where state = 'settled' and last_at < $1
           order by last_at limit $2)`,
        [before, limit],
      )
      return rowCount ?? 0
    },
  }
}

function foundFrom(kind: SignalKind, row: FoundRow): FoundSignal {
  return {
    kind,
    subject: row.subject,
    unitId: row.unit_id,
    billCode: row.bill_code,
    billNumber: row.bill_number,
    occurrences: row.occurrences,
    firstAt: Number(row.first_at),
    lastAt: Number(row.last_at),
  }
}

function signalFrom(row: SignalRow): Signal {
  return {
    ...foundFrom(row.kind as SignalKind, row),
    signalId: row.signal_id,
    unitName: row.unit_name,
    bureauId: row.bureau_id,
    state: row.state as SignalState,
    note: row.note,
    changedBy: row.changed_by,
    changedAt: row.changed_at === null ? null : Number(row.changed_at),
  }
}
