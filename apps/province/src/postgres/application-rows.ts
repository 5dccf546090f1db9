import type { PartyId } from '@piaoqiao/domain'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import type { App } from '@piaoqiao/service-kit'
import type { Pool } from 'pg'
import type { ApplicationState, EnrolledApplication, EnrolledKind } from '../application-ports.ts'
import { openAppKey } from './sealed-app-key.ts'

interface ApplicationRow {
  readonly app_id: string
  readonly kind: EnrolledKind
  readonly party_id: PartyId
  readonly name: string
  readonly province: string
  readonly sealed_app_key: Buffer
  readonly public_keys: readonly Buffer[]
  readonly state: ApplicationState
  readonly addresses: readonly string[] | null
  readonly quota_per_minute: number
}

/** The application with the keys that are accepted at that moment, newest first. */
export async function findApplication(
  pool: Pool,
  masterKey: Uint8Array,
  appId: string,
  at: number,
): Promise<App | null> {
  const { rows } = await pool.query<ApplicationRow>({
    name: 'find-application',
    text: `
      select a.app_id, a.kind, a.party_id, p.name, p.province, a.sealed_app_key, a.state,
        a.addresses, a.quota_per_minute,
        array(
          select k.public_key from application_keys k
          where k.app_id = a.app_id and (k.valid_until is null or k.valid_until > $2)
          order by k.key_number desc
        ) as public_keys
      from applications a join parties p using (party_id)
      where a.app_id = $1`,
    values: [appId, at],
  })
  const [row] = rows
  if (row === undefined) return null
  return {
    appId: row.app_id,
    kind: row.kind,
    party: { id: row.party_id, name: row.name, province: row.province },
    appKey: openAppKey(masterKey, row.app_id, row.sealed_app_key),
    publicKeys: row.public_keys.map(publicKeyFrom),
    revoked: row.state !== 'active',
    addresses: row.addresses,
    quotaPerMinute: row.quota_per_minute,
  }
}

interface DescribedRow extends Omit<ApplicationRow, 'sealed_app_key' | 'public_keys'> {
  readonly webhook_url: string | null
  readonly public_keys: readonly Buffer[]
  readonly valid_from: readonly string[]
  readonly valid_until: readonly (string | null)[]
}

export async function describeApplication(
  pool: Pool,
  appId: string,
  at: number,
): Promise<EnrolledApplication | null> {
  const { rows } = await pool.query<DescribedRow>(
    `select a.app_id, a.kind, a.party_id, p.name, p.province, a.state, a.addresses,
       a.quota_per_minute, k.public_keys, k.valid_from, k.valid_until,
       (select d.webhook_url from deliveries d
        where d.feed = a.party_id and d.target = a.app_id and d.kind = 'webhook') as webhook_url
     from applications a join parties p using (party_id)
     cross join lateral (
       select coalesce(array_agg(public_key order by key_number desc), '{}') as public_keys,
         coalesce(array_agg(valid_from order by key_number desc), '{}') as valid_from,
         coalesce(array_agg(valid_until order by key_number desc), '{}') as valid_until
       from application_keys
       where app_id = a.app_id and (valid_until is null or valid_until > $2)
     ) k
     where a.app_id = $1`,
    [appId, at],
  )
  const [row] = rows
  return row === undefined ? null : describedFrom(row)
}

function describedFrom(row: DescribedRow): EnrolledApplication {
  return {
    appId: row.app_id,
    kind: row.kind,
    party: { id: row.party_id, name: row.name, province: row.province },
    state: row.state,
    addresses: row.addresses,
    quotaPerMinute: row.quota_per_minute,
    webhookUrl: row.webhook_url,
    keys: row.public_keys.map((bytes, index) => {
      const until = row.valid_until[index] ?? null
      return {
        publicKey: publicKeyFrom(bytes),
        validFrom: Number(row.valid_from[index]),
        validUntil: until === null ? null : Number(until),
      }
    }),
  }
}

export async function findIssuerKeys(
  pool: Pool,
  partyId: PartyId,
  at: number,
): Promise<readonly Sm2PublicKey[]> {
  const { rows } = await pool.query<{ public_key: Buffer }>({
    text: `
      select k.public_key
      from applications a join application_keys k using (app_id)
      where a.party_id = $1 and a.kind = 'issuer' and a.state = 'active'
        and (k.valid_until is null or k.valid_until > $2)
      order by k.key_number desc`,
    values: [partyId, at],
  })
  return rows.map(({ public_key }) => publicKeyFrom(public_key))
}

/** Keys were checked when they came; the store holds points of the curve only. */
function publicKeyFrom(bytes: Buffer): Sm2PublicKey {
  return { bytes: new Uint8Array(bytes) }
}
