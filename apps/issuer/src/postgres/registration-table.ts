import type { BillId } from '@piaoqiao/domain'
import type { RegistrationBatch, RegistrationOutcome, RegistrationTable } from '../ports.ts'
import type { Queryable } from './queryable.ts'

export function createRegistrationTable(client: Queryable): RegistrationTable {
  return {
    openBatch: () => openBatch(client),
    async makeBatch(requestId, at, { billsMax, xmlBytesMax }) {
      const { rowCount } = await client.query(makeBatch, [requestId, at, billsMax, xmlBytesMax])
      return (rowCount ?? 0) > 0
    },
    settle: (requestId, outcomes) => settle(client, requestId, outcomes),
    waitAgain: (billId) => waitAgain(client, billId),
  }
}

/** A batch keeps all its bills, settled ones too: a retry has to repeat the message as it was. */
async function openBatch(client: Queryable): Promise<RegistrationBatch | null> {
  const { rows } = await client.query<{ request_id: string; bill_id: string; xml: Buffer }>(
    `select b.batch_request_id as request_id, b.bill_id, f.xml
     from registration_batches r
     join bills b on b.batch_request_id = r.request_id
     join bill_files f on f.bill_id = b.bill_id
     where r.open order by b.batch_item`,
  )
  const [first] = rows
  if (first === undefined) return null
  return {
    requestId: first.request_id,
    bills: rows.map(({ bill_id, xml }) => ({ billId: BigInt(bill_id), xml })),
  }
}

/** The first bill always fits: no bill is larger than a message may be. */
const makeBatch = `
  with oldest as (
    select bill_id, issue_order from bills
    where registration = 'waiting' and original_bill_id is null and batch_request_id is null
    order by issue_order limit $3
  ), measured as (
    select o.bill_id, row_number() over by_order as item,
      sum(octet_length(f.xml)) over by_order as bytes
    from oldest o join bill_files f on f.bill_id = o.bill_id
    window by_order as (order by o.issue_order)
  ), batch as (
    insert into registration_batches (request_id, made_at)
    select $1, $2 where exists (select from measured)
    on conflict (open) where open do nothing
    returning request_id
  )
  update bills set batch_request_id = batch.request_id, batch_item = measured.item
  from measured, batch
  where bills.bill_id = measured.bill_id and (measured.bytes <= $4 or measured.item = 1)`

async function waitAgain(
  client: Queryable,
  billId: BillId,
): Promise<'waiting' | 'not_refused' | 'batch_open'> {
  const { rows } = await client.query<{ refused: boolean; batch_open: boolean }>(
    `select b.registration = 'refused' and b.original_bill_id is null as refused,
       coalesce(r.open, false) as batch_open
     from bills b left join registration_batches r on r.request_id = b.batch_request_id
     where b.bill_id = $1 for update of b`,
    [billId],
  )
  const [row] = rows
  if (row?.refused !== true) return 'not_refused'
  if (row.batch_open) return 'batch_open'
  await client.query(
    `update bills set registration = 'waiting', batch_request_id = null, batch_item = null
     where bill_id = $1`,
    [billId],
  )
  return 'waiting'
}

async function settle(
  client: Queryable,
  requestId: string,
  outcomes: readonly RegistrationOutcome[],
): Promise<void> {
  await client.query(
    `update bills set registration = o.registration, registration_code = o.code
     from unnest($2::bigint[], $3::text[], $4::text[]) as o (bill_id, registration, code)
     where bills.bill_id = o.bill_id and bills.batch_request_id = $1 and bills.registration = 'waiting'`,
    [
      requestId,
      outcomes.map(({ billId }) => billId),
      outcomes.map(({ registration }) => registration),
      outcomes.map(({ code }) => code),
    ],
  )
  await client.query(
    `update registration_batches set open = false
     where request_id = $1 and not exists (
       select from bills where batch_request_id = $1 and registration = 'waiting'
     )`,
    [requestId],
  )
}
