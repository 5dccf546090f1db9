import type { IncomeBatch, IncomeOutcome, IncomeService } from '../income-ports.ts'
import type { IncomeRow } from './income-rows.ts'
import { incomeColumns, postingFromRow } from './income-rows.ts'
import type { Queryable } from './queryable.ts'

/** A batch keeps all its items, settled ones too: a retry has to repeat the message as it was. */
export async function openIncomeBatch(client: Queryable): Promise<IncomeBatch | null> {
  const { rows } = await client.query<
    IncomeRow & { readonly request_id: string; readonly service: IncomeService }
  >(
    `select b.request_id, b.service, ${incomeColumns}
     from income_batches b join income_postings p on p.batch_request_id = b.request_id
     where b.open order by p.batch_item`,
  )
  const [first] = rows
  if (first === undefined) return null
  const { request_id: requestId, service } = first
  return { requestId, service, postings: rows.map(postingFromRow) }
}

const due: Readonly<Record<IncomeService, string>> = {
  'income.unpost': `select posting_id from income_postings
    where state = 'posted' and withdrawal = 'waiting' order by posting_id limit $4 for update`,
  // Bills that are not registered yet wait; a posting by hand whose outcome is unknown is settled first.
  'income.post': `select p.posting_id from income_postings p join bills b on b.bill_id = p.bill_id
    where p.state = 'waiting' and p.batch_request_id is null and b.registration = 'registered'
      and not exists (
        select from operations o
        where o.bill_id = p.bill_id and o.answered_at is null and starts_with(o.service, 'income.')
      )
    order by p.posting_id limit $4 for update of p`,
}

export async function makeIncomeBatch(
  client: Queryable,
  asked: {
    readonly requestId: string
    readonly service: IncomeService
    readonly at: number
    readonly itemsMax: number
  },
): Promise<boolean> {
  const { requestId, service, at, itemsMax } = asked
  const { rowCount } = await client.query(
    `with due as (${due[service]}), numbered as (
       select posting_id, row_number() over (order by posting_id) as item from due
     ), batch as (
       insert into income_batches (request_id, service, made_at)
       select $1, $2, $3 where exists (select from numbered)
       on conflict (open) where open do nothing
       returning request_id
     )
     update income_postings p set batch_request_id = batch.request_id, batch_item = numbered.item
     from numbered, batch where p.posting_id = numbered.posting_id`,
    [requestId, service, at, itemsMax],
  )
  return (rowCount ?? 0) > 0
}

export async function settleIncome(
  client: Queryable,
  { requestId, service }: Pick<IncomeBatch, 'requestId' | 'service'>,
  outcomes: readonly IncomeOutcome[],
  at: number,
): Promise<void> {
  const values = [
    requestId,
    at,
    outcomes.map(({ postingId }) => postingId),
    outcomes.map(({ outcome }) => outcome),
    outcomes.map(({ code }) => code),
  ]
  for (const statement of settling[service]) await client.query(statement, values)
  await client.query(
    `update income_batches set open = false where request_id = $1 and not exists (
       select from income_postings where batch_request_id = $1 and ${open[service]}
     )`,
    [requestId],
  )
}

const open: Readonly<Record<IncomeService, string>> = {
  'income.post': `state = 'waiting'`,
  'income.unpost': `state = 'posted' and withdrawal = 'waiting'`,
}

const answered = `with answered as (
    select p.posting_id, p.bill_id, o.outcome, o.code
    from unnest($3::bigint[], $4::text[], $5::text[]) as o (posting_id, outcome, code)
    join income_postings p on p.posting_id = o.posting_id
    where p.batch_request_id = $1`

/** What the province takes in now, it has no other posting of: an earlier one here is out of date. */
const settling: Readonly<Record<IncomeService, readonly string[]>> = {
  'income.post': [
    `${answered} and p.state = 'waiting' and o.outcome = 'done')
     update income_postings p set state = 'withdrawn', code = 'SUPERSEDED', withdrawal = null,
       changed_at = $2
     from answered a where p.bill_id = a.bill_id and p.state = 'posted'`,
    `${answered} and p.state = 'waiting')
     update income_postings p set changed_at = $2, code = a.code,
       state = case a.outcome when 'done' then 'posted' else 'refused' end,
       withdrawal = case a.outcome when 'done' then p.withdrawal end
     from answered a where p.posting_id = a.posting_id`,
  ],
  // That there is nothing to withdraw is as good as withdrawn.
  'income.unpost': [
    `${answered} and p.state = 'posted' and p.withdrawal = 'waiting')
     update income_postings p set changed_at = $2, code = a.code,
       state = case when a.outcome = 'done' or a.code = 'INCOME_NOT_POSTED' then 'withdrawn'
         else 'posted' end,
       withdrawal = case when a.outcome = 'done' or a.code = 'INCOME_NOT_POSTED' then null
         else 'refused' end
     from answered a where p.posting_id = a.posting_id`,
  ],
}
