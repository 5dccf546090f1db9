import type { AnnouncedKeys } from '../file-ports.ts'
import type { Queryable } from './queryable.ts'

export function createAnnouncedKeys(client: Queryable): AnnouncedKeys {
  return {
    async all() {
      const { rows } = await client.query<{ public_key: Buffer }>(
        'select public_key from announced_keys',
      )
      return new Set(rows.map(({ public_key }) => public_key.toString('hex')))
    },
    async enter(publicKeyHex, at, overlapUntil) {
      await client.query(
        `insert into announced_keys (public_key, announced_at, overlap_until) values ($1, $2, $3)
         on conflict (public_key) do nothing`,
        [Buffer.from(publicKeyHex, 'hex'), at, overlapUntil],
      )
    },
  }
}
