import type { WireEvent } from '@piaoqiao/protocol'
import type { HisNoticeName } from '../his/his-methods.ts'
import type { Notice, NoticeTable, UntoldEvent, UntoldReversal } from '../his-ports.ts'
import type { ReversalState } from '../ports.ts'
import type { Queryable } from './queryable.ts'

export function createNoticeTable(client: Queryable): NoticeTable {
  return {
    async cursorForChange() {
      const { rows } = await client.query<{ position: string }>(
        'select position from his_notice_cursor for update',
      )
      return BigInt(rows[0]?.position ?? 0)
    },
    async moveCursor(to) {
      await client.query('update his_notice_cursor set position = $1', [to])
    },
    async skipPast() {
      await client.query(
        `update his_notice_cursor set position = (select coalesce(max(arrival), 0) from bill_events)`,
      )
      await client.query(
        `update his_write_offs w
         set told = r.state || ' ' || r.code, ended = r.state = 'completed'
         from reversals r
         where r.bill_id = w.bill_id and not w.ended
           and w.told is distinct from r.state || ' ' || r.code`,
      )
    },
    eventsAfter: (position, limit) => eventsAfter(client, position, limit),
    untoldReversals: (limit) => untoldReversals(client, limit),
    async markTold({ billId, state, code }) {
      await client.query('update his_write_offs set told = $2, ended = $3 where bill_id = $1', [
        billId,
        `${state} ${code}`,
        state === 'completed',
      ])
    },
    async insert({ billId, method, content }, at) {
      await client.query(
        'insert into his_notices (bill_id, method, content, due_at) values ($1, $2, $3, $4)',
        [billId, method, content, at],
      )
    },
    takeDue: (at, leaseMs, limit) => takeDue(client, at, leaseMs, limit),
    async delivered(noticeId, at) {
      await client.query(
        'update his_notices set delivered_at = $2 where notice_id = $1 and delivered_at is null',
        [BigInt(noticeId), at],
      )
    },
    async postpone(noticeId, dueAt) {
      await client.query('update his_notices set due_at = $2 where notice_id = $1', [
        BigInt(noticeId),
        dueAt,
      ])
    },
    forgetDelivered: (deliveredBefore, limit) => forgetDelivered(client, deliveredBefore, limit),
    async waiting() {
      const { rows } = await client.query<{ count: string }>(
        'select count(*) as count from his_notices where delivered_at is null',
      )
      return Number(rows[0]?.count ?? 0)
    },
  }
}

async function eventsAfter(
  client: Queryable,
  position: bigint,
  limit: number,
): Promise<readonly UntoldEvent[]> {
  const { rows } = await client.query<{
    arrival: string
    event: WireEvent
    business_number: string | null
  }>(
    `select e.arrival, e.event, coalesce(b.business_number, o.business_number) as business_number
     from bill_events e
     left join bills b on b.bill_id = e.bill_id
     left join bills o on o.bill_id = b.original_bill_id
     where e.arrival > $1 order by e.arrival limit $2`,
    [position, limit],
  )
  return rows.map(({ arrival, event, business_number }) => ({
    position: BigInt(arrival),
    event,
    businessNumber: business_number,
  }))
}

async function untoldReversals(
  client: Queryable,
  limit: number,
): Promise<readonly UntoldReversal[]> {
  const { rows } = await client.query<{
    bill_id: string
    business_number: string | null
    state: ReversalState
    code: string
    red_bill_id: string | null
    red_check_code: string | null
  }>(
    `select r.bill_id, b.business_number, r.state, r.code, r.red_bill_id,
       red.check_code as red_check_code
     from his_write_offs w
     join reversals r on r.bill_id = w.bill_id
     join bills b on b.bill_id = w.bill_id
     left join bills red on red.bill_id = r.red_bill_id
     where not w.ended and w.told is distinct from r.state || ' ' || r.code
     order by w.asked_at limit $1 for update of w`,
    [limit],
  )
  return rows.map((row) => ({
    billId: BigInt(row.bill_id),
    businessNumber: row.business_number,
    state: row.state,
    code: row.code,
    redBill:
      row.red_bill_id === null || row.red_check_code === null
        ? null
        : { billId: BigInt(row.red_bill_id), checkCode: row.red_check_code },
  }))
}

/** Notices of one bill follow one another: the next is not taken before the one before it is delivered. */
async function takeDue(
  client: Queryable,
  at: number,
  leaseMs: number,
  limit: number,
): Promise<readonly Notice[]> {
  const { rows } = await client.query<{
    notice_id: string
    method: HisNoticeName
    content: string
    attempts: number
  }>(
    `with due as materialized (
       select notice_id from his_notices n
       where delivered_at is null and due_at <= $1 and not exists (
         select from his_notices earlier where earlier.bill_id = n.bill_id
           and earlier.notice_id < n.notice_id and earlier.delivered_at is null
       )
       order by due_at, notice_id limit $3 for update skip locked)
     update his_notices set attempts = attempts + 1, due_at = $2
     where notice_id in (select notice_id from due)
     returning notice_id, method, content, attempts`,
    [at, at + leaseMs, limit],
  )
  return rows.map(({ notice_id, ...rest }) => ({ noticeId: notice_id, ...rest }))
}

async function forgetDelivered(
  client: Queryable,
  deliveredBefore: number,
  limit: number,
): Promise<number> {
  const { rowCount } = await client.query(
    `delete from his_notices where notice_id in (
       select notice_id from his_notices where delivered_at < $1 order by delivered_at limit $2
     )`,
    [deliveredBefore, limit],
  )
  return rowCount ?? 0
}
