import type { NoiseTable } from '../his-ports.ts'
import type { Queryable } from './queryable.ts'

export function createNoiseTable(client: Queryable): NoiseTable {
  return {
    async note(appId, noise, digest, at) {
      // The update changes nothing: without it a noise that is there would not be given back.
      const { rows } = await client.query<{ digest: Buffer; noted_at: string }>(
        `insert into his_noises (app_id, noise, digest, noted_at) values ($1, $2, $3, $4)
         on conflict (app_id, noise) do update set noise = excluded.noise
         returning digest, noted_at`,
        [appId, noise, Buffer.from(digest, 'hex'), at],
      )
      const [row] = rows
      if (row === undefined) throw new Error('a noise is noted or was there')
      return { digest: row.digest.toString('hex'), firstAt: Number(row.noted_at) }
    },
    async forget(notedBefore, limit) {
      const { rowCount } = await client.query(
        `delete from his_noises where (app_id, noise) in (
           select app_id, noise from his_noises where noted_at < $1 order by noted_at limit $2
         )`,
        [notedBefore, limit],
      )
      return rowCount ?? 0
    },
  }
}
