import type { Purpose } from '@piaoqiao/domain'
import type { Queryable } from '../../postgres/queryable.ts'
import type {
  Authorisations,
  AuthorisationState,
  PersonAuthorisation,
} from '../authorisation-ports.ts'

interface AuthorisationRow {
  readonly authorisation_row: string
  readonly person_id: string
  readonly bill_id: string
  readonly unit_id: string
  readonly unit_name: string
  readonly unit_province: string
  readonly purpose: string
  readonly valid_until: string
  readonly amount_max_fen: string | null
  readonly request_id: string
  readonly item: number
  readonly state: string
  readonly authorisation_id: string | null
  readonly code: string | null
  readonly sentence: string | null
  readonly case_id: string | null
  readonly created_at: string
}

/** Most items of one request. */
const requestItemsMax = 1_000

export function createAuthorisations(client: Queryable): Authorisations {
  const rowsOf = async (sql: string, values: unknown[]): Promise<readonly PersonAuthorisation[]> =>
    (await client.query<AuthorisationRow>(sql, values)).rows.map(authorisationFrom)
  return {
    add: (authorisations) => add(client, authorisations),
    async hold(personId, rowId) {
      const [row] = await rowsOf(
        `select * from person_authorisations where person_id = $1 and authorisation_row = $2
         for update`,
        [personId, rowId],
      )
      return row ?? null
    },
    ofRequest: (personId, requestId) =>
      rowsOf(
        `select * from person_authorisations where person_id = $1 and request_id = $2
         order by item limit $3`,
        [personId, requestId, requestItemsMax],
      ),
    ofBill: (personId, billId, limit) =>
      rowsOf(
        `select * from person_authorisations where bill_id = $1 and person_id = $2
         order by created_at desc limit $3`,
        [String(billId), personId, limit],
      ),
    list: (personId, { after, limit }) =>
      rowsOf(
        `select * from person_authorisations where person_id = $1
           and ($2::bigint is null or (created_at, authorisation_row) < ($2, $3))
         order by created_at desc, authorisation_row desc limit $4`,
        [personId, after?.createdAt ?? null, after?.rowId ?? '', limit],
      ),
    async save({ rowId, state, authorisationId, code, sentence }) {
      await client.query(
        `update person_authorisations
         set state = $2, authorisation_id = $3, code = $4, sentence = $5
         where authorisation_row = $1`,
        [rowId, state, authorisationId, code, sentence],
      )
    },
  }
}

async function add(
  client: Queryable,
  authorisations: readonly PersonAuthorisation[],
): Promise<void> {
  const rows = authorisations.map(({ billId, amountMax, ...given }) => ({
    ...given,
    billId: String(billId),
    amountMax: amountMax === null ? null : String(amountMax),
  }))
  await client.query(
    `insert into person_authorisations (authorisation_row, person_id, bill_id, unit_id, unit_name,
       unit_province, purpose, valid_until, amount_max_fen, request_id, item, state, case_id,
       created_at)
     select r->>'rowId', r->>'personId', (r->>'billId')::bigint, r->>'unitId', r->>'unitName',
       r->>'unitProvince', r->>'purpose', (r->>'validUntil')::date, (r->>'amountMax')::bigint,
       r->>'requestId', (r->>'item')::integer, r->>'state', r->>'caseId',
       (r->>'createdAt')::bigint
     from json_array_elements($1::json) as r`,
    [JSON.stringify(rows)],
  )
}

function authorisationFrom(row: AuthorisationRow): PersonAuthorisation {
  return {
    rowId: row.authorisation_row,
    personId: row.person_id,
    billId: BigInt(row.bill_id),
    unitId: row.unit_id,
    unitName: row.unit_name,
    unitProvince: row.unit_province,
    purpose: row.purpose as Purpose,
    validUntil: row.valid_until,
    amountMax: row.amount_max_fen === null ? null : BigInt(row.amount_max_fen),
    requestId: row.request_id,
    item: row.item,
    state: row.state as AuthorisationState,
    authorisationId: row.authorisation_id,
    code: row.code,
    sentence: row.sentence,
    caseId: row.case_id,
    createdAt: Number(row.created_at),
  }
}
