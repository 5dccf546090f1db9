import type { PartyId } from '@piaoqiao/domain'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import type { App } from '@piaoqiao/service-kit'
import type { Pool } from 'pg'
import type { EnrolledKind } from '../application-ports.ts'
import { openAppKey } from './sealed-app-key.ts'

interface ApplicationRow {
  readonly app_id: string
  readonly kind: EnrolledKind
  readonly party_id: PartyId
  readonly name: string
  readonly province: string
  readonly sealed_app_key: Buffer
  readonly public_keys: readonly Buffer[]
  readonly revoked: boolean
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
      select a.app_id, a.kind, a.party_id, p.name, p.province, a.sealed_app_key, a.revoked,
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
    revoked: row.revoked,
    addresses: row.addresses,
    quotaPerMinute: row.quota_per_minute,
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
      where a.party_id = $1 and a.kind = 'issuer' and not a.revoked
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
