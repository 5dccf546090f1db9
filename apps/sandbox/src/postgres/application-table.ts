import type { Instant, ProvinceCode } from '@piaoqiao/domain'
import { dayMs } from '@piaoqiao/domain'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { equalInConstantTime, importSm2PublicKey } from '@piaoqiao/gm-crypto'
import { cachedApps, inTransaction } from '@piaoqiao/service-kit'
import type { ClientBase, Pool } from 'pg'
import type {
  ApplicationChanges,
  Applications,
  NewApplication,
  RotatedKey,
  SandboxApplication,
} from '../ports.ts'
import type { OwnerKind } from '../world/world-parts.ts'
import type { RecordSeal } from './sealed-record.ts'

/** How long the keys before a new one are still accepted. */
export const keyOverlapDays = 7
/** Most keys of an application that are accepted at one time. */
export const keysPerApplicationMax = 4

const applicationsCachedMax = 2_000
const applicationCacheMs = 5_000
const attemptsMax = 3
/** Stands for a key that the operator brought. No sender's request id has spaces. */
const operatorRequest = 'by operator'

export interface ApplicationTableOptions {
  readonly pool: Pool
  readonly seal: RecordSeal
  /** Where every application of the sandbox is at home. */
  readonly province: ProvinceCode
  readonly clock: () => Instant
}

/** The applications in PostgreSQL; those that send messages are kept in memory for a moment. */
export function createApplicationTable(options: ApplicationTableOptions): Applications {
  const { pool, clock } = options
  const cache = cachedApps(
    { find: (appId) => findWhere(options, 'app_id = $1', appId) },
    { appsMax: applicationsCachedMax, ageMaxMs: applicationCacheMs, clock },
  )
  const changing = async <T>(appId: string, change: Promise<T>): Promise<T> => {
    try {
      return await change
    } finally {
      cache.forget(appId)
    }
  }
  return {
    find: async (appId) => (await cache.find(appId)) as SandboxApplication | null,
    findByToken: (hash) => findWhere(options, 'token_hash = $1', Buffer.from(hash)),
    enter: (application) => changing(application.appId, enter(options, application)),
    change: (appId, changes) => changing(appId, change(options, appId, changes)),
    remove: (appId) =>
      changing(
        appId,
        pool
          .query('delete from applications where app_id = $1', [appId])
          .then(({ rowCount }) => rowCount === 1),
      ),
    rotateKey: (appId, key) => changing(appId, rotate(pool, appId, key)),
  }
}

interface ApplicationRow {
  readonly app_id: string
  readonly kind: OwnerKind
  readonly party_id: string
  readonly party_name: string
  readonly sealed_app_key: Buffer
  readonly suspended: boolean
  readonly addresses: readonly string[] | null
  readonly quota_per_minute: number
  readonly webhook_url: string | null
  readonly public_keys: readonly string[] | null
}

async function findWhere(
  { pool, seal, province, clock }: ApplicationTableOptions,
  condition: 'app_id = $1' | 'token_hash = $1',
  value: string | Buffer,
): Promise<SandboxApplication | null> {
  const { rows } = await pool.query<ApplicationRow>({
    name: `sandbox application where ${condition}`,
    text: `select app_id, kind, party_id, party_name, sealed_app_key, suspended, addresses,
             quota_per_minute, webhook_url,
             (select array_agg(encode(public_key, 'hex') order by key_number desc)
              from application_keys
              where application_keys.app_id = applications.app_id
                and (valid_until is null or valid_until > $2)) as public_keys
           from applications where ${condition}`,
    values: [value, clock()],
  })
  const [row] = rows
  if (row === undefined) return null
  return {
    appId: row.app_id,
    kind: row.kind,
    party: { id: row.party_id, name: row.party_name, province },
    appKey: seal.open(keyPlace(row.app_id), row.sealed_app_key),
    publicKeys: (row.public_keys ?? []).map(importSm2PublicKey),
    revoked: row.suspended,
    addresses: row.addresses,
    quotaPerMinute: row.quota_per_minute,
    webhookUrl: row.webhook_url,
  }
}

function keyPlace(appId: string): string {
  return `key of ${appId}`
}

function enter(
  { pool, seal, clock }: ApplicationTableOptions,
  application: NewApplication,
): Promise<boolean> {
  const { appId, kind, party, appKey, tokenHash, addresses, quotaPerMinute, webhookUrl } =
    application
  return inTransaction(
    pool,
    async (client) => {
      const { rowCount } = await client.query(
        `insert into applications
           (app_id, kind, party_id, party_name, sealed_app_key, token_hash, suspended, addresses,
            quota_per_minute, webhook_url, created_at)
         values ($1, $2, $3, $4, $5, $6, false, $7, $8, $9, $10)
         on conflict (app_id) do nothing`,
        [
          appId,
          kind,
          party.id,
          party.name,
          seal.seal(keyPlace(appId), appKey),
          Buffer.from(tokenHash),
          addresses,
          quotaPerMinute,
          webhookUrl,
          clock(),
        ],
      )
      if (rowCount === 0) return false
      await addKey(client, appId, operatorRequest, application.publicKey, clock())
      return true
    },
    { attemptsMax },
  )
}

function change(
  { pool, seal, clock }: ApplicationTableOptions,
  appId: string,
  changes: ApplicationChanges,
): Promise<boolean> {
  const { addresses, quotaPerMinute, webhookUrl, suspended, appKey, tokenHash } = changes
  const columns: readonly (readonly [column: string, value: unknown])[] = [
    ['addresses', addresses],
    ['quota_per_minute', quotaPerMinute],
    ['webhook_url', webhookUrl],
    ['suspended', suspended],
    ['sealed_app_key', appKey && seal.seal(keyPlace(appId), appKey)],
    ['token_hash', tokenHash && Buffer.from(tokenHash)],
  ]
  const named = columns.filter(([, value]) => value !== undefined)
  const assigned = named.map(([column], index) => `${column} = $${index + 2}`)
  return inTransaction(
    pool,
    async (client) => {
      const { rowCount } = await client.query(
        `update applications set ${['app_id = app_id', ...assigned].join(', ')} where app_id = $1`,
        [appId, ...named.map(([, value]) => value)],
      )
      if (rowCount === 0) return false
      if (changes.publicKey !== undefined) {
        await client.query('delete from application_keys where app_id = $1', [appId])
        await addKey(client, appId, operatorRequest, changes.publicKey, clock())
      }
      return true
    },
    { attemptsMax },
  )
}

async function addKey(
  client: ClientBase,
  appId: string,
  requestId: string,
  { bytes }: Sm2PublicKey,
  at: Instant,
): Promise<void> {
  await client.query(
    `insert into application_keys (app_id, request_id, public_key, valid_from)
     values ($1, $2, $3, $4)`,
    [appId, requestId, Buffer.from(bytes), at],
  )
}

function rotate(pool: Pool, appId: string, key: RotatedKey): Promise<Instant | null> {
  const { requestId, publicKey, at } = key
  return inTransaction(
    pool,
    async (client) => {
      await client.query('select from applications where app_id = $1 for update', [appId])
      const { rows } = await client.query<{ public_key: Buffer; valid_from: string }>(
        'select public_key, valid_from from application_keys where app_id = $1 and request_id = $2',
        [appId, requestId],
      )
      const [known] = rows
      if (known !== undefined) {
        const isSame = equalInConstantTime(known.public_key, publicKey.bytes)
        return isSame ? overlapEnd(Number(known.valid_from)) : null
      }
      await endEarlierKeys(client, appId, at)
      await addKey(client, appId, requestId, publicKey, at)
      return overlapEnd(at)
    },
    { attemptsMax },
  )
}

async function endEarlierKeys(client: ClientBase, appId: string, at: Instant): Promise<void> {
  await client.query(
    `update application_keys set valid_until = least(valid_until, $2) where app_id = $1`,
    [appId, overlapEnd(at)],
  )
  await client.query(
    `update application_keys set valid_until = least(valid_until, $2)
     where app_id = $1 and key_number not in (
       select key_number from application_keys where app_id = $1
       order by key_number desc limit $3
     )`,
    [appId, at, keysPerApplicationMax - 1],
  )
}

function overlapEnd(at: Instant): Instant {
  return at + keyOverlapDays * dayMs
}
