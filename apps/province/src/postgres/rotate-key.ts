import type { Instant } from '@piaoqiao/domain'
import { dayMs } from '@piaoqiao/domain'
import { equalInConstantTime } from '@piaoqiao/gm-crypto'
import { inTransaction } from '@piaoqiao/service-kit'
import type { ClientBase, Pool } from 'pg'
import type { NewKey } from '../application-ports.ts'
import { EnrolmentRefused } from '../use-cases/enrolment-refused.ts'

/** How long the keys before a new one are still accepted, so that messages under way arrive. */
export const keyOverlapDays = 7
/** Most keys of an application that are accepted at one time: every one may be tried on every signature. */
export const keysPerApplicationMax = 4

const rotatingAttemptsMax = 3

/** @returns until when the keys before it are accepted; null when the request id was used before with another key */
export function rotateKey(pool: Pool, appId: string, key: NewKey): Promise<Instant | null> {
  return inTransaction(
    pool,
    async (client) => {
      const locked = await client.query('select from applications where app_id = $1 for update', [
        appId,
      ])
      if (locked.rowCount === 0) throw new EnrolmentRefused('APPLICATION_UNKNOWN')
      return rotateLockedKey(client, appId, key)
    },
    { attemptsMax: rotatingAttemptsMax },
  )
}

/** The same in a transaction that has locked the row of the application. */
export async function rotateLockedKey(
  client: ClientBase,
  appId: string,
  key: NewKey,
): Promise<Instant | null> {
  const known = await findRequest(client, appId, key.requestId)
  if (known !== null) return isSameKey(known, key) ? overlapEnd(known.validFrom) : null
  await addKey(client, appId, key)
  return overlapEnd(key.at)
}

interface KnownKey {
  readonly bytes: Uint8Array
  readonly validFrom: Instant
}

async function findRequest(
  client: ClientBase,
  appId: string,
  requestId: string,
): Promise<KnownKey | null> {
  const { rows } = await client.query<{ public_key: Buffer; valid_from: string }>(
    'select public_key, valid_from from application_keys where app_id = $1 and request_id = $2',
    [appId, requestId],
  )
  const [row] = rows
  return row === undefined ? null : { bytes: row.public_key, validFrom: Number(row.valid_from) }
}

function isSameKey({ bytes }: KnownKey, { publicKey }: NewKey): boolean {
  return equalInConstantTime(bytes, publicKey.bytes)
}

async function addKey(
  client: ClientBase,
  appId: string,
  { publicKey, requestId, at }: NewKey,
): Promise<void> {
  await client.query(
    `update application_keys set valid_until = least(valid_until, $2) where app_id = $1`,
    [appId, overlapEnd(at)],
  )
  await client.query(
    `insert into application_keys (app_id, request_id, public_key, valid_from)
     values ($1, $2, $3, $4)`,
    [appId, requestId, Buffer.from(publicKey.bytes), at],
  )
  await client.query(
    `update application_keys set valid_until = least(valid_until, $2)
     where app_id = $1 and key_number not in (
       select key_number from application_keys where app_id = $1
       order by key_number desc limit $3
     )`,
    [appId, at, keysPerApplicationMax],
  )
}

function overlapEnd(at: Instant): Instant {
  return at + keyOverlapDays * dayMs
}
