import type { Queryable } from '../../postgres/queryable.ts'
import type { JobRun, MessageQueueState, OversightTables } from '../oversight-ports.ts'

/** Beyond so many messages nobody counts on: the queue is long. */
export const messagesCountedMax = 10_000
/** The office has some dozens of jobs. */
const jobsMax = 200

export function createOversightTables(client: Queryable): OversightTables {
  return {
    async issuers(bureauIds, limit) {
      const { rows } = await client.query<{
        readonly party_id: string
        readonly party_name: string
        readonly bureau_id: string
        readonly is_active: boolean
        readonly created_at: string
      }>(
        `select distinct on (party_id) party_id, party_name, bureau_id, state = 'active' as is_active,
           created_at
         from bureau_issuers
         where bureau_id = any($1) and state in ('active', 'suspended', 'closed')
         order by party_id, issuer_id desc limit $2`,
        [bureauIds, limit],
      )
      return rows.map((row) => ({
        partyId: row.party_id,
        partyName: row.party_name,
        bureauId: row.bureau_id,
        isActive: row.is_active,
        createdAt: Number(row.created_at),
      }))
    },
    messageQueues: () => messageQueues(client),
    async jobRuns() {
      const { rows } = await client.query<{
        readonly name: string
        readonly done_at: string | null
        readonly failed_at: string | null
        readonly fault: string | null
      }>('select * from job_runs order by name limit $1', [jobsMax])
      return rows.map((row): JobRun => ({
        name: row.name,
        doneAt: numberOrNull(row.done_at),
        failedAt: numberOrNull(row.failed_at),
        fault: row.fault,
      }))
    },
  }
}

const queueRows = `
  select c.channel, w.waiting, w.oldest_at, g.given_up
  from (values ('mail'), ('text')) as c(channel)
  cross join lateral (
    select count(*)::integer as waiting, min(created_at) as oldest_at from (
      select created_at from outgoing_messages
      where next_attempt_at is not null and channel = c.channel limit $1
    ) counted
  ) w
  cross join lateral (
    select count(*)::integer as given_up from (
      select 1 from outgoing_messages
      where next_attempt_at is null and sent_at is null and channel = c.channel limit $1
    ) counted
  ) g
  order by c.channel`

async function messageQueues(client: Queryable): Promise<readonly MessageQueueState[]> {
  const { rows } = await client.query<{
    readonly channel: 'mail' | 'text'
    readonly waiting: number
    readonly oldest_at: string | null
    readonly given_up: number
  }>(queueRows, [messagesCountedMax])
  return rows.map((row) => ({
    channel: row.channel,
    waiting: row.waiting,
    oldestAt: numberOrNull(row.oldest_at),
    givenUp: row.given_up,
  }))
}

/** Writes that a job ended, well or with a fault. */
export async function keepJobRun(
  client: Queryable,
  name: string,
  at: number,
  fault: string | null,
): Promise<void> {
  await client.query(
    fault === null
      ? `insert into job_runs (name, done_at) values ($1, $2)
         on conflict (name) do update set done_at = excluded.done_at`
      : `insert into job_runs (name, failed_at, fault) values ($1, $2, $3)
         on conflict (name) do update set failed_at = excluded.failed_at, fault = excluded.fault`,
    fault === null ? [name, at] : [name, at, fault],
  )
}

function numberOrNull(value: string | null): number | null {
  return value === null ? null : Number(value)
}
