import type { BillId } from '@piaoqiao/domain'
import type { IncomeLine, IncomeOutcome } from '../income-ports.ts'
import type { Queryable } from './queryable.ts'

/** Enters a posting by hand. A line of the accounting that says the same is the same posting. */
export async function enterPosting(
  client: Queryable,
  { billId, amountFen, postedOn, voucherNumber }: IncomeLine,
  { outcome, code }: Omit<IncomeOutcome, 'postingId'>,
  at: number,
): Promise<void> {
  const line = [billId, amountFen, postedOn, voucherNumber]
  if (outcome === 'refused') {
    // Where the same line waits or is posted, the refusal says nothing new.
    await client.query(
      `insert into income_postings
         (bill_id, amount_fen, posted_on, voucher_number, source, state, code, received_at, changed_at)
       select $1, $2, $3, $4, 'counter', 'refused', $5, $6, $6
       where not exists (select from income_postings where ${sameLine} and state in ('waiting', 'posted'))`,
      [...line, code, at],
    )
    return
  }
  await client.query(
    `update income_postings set state = 'withdrawn', code = 'SUPERSEDED', withdrawal = null,
       changed_at = $5
     where bill_id = $1 and state = 'posted'
       and (amount_fen, posted_on, voucher_number) <> ($2, $3::date, $4)`,
    [...line, at],
  )
  const { rowCount } = await client.query(
    `update income_postings set state = 'posted', code = $5, changed_at = $6
     where ${sameLine} and state in ('waiting', 'posted')`,
    [...line, code, at],
  )
  if (rowCount !== 0) return
  await client.query(
    `insert into income_postings
       (bill_id, amount_fen, posted_on, voucher_number, source, state, code, received_at, changed_at)
     values ($1, $2, $3, $4, 'counter', 'posted', $5, $6, $6)`,
    [...line, code, at],
  )
}

const sameLine = 'bill_id = $1 and amount_fen = $2 and posted_on = $3::date and voucher_number = $4'

export async function enterWithdrawal(
  client: Queryable,
  entry: {
    readonly billId: BillId
    readonly reason: string
    readonly code: string
    readonly at: number
  },
): Promise<void> {
  const { billId, reason, code, at } = entry
  await client.query(
    `update income_postings set state = 'withdrawn', withdrawal = null, withdrawal_reason = $2,
       code = $3, changed_at = $4
     where bill_id = $1 and state = 'posted'`,
    [billId, reason, code, at],
  )
}
