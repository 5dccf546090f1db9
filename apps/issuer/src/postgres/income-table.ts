import type { BillId } from '@piaoqiao/domain'
import type {
  IncomeBill,
  IncomePosting,
  IncomeQuery,
  IncomeTable,
  NewPosting,
  WithdrawalStep,
} from '../income-ports.ts'
import type { Registration } from '../ports.ts'
import { makeIncomeBatch, openIncomeBatch, settleIncome } from './income-batches.ts'
import { enterPosting, enterWithdrawal } from './income-entries.ts'
import { incomeDifferences, incomeTotals } from './income-report.ts'
import type { IncomeRow } from './income-rows.ts'
import { incomeColumns, postingFromRow } from './income-rows.ts'
import type { Queryable } from './queryable.ts'

export function createIncomeTable(client: Queryable): IncomeTable {
  return {
    bills: (billIds) => bills(client, billIds),
    ofBills: (billIds) => ofBills(client, billIds),
    add: (lines, at) => add(client, lines, at),
    withdraw: (postingId, reason, at) => withdraw(client, postingId, reason, at),
    openBatch: () => openIncomeBatch(client),
    isUnderWay: (billId) => isUnderWay(client, billId),
    makeBatch: (requestId, service, at, itemsMax) =>
      makeIncomeBatch(client, { requestId, service, at, itemsMax }),
    settle: (batch, outcomes, at) => settleIncome(client, batch, outcomes, at),
    enterPosting: (line, outcome, at) => enterPosting(client, line, outcome, at),
    enterWithdrawal: (billId, reason, code, at) =>
      enterWithdrawal(client, { billId, reason, code, at }),
    list: (query) => list(client, query),
    totals: (period) => incomeTotals(client, period),
    differences: (period, after, limit) => incomeDifferences(client, period, after, limit),
  }
}

async function bills(
  client: Queryable,
  billIds: readonly BillId[],
): Promise<ReadonlyMap<BillId, IncomeBill>> {
  const { rows } = await client.query<{
    bill_id: string
    is_red: boolean
    registration: Registration
    is_spoilt: boolean
  }>(
    `select b.bill_id, b.original_bill_id is not null as is_red, b.registration,
       exists (select from spoilt_numbers s where s.bill_id = b.bill_id) as is_spoilt
     from bills b where b.bill_id = any ($1)`,
    [billIds],
  )
  return new Map(
    rows.map(({ bill_id, is_red, registration, is_spoilt }) => [
      BigInt(bill_id),
      { isRed: is_red, registration, isSpoilt: is_spoilt },
    ]),
  )
}

async function ofBills(
  client: Queryable,
  billIds: readonly BillId[],
): Promise<readonly IncomePosting[]> {
  const { rows } = await client.query<IncomeRow>(
    `select ${incomeColumns} from income_postings
     where bill_id = any ($1) and state <> 'refused' order by posting_id`,
    [billIds],
  )
  return rows.map(postingFromRow)
}

async function add(
  client: Queryable,
  lines: readonly NewPosting[],
  at: number,
): Promise<ReadonlySet<number>> {
  const { rows } = await client.query<{ place: number }>(
    `with given as (
       select * from unnest($1::bigint[], $2::bigint[], $3::date[], $4::text[], $5::text[], $6::text[])
         with ordinality as g (bill_id, amount_fen, posted_on, voucher_number, source, code, place)
     ), kept as (
       insert into income_postings
         (bill_id, amount_fen, posted_on, voucher_number, source, state, code, received_at, changed_at)
       select bill_id, amount_fen, posted_on, voucher_number, source,
         case when code is null then 'waiting' else 'refused' end, code, $7, $7
       from given order by place
       on conflict do nothing
       returning bill_id, amount_fen, posted_on, voucher_number
     )
     select min(place)::integer - 1 as place
     from given join kept using (bill_id, amount_fen, posted_on, voucher_number)
     group by bill_id, amount_fen, posted_on, voucher_number`,
    [
      lines.map(({ billId }) => billId),
      lines.map(({ amountFen }) => amountFen),
      lines.map(({ postedOn }) => postedOn),
      lines.map(({ voucherNumber }) => voucherNumber),
      lines.map(({ source }) => source),
      lines.map(({ refusedCode }) => refusedCode),
      at,
    ],
  )
  return new Set(rows.map(({ place }) => place))
}

async function isUnderWay(client: Queryable, billId: BillId): Promise<boolean> {
  const { rows } = await client.query(
    `select from income_postings p join income_batches b on b.request_id = p.batch_request_id
     where p.bill_id = $1 and b.open limit 1`,
    [billId],
  )
  return rows.length > 0
}

/** What is in a message under way has to stay as it is, because the message may have to be repeated. */
async function withdraw(
  client: Queryable,
  postingId: bigint,
  reason: string,
  at: number,
): Promise<WithdrawalStep> {
  const unsent = await client.query(
    `update income_postings set state = 'withdrawn', code = 'WITHDRAWN_UNSENT',
       withdrawal_reason = $2, changed_at = $3
     where posting_id = $1 and state = 'waiting' and batch_request_id is null`,
    [postingId, reason, at],
  )
  if (unsent.rowCount === 1) return 'withdrawn'
  const asked = await client.query(
    `update income_postings p set withdrawal = 'waiting', withdrawal_reason = $2, changed_at = $3
     where posting_id = $1 and state in ('waiting', 'posted') and withdrawal is distinct from 'waiting'
       and not exists (
         select from income_batches b
         where b.request_id = p.batch_request_id and b.open and b.service = 'income.unpost'
       )`,
    [postingId, reason, at],
  )
  return asked.rowCount === 1 ? 'waiting' : 'unchanged'
}

async function list(
  client: Queryable,
  { days, voucherNumber, state, after, limit }: IncomeQuery,
): Promise<readonly IncomePosting[]> {
  const values: unknown[] = [limit]
  const conditions: string[] = []
  const require = (condition: (place: string) => string, value: unknown) => {
    values.push(value)
    conditions.push(condition(`$${values.length}`))
  }
  if (days !== null) require((place) => `posted_on >= ${place}::date`, days.from)
  if (days !== null) require((place) => `posted_on <= ${place}::date`, days.to)
  if (voucherNumber !== null) require((place) => `voucher_number = ${place}`, voucherNumber)
  if (state !== null) require((place) => `state = ${place}`, state)
  if (after !== null) {
    values.push(after.postedOn, after.postingId)
    const [day, id] = [values.length - 1, values.length]
    conditions.push(`(posted_on, posting_id) > ($${day}::date, $${id}::bigint)`)
  }
  const { rows } = await client.query<IncomeRow>(
    `select ${incomeColumns} from income_postings
     ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`}
     order by posted_on, posting_id limit $1`,
    values,
  )
  return rows.map(postingFromRow)
}
