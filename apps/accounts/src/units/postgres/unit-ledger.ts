import type { Queryable } from '../../postgres/queryable.ts'
import type { LedgerLine, UnitLedger } from '../ledger-ports.ts'

interface LedgerRow {
  readonly unit_id: string
  readonly credit_code: string
  readonly unit_name: string
  readonly kind: string
  readonly state: string
  readonly bureau_id: string
  readonly bureau_name: string
  readonly created_at: string
  readonly opened_at: string | null
}

export function createUnitLedger(client: Queryable): UnitLedger {
  return {
    async page({ bureauIds, text, state, after, limit }) {
      const { rows } = await client.query<LedgerRow>(
        `select unit_id, credit_code, unit_name, unit_accounts.kind, state, bureau_id,
           bureaus.name as bureau_name, created_at, opened_at
         from unit_accounts join bureaus using (bureau_id)
         where bureau_id = any($1)
           and ($2::text is null or credit_code = $2 or position($2 in unit_name) > 0)
           and ($3::text is null or state = $3)
           and ($4::text is null or unit_id > $4)
         order by unit_id limit $5`,
        [bureauIds, text, state, after, limit],
      )
      return rows.map(lineFrom)
    },
  }
}

function lineFrom(row: LedgerRow): LedgerLine {
  return {
    unitId: row.unit_id,
    creditCode: row.credit_code,
    unitName: row.unit_name,
    kind: row.kind as LedgerLine['kind'],
    state: row.state as LedgerLine['state'],
    bureauId: row.bureau_id,
    bureauName: row.bureau_name,
    createdAt: Number(row.created_at),
    openedAt: row.opened_at === null ? null : Number(row.opened_at),
  }
}
