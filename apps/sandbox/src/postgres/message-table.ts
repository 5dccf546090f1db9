import { inTransaction } from '@piaoqiao/service-kit'
import type { ClientBase, Pool } from 'pg'
import type { MessageEntry, MessageLog, NewMessage } from '../ports.ts'
import { sandboxBounds } from '../sandbox-bounds.ts'
import type { RecordSeal } from './sealed-record.ts'

const { messagesKeptMax, messageBytesMax } = sandboxBounds
const attemptsMax = 3

interface MessageRow {
  readonly message_number: string
  readonly at: string
  readonly world_at: string
  readonly service: string
  readonly request_id: string
  readonly outcome: string
  readonly sealed_content: Buffer | null
}

const columns = 'message_number, at, world_at, service, request_id, outcome, sealed_content'

/** The latest messages of every application in PostgreSQL, enciphered. */
export function createMessageTable(pool: Pool, seal: RecordSeal): MessageLog {
  return {
    keep: (appId, message) =>
      inTransaction(pool, (client) => keep(client, seal, appId, message), { attemptsMax }),
    async before(appId, number, limit) {
      const { rows } = await pool.query<MessageRow>(
        `select ${columns} from messages
         where app_id = $1 and message_number < coalesce($2::bigint, 9223372036854775807)
         order by message_number desc limit $3`,
        [appId, number, limit],
      )
      return rows.map((row) => entryOf(seal, appId, row))
    },
    async find(appId, number) {
      const { rows } = await pool.query<MessageRow>(
        `select ${columns} from messages where app_id = $1 and message_number = $2`,
        [appId, number],
      )
      const [row] = rows
      return row === undefined ? null : entryOf(seal, appId, row)
    },
  }
}

async function keep(
  client: ClientBase,
  seal: RecordSeal,
  appId: string,
  { at, worldAt, service, requestId, outcome, payload, answer }: NewMessage,
): Promise<void> {
  const { rows } = await client.query<{ messages: string }>(
    `insert into message_counts (app_id, messages) values ($1, 1)
     on conflict (app_id) do update set messages = message_counts.messages + 1
     returning messages`,
    [appId],
  )
  const number = rows[0]?.messages ?? '1'
  const content = Buffer.from(JSON.stringify({ payload, answer }))
  const sealed =
    content.length > messageBytesMax ? null : seal.seal(placeOf(appId, number), content)
  await client.query(
    `insert into messages (app_id, ${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [appId, number, at, worldAt, service, requestId, outcome, sealed],
  )
  await client.query('delete from messages where app_id = $1 and message_number <= $2', [
    appId,
    BigInt(number) - BigInt(messagesKeptMax),
  ])
}

function entryOf(seal: RecordSeal, appId: string, row: MessageRow): MessageEntry {
  const { message_number: number, sealed_content: sealed } = row
  return {
    number: BigInt(number),
    at: Number(row.at),
    worldAt: Number(row.world_at),
    service: row.service,
    requestId: row.request_id,
    outcome: row.outcome,
    content:
      sealed === null
        ? null
        : (seal.openJson(placeOf(appId, number), sealed) as MessageEntry['content']),
  }
}

function placeOf(appId: string, number: string): string {
  return `message ${number} of ${appId}`
}
