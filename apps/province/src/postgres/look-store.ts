import type { BillId } from '@piaoqiao/domain'
import { dateAt } from '@piaoqiao/domain'
import { inTransaction } from '@piaoqiao/service-kit'
import type { ClientBase, Pool } from 'pg'
import type { LookStore, SeenLook } from '../look-ports.ts'
import { looksPerBillMax } from '../look-ports.ts'

const keepingAttemptsMax = 3

/** Who looked at bills, in PostgreSQL. */
export function createLookStore(pool: Pool): LookStore {
  return {
    keep: (looks) =>
      inTransaction(pool, (client) => keep(client, looks), { attemptsMax: keepingAttemptsMax }),
    looksAt: (billId) => looksAt(pool, billId),
  }
}

async function keep(client: ClientBase, looks: readonly SeenLook[]): Promise<void> {
  const latest = [...Map.groupBy(looks, keyOf).values()].flatMap((same) => same.at(-1) ?? [])
  // In the order of the key, so that two processes that keep looks at the same bills do not wait for each other.
  await client.query(
    `insert into bill_looks (bill_id, party_id, service, day, at, party_name)
     select * from unnest($1::bigint[], $2::text[], $3::text[], $4::date[], $5::bigint[], $6::text[])
       as l(bill_id, party_id, service, day, at, party_name)
     order by bill_id, party_id, service, day
     on conflict (bill_id, party_id, service, day) do update
     set at = greatest(bill_looks.at, excluded.at), party_name = excluded.party_name`,
    [
      latest.map(({ billId }) => billId),
      latest.map(({ partyId }) => partyId),
      latest.map(({ service }) => service),
      latest.map(({ at }) => dateAt(at)),
      latest.map(({ at }) => at),
      latest.map(({ partyName }) => partyName),
    ],
  )
  await client.query(
    `delete from bill_looks l using (
       select bill_id, party_id, service, day,
         row_number() over (partition by bill_id order by at desc) as place
       from bill_looks where bill_id = any($1::bigint[])
     ) old
     where old.place > $2 and l.bill_id = old.bill_id and l.party_id = old.party_id
       and l.service = old.service and l.day = old.day`,
    [[...new Set(latest.map(({ billId }) => billId))], looksPerBillMax],
  )
}

function keyOf({ billId, partyId, service, at }: SeenLook): string {
  return `${billId} ${partyId} ${service} ${dateAt(at)}`
}

async function looksAt(pool: Pool, billId: BillId): Promise<readonly SeenLook[]> {
  const { rows } = await pool.query<{
    party_id: string
    party_name: string
    service: string
    at: string
  }>({
    name: 'looks-at-bill',
    text: `select party_id, party_name, service, at from bill_looks
      where bill_id = $1 order by at desc limit $2`,
    values: [billId, looksPerBillMax],
  })
  return rows.map((row) => ({
    billId,
    partyId: row.party_id,
    partyName: row.party_name,
    service: row.service,
    at: Number(row.at),
  }))
}
