import { billIdFrom } from '@piaoqiao/domain'
import type { BillId } from '@piaoqiao/domain'
import type { WireEvent } from '@piaoqiao/protocol'
import type { BillState, EventTable } from '../ports.ts'
import { derivePositions } from './derive-positions.ts'
import type { Queryable } from './queryable.ts'

export function createEventTable(client: Queryable): EventTable {
  return {
    async cursor() {
      const { rows } = await client.query<{ position: string }>('select position from feed_cursor')
      return BigInt(rows[0]?.position ?? 0)
    },
    async moveCursor(from, to) {
      const { rowCount } = await client.query(
        'update feed_cursor set position = $2 where position = $1',
        [from, to],
      )
      return rowCount === 1
    },
    append: (events, at) => append(client, events, at),
    state: (billId) => state(client, billId),
    async reversalEvents(billId, after) {
      const { rows } = await client.query<{ event: WireEvent }>(
        `select event from bill_events
         where bill_id = $1 and sequence > $2 and starts_with(kind, 'reversal.') order by sequence`,
        [billId, after],
      )
      return rows.map(({ event }) => event)
    },
  }
}

async function append(
  client: Queryable,
  events: readonly WireEvent[],
  at: number,
): Promise<readonly WireEvent[]> {
  if (events.length === 0) return []
  const billIds = events.map(billIdOf)
  const { rows } = await client.query<{ place: number }>(appendEvents, [
    billIds,
    events.map(({ sequence }) => sequence),
    events.map(({ kind }) => kind),
    events.map((event) => JSON.stringify(event)),
    at,
  ])
  await client.query(renewStates, [
    billIds,
    events.map(({ sequence }) => sequence),
    events.map(({ hash }) => hash),
  ])
  await derivePositions(client, [...new Set(billIds)])
  const places = new Set(rows.map(({ place }) => place))
  return events.filter((_, index) => places.has(index + 1))
}

function billIdOf({ billCode, billNumber }: WireEvent): BillId {
  return billIdFrom(billCode, billNumber)
}

const appendEvents = `
  with given as (
    select g.*, row_number() over (partition by bill_id, sequence order by place) as copy
    from unnest($1::bigint[], $2::integer[], $3::text[], $4::json[])
      with ordinality as g (bill_id, sequence, kind, event, place)
  ), stored as (
    insert into bill_events (bill_id, sequence, kind, received_at, event)
    select bill_id, sequence, kind, $5::bigint, event from given where copy = 1
    on conflict do nothing
    returning bill_id, sequence
  )
  select place::integer from given join stored using (bill_id, sequence) where copy = 1`

/**
 * Derived anew from a bill's events, of which there are few, so that an event that comes late closes its gap. A hash that
 * did not fit once never fits again.
 */
const renewStates = `
  with given as (
    select * from unnest($1::bigint[], $2::integer[], $3::text[]) as g (bill_id, sequence, hash)
  ), linked as (
    select e.bill_id, e.sequence, e.event,
      case when lag(e.sequence) over by_number = e.sequence - 1
        then lag(e.event ->> 'hash') over by_number = e.event ->> 'previousHash'
        else true
      end as fits
    from bill_events e where e.bill_id in (select bill_id from given)
    window by_number as (partition by e.bill_id order by e.sequence)
  ), renewed as (
    select bill_id, max(sequence) as sequence, count(*) as received, bool_and(fits) as chained
    from linked group by bill_id
  ), rewritten as (
    select distinct g.bill_id from given g join linked l using (bill_id, sequence)
    where l.event ->> 'hash' <> g.hash
  )
  insert into bill_states (bill_id, sequence, standing, form, reimbursement, events_received, chained)
  select r.bill_id, r.sequence, l.event ->> 'standing', l.event ->> 'form',
    l.event ->> 'reimbursement', r.received,
    r.chained and r.bill_id not in (select bill_id from rewritten)
  from renewed r join linked l using (bill_id, sequence)
  on conflict (bill_id) do update set sequence = excluded.sequence, standing = excluded.standing,
    form = excluded.form, reimbursement = excluded.reimbursement,
    events_received = excluded.events_received, chained = bill_states.chained and excluded.chained`

async function state(client: Queryable, billId: BillId): Promise<BillState | null> {
  const { rows } = await client.query<{
    sequence: number
    standing: string
    form: string
    reimbursement: string
    events_received: number
    chained: boolean
  }>('select * from bill_states where bill_id = $1', [billId])
  const [row] = rows
  if (row === undefined) return null
  const { sequence, standing, form, reimbursement, events_received, chained } = row
  const missing = sequence - events_received
  return { billId, sequence, standing, form, reimbursement, missing, chained }
}
