import type { ProvinceCode } from '@piaoqiao/domain'
import { inTransaction } from '@piaoqiao/service-kit'
import type { ClientBase, Pool } from 'pg'
import type { ForeignEvent } from '../ports.ts'
import { followChains } from '../use-cases/follow-chains.ts'
import { hexBytes, lockHeads, moveHeads } from './foreign-heads.ts'

const takingAttemptsMax = 3

/** Keeps the events that are new and puts them before their subscribers here, by the outbox like events of own bills. */
export function takeForeign(
  pool: Pool,
  province: ProvinceCode,
  events: readonly ForeignEvent[],
): Promise<number> {
  const take = async (client: ClientBase) => {
    const { fresh, heads } = followChains(await lockHeads(client, events), events)
    if (fresh.length === 0) return 0
    await insertEvents(client, fresh)
    await moveHeads(client, heads)
    await appendToOutbox(client, province, fresh)
    return fresh.length
  }
  return inTransaction(pool, take, { attemptsMax: takingAttemptsMax })
}

async function insertEvents(client: ClientBase, events: readonly ForeignEvent[]): Promise<void> {
  await client.query({
    name: 'insert-foreign-events',
    text: `
      insert into foreign_events (bill_id, subscriber_id, sequence, previous_hash, hash, event)
      select * from unnest($1::bigint[], $2::text[], $3::integer[], $4::bytea[], $5::bytea[], $6::text[])`,
    values: [
      events.map(({ event }) => event.billId),
      events.map(({ subscriberId }) => subscriberId),
      events.map(({ event }) => event.sequence),
      events.map(({ event }) => hexBytes(event.previousHash)),
      events.map(({ event }) => hexBytes(event.hash)),
      events.map(({ event }) => event.text),
    ],
  })
}

/** One row per subscriber. The numbers come apart and are gathered by the server: pg has no arrays of uneven arrays. */
async function appendToOutbox(
  client: ClientBase,
  province: ProvinceCode,
  events: readonly ForeignEvent[],
): Promise<void> {
  await client.query({
    name: 'append-foreign-to-outbox',
    text: `
      insert into outbox (subscriber_id, subscriber_province, bill_ids, sequences)
      select subscriber_id, $1, array_agg(bill_id order by place), array_agg(sequence order by place)
      from unnest($2::text[], $3::bigint[], $4::integer[])
        with ordinality as e(subscriber_id, bill_id, sequence, place)
      group by subscriber_id`,
    values: [
      province,
      events.map(({ subscriberId }) => subscriberId),
      events.map(({ event }) => event.billId),
      events.map(({ event }) => event.sequence),
    ],
  })
}
