import { randomBytes } from 'node:crypto'
import type { Instant, PartyId, ProvinceCode } from '@piaoqiao/domain'
import { appKeyBytes } from '@piaoqiao/protocol'
import type { App } from '@piaoqiao/service-kit'
import { cachedApps, inTransaction } from '@piaoqiao/service-kit'
import type { ClientBase, Pool } from 'pg'
import type { ApplicationStore, Enrolment } from '../application-ports.ts'
import {
  checkEnrolment,
  checkWebhookUrl,
  quotaPerMinuteDefault,
} from '../use-cases/check-enrolment.ts'
import { EnrolmentRefused } from '../use-cases/enrolment-refused.ts'
import { describeApplication, findApplication, findIssuerKeys } from './application-rows.ts'
import { changeApplication } from './change-application.ts'
import { registerWebhook } from './deliveries.ts'
import { isFirstRequest } from './office-requests.ts'
import { rotateKey } from './rotate-key.ts'
import { sealAppKey } from './sealed-app-key.ts'

/** Applications that are kept in memory between messages. */
export const applicationsCachedMax = 2_000
/** So late, at most, a change by another process is seen; what this process changes is seen at once. */
export const applicationCacheMs = 5_000

const enrollingAttemptsMax = 3
/** Stands for the request of the first key, which came with the enrolment. No sender's request id has spaces. */
const enrolmentRequest = 'by enrolment'

export interface ApplicationStoreOptions {
  readonly pool: Pool
  readonly province: ProvinceCode
  /** 16 bytes; enciphers the keys of applications. */
  readonly masterKey: Uint8Array
  readonly clock: () => Instant
}

export function createApplicationStore(options: ApplicationStoreOptions): ApplicationStore {
  const { pool, masterKey, province, clock } = options
  const apps = cachedApps(
    { find: (appId) => findApplication(pool, masterKey, appId, clock()) },
    { appsMax: applicationsCachedMax, ageMaxMs: applicationCacheMs, clock },
  )
  /** Also after a failure: a commit whose outcome is unknown may have changed the application. */
  const changing = async <T>(appId: string, change: Promise<T>): Promise<T> => {
    try {
      return await change
    } finally {
      apps.forget(appId)
    }
  }
  return {
    find: (appId) => apps.find(appId),
    enrolApplication: (enrolment) => changing(enrolment.appId, enrol(options, enrolment)),
    describeApplication: (appId) => describeApplication(pool, appId, clock()),
    changeApplication: (appId, changes, request) =>
      changing(appId, changeApplication(pool, appId, { changes, request, at: clock() })),
    revokeApplication: (appId) => changing(appId, revoke(pool, appId)),
    changeWebhook: (appId, webhookUrl) => changeWebhook(pool, appId, webhookUrl),
    rotateKey: (appId, key) => changing(appId, rotateKey(pool, appId, key)),
    issuerKeys: (partyId) => findIssuerKeys(pool, partyId, clock()),
    known: (ids) => knownParties(pool, province, ids),
  }
}

async function enrol(options: ApplicationStoreOptions, enrolment: Enrolment): Promise<App> {
  const { pool, province, clock } = options
  checkEnrolment(enrolment, province)
  const { appId, kind, party, publicKey } = enrolment
  const app: App = {
    appId,
    kind,
    party,
    appKey: enrolment.appKey ?? new Uint8Array(randomBytes(appKeyBytes)),
    publicKeys: [publicKey],
    revoked: false,
    addresses: enrolment.addresses ?? null,
    quotaPerMinute: enrolment.quotaPerMinute ?? quotaPerMinuteDefault,
  }
  const { request } = enrolment
  const work = async (client: ClientBase): Promise<boolean> => {
    if (request !== undefined && !(await isFirstRequest(client, request))) return false
    await insertApplication(client, options.masterKey, app)
    await client.query(
      `insert into application_keys (app_id, request_id, public_key, valid_from)
       values ($1, $2, $3, $4)`,
      [appId, enrolmentRequest, Buffer.from(publicKey.bytes), clock()],
    )
    const { webhookUrl } = enrolment
    if (webhookUrl !== undefined) await registerWebhook(client, party.id, appId, webhookUrl)
    return true
  }
  const isNew = await inTransaction(pool, work, { attemptsMax: enrollingAttemptsMax })
  if (isNew) return app
  const earlier = await findApplication(pool, options.masterKey, appId, clock())
  if (earlier === null) throw new EnrolmentRefused('APPLICATION_UNKNOWN')
  return earlier
}

/** @throws EnrolmentRefused */
async function insertApplication(
  client: ClientBase,
  masterKey: Uint8Array,
  { appId, kind, party, appKey, addresses, quotaPerMinute }: App,
): Promise<void> {
  await client.query(
    `insert into parties (party_id, name, kind, province) values ($1, $2, $3, $4)
     on conflict (party_id) do update set name = excluded.name`,
    [party.id, party.name, kind, party.province],
  )
  const sealed = Buffer.from(sealAppKey(masterKey, appId, appKey))
  const { rowCount } = await client.query(
    `insert into applications
       (app_id, party_id, kind, sealed_app_key, addresses, quota_per_minute)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (app_id) do nothing`,
    [appId, party.id, kind, sealed, addresses, quotaPerMinute],
  )
  if (rowCount === 0) throw new EnrolmentRefused('APPLICATION_EXISTS')
  await requireOneSide(client, party.id)
}

/**
 * Whoever acts for payers sees their bills; a unit or an issuer under the same id would see them too. The row of the party
 * is locked by its upsert, so that two enrolments at once see one another.
 * @throws EnrolmentRefused
 */
async function requireOneSide(client: ClientBase, partyId: PartyId): Promise<void> {
  const { rows } = await client.query<{ sides: string }>(
    `select count(distinct kind in ('payer_portal', 'office')) as sides
     from applications where party_id = $1`,
    [partyId],
  )
  if (Number(rows[0]?.sides) > 1) throw new EnrolmentRefused('PARTY_OF_OTHER_KIND')
}

function revoke(pool: Pool, appId: string): Promise<boolean> {
  return inTransaction(
    pool,
    async (client) => {
      const { rows } = await client.query<{ party_id: string }>(
        `update applications set state = 'closed' where app_id = $1 returning party_id`,
        [appId],
      )
      const [application] = rows
      if (application === undefined) return false
      await registerWebhook(client, application.party_id, appId, null)
      return true
    },
    { attemptsMax: enrollingAttemptsMax },
  )
}

async function changeWebhook(pool: Pool, appId: string, url: string | null): Promise<void> {
  if (url !== null) checkWebhookUrl(url)
  await inTransaction(
    pool,
    async (client) => {
      // Locked, so that a revocation at the same time cannot be followed by a webhook.
      const { rows } = await client.query<{ party_id: string; state: string }>(
        'select party_id, state from applications where app_id = $1 for share',
        [appId],
      )
      const [application] = rows
      if (application === undefined) throw new EnrolmentRefused('APPLICATION_UNKNOWN')
      if (application.state === 'closed') throw new EnrolmentRefused('APPLICATION_CLOSED')
      await registerWebhook(client, application.party_id, appId, url)
    },
    { attemptsMax: enrollingAttemptsMax },
  )
}

async function knownParties(
  pool: Pool,
  province: ProvinceCode,
  ids: readonly PartyId[],
): Promise<ReadonlySet<PartyId>> {
  const { rows } = await pool.query<{ party_id: string }>({
    name: 'known-parties',
    text: 'select party_id from parties where party_id = any($1::text[]) and province = $2',
    values: [ids, province],
  })
  return new Set(rows.map(({ party_id }) => party_id))
}
