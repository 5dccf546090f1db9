import { numberOrNull } from '../../postgres/column-values.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { UnitKey, UnitKeyRing } from '../connection-ports.ts'

interface KeyRow {
  readonly key_id: string
  readonly unit_id: string
  readonly environment: string
  readonly public_key: string
  readonly fingerprint: string
  readonly challenge: string
  readonly challenge_until: string
  readonly created_at: string
  readonly proven_at: string | null
  readonly valid_until: string | null
}

export function createUnitKeyRing(client: Queryable): UnitKeyRing {
  const read = async (sql: string, values: unknown[]): Promise<readonly UnitKey[]> => {
    const { rows } = await client.query<KeyRow>(sql, values)
    return rows.map(keyFrom)
  }
  return {
    async add(key) {
      await client.query(
        `insert into connection_keys (key_id, unit_id, environment, public_key, fingerprint,
           challenge, challenge_until, created_at, proven_at, valid_until)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          key.keyId,
          key.unitId,
          key.environment,
          key.publicKey,
          key.fingerprint,
          key.challenge,
          key.challengeUntil,
          key.createdAt,
          key.provenAt,
          key.validUntil,
        ],
      )
    },
    hold: async (keyId) =>
      (await read('select * from connection_keys where key_id = $1 for update', [keyId]))[0] ??
      null,
    async save({ keyId, provenAt, validUntil }) {
      await client.query(
        'update connection_keys set proven_at = $2, valid_until = $3 where key_id = $1',
        [keyId, provenAt, validUntil],
      )
    },
    ofUnit: (unitId, limit) =>
      read('select * from connection_keys where unit_id = $1 order by key_id desc limit $2', [
        unitId,
        limit,
      ]),
    present: async (unitId, environment) =>
      (
        await read(
          `select * from connection_keys
           where unit_id = $1 and environment = $2 and proven_at is not null
             and valid_until is null
           order by key_id desc limit 1`,
          [unitId, environment],
        )
      )[0] ?? null,
  }
}

function keyFrom(row: KeyRow): UnitKey {
  return {
    keyId: row.key_id,
    unitId: row.unit_id,
    environment: row.environment as UnitKey['environment'],
    publicKey: row.public_key,
    fingerprint: row.fingerprint,
    challenge: row.challenge,
    challengeUntil: Number(row.challenge_until),
    createdAt: Number(row.created_at),
    provenAt: numberOrNull(row.proven_at),
    validUntil: numberOrNull(row.valid_until),
  }
}
