import type { Instant } from '@piaoqiao/domain'
import type { Mail, OutgoingMessages, TextMessage } from '../outgoing-messages.ts'
import type { PersonalData } from '../../personal-data/personal-data.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import { newRecordId } from '../../record-id.ts'

const place = (messageId: string): string => `outgoing_message:${messageId}`

export function createOutgoingMessages(
  client: Queryable,
  personalData: PersonalData,
): OutgoingMessages {
  const write = async (
    kind: { readonly channel: 'mail' | 'text'; readonly template: string },
    contents: readonly object[],
    at: Instant,
    isMass = false,
  ): Promise<void> => {
    if (contents.length === 0) return
    const ids = contents.map(() => newRecordId('M', at))
    const sealed = contents.map((content, index) =>
      Buffer.from(personalData.seal(place(ids[index] ?? ''), JSON.stringify(content))),
    )
    await client.query(
      `insert into outgoing_messages
         (message_id, channel, sealed_content, template, created_at, attempts, next_attempt_at,
          is_mass)
       select m.message_id, $3, m.sealed_content, $4, $5, 0, $5, $6
       from unnest($1::text[], $2::bytea[]) as m(message_id, sealed_content)`,
      [ids, sealed, kind.channel, kind.template, at, isMass],
    )
  }
  return {
    mail: (template, { attachments = [], ...mail }, at) => {
      const kept = attachments.map(({ bytes, ...attachment }) => ({
        ...attachment,
        base64: Buffer.from(bytes).toString('base64'),
      }))
      return write({ channel: 'mail', template }, [{ ...mail, attachments: kept }], at)
    },
    text: (template, message, at) => write({ channel: 'text', template }, [message], at),
    texts: (template, messages, at) => write({ channel: 'text', template }, messages, at, true),
  }
}

/** A mail as it is kept: JSON knows no bytes. */
type KeptMail = Omit<Mail, 'attachments'> & {
  readonly attachments: readonly {
    readonly name: string
    readonly contentType: string
    readonly base64: string
  }[]
}

export type DueMessage = {
  readonly messageId: string
  readonly attempts: number
  readonly template: string
} & (
  | { readonly channel: 'mail'; readonly mail: Mail }
  | { readonly channel: 'text'; readonly message: TextMessage }
)

interface DueRow {
  readonly message_id: string
  readonly channel: string
  readonly sealed_content: Buffer
  readonly template: string
  readonly attempts: number
}

export interface Taking {
  readonly at: Instant
  readonly leasedUntil: Instant
  readonly limit: number
}

/**
 * Messages that are due, oldest first, and those of a mass only where too few others are; they are leased until
 * `leasedUntil`, so that two processes do not send the same one.
 */
export async function takeDueMessages(
  client: Queryable,
  personalData: PersonalData,
  taking: Taking,
): Promise<readonly DueMessage[]> {
  const single = await takeRows(client, taking, false)
  const limit = taking.limit - single.length
  const mass = limit === 0 ? [] : await takeRows(client, { ...taking, limit }, true)
  return [...single, ...mass].map((row) => dueMessage(personalData, row))
}

async function takeRows(
  client: Queryable,
  { at, leasedUntil, limit }: Taking,
  isMass: boolean,
): Promise<readonly DueRow[]> {
  const { rows } = await client.query<DueRow>(
    `with due as materialized (
       select message_id from outgoing_messages where is_mass = $4 and next_attempt_at <= $1
       order by next_attempt_at, message_id limit $3 for update skip locked),
     taken as (
       update outgoing_messages set next_attempt_at = $2, attempts = attempts + 1
       where message_id in (select message_id from due)
       returning message_id, channel, sealed_content, template, attempts)
     select message_id, channel, sealed_content, template, attempts from taken order by message_id`,
    [at, leasedUntil, limit, isMass],
  )
  return rows
}

function dueMessage(personalData: PersonalData, row: DueRow): DueMessage {
  const { message_id: messageId, attempts, template } = row
  const content: unknown = JSON.parse(personalData.open(place(messageId), row.sealed_content))
  if (row.channel === 'text') {
    return { messageId, attempts, template, channel: 'text', message: content as TextMessage }
  }
  const { attachments, ...mail } = content as KeptMail
  const opened = attachments.map(({ base64, ...rest }) => ({
    ...rest,
    bytes: new Uint8Array(Buffer.from(base64, 'base64')),
  }))
  return { messageId, attempts, template, channel: 'mail', mail: { ...mail, attachments: opened } }
}

/** What was sent keeps its row and loses its content. */
export async function markSent(client: Queryable, messageId: string, at: Instant): Promise<void> {
  await client.query(
    `update outgoing_messages set sent_at = $2, next_attempt_at = null, sealed_content = '', fault = null
     where message_id = $1`,
    [messageId, at],
  )
}

/** @param retryAt null gives the message up, and it loses its content, which may hold an initial password */
export async function markFailed(
  client: Queryable,
  messageId: string,
  fault: string,
  retryAt: Instant | null,
): Promise<void> {
  await client.query(
    `update outgoing_messages set fault = $2, next_attempt_at = $3,
       sealed_content = case when $3::bigint is null then '' else sealed_content end
     where message_id = $1`,
    [messageId, fault, retryAt],
  )
}
