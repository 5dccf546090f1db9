import type { FileName, LinkTable } from '../file-ports.ts'
import type { BillFormat } from '../files/bill-formats.ts'
import type { Queryable } from './queryable.ts'

export function createLinkTable(client: Queryable): LinkTable {
  return {
    async insert({ tokenDigest, billId, format, page, expiresAt }, at) {
      await client.query(
        `insert into bill_links (token_digest, bill_id, format, page, made_at, expires_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [Buffer.from(tokenDigest), billId, format, page, at, expiresAt],
      )
    },
    take: (tokenDigest, at) => take(client, tokenDigest, at),
    async giveBack(tokenDigest) {
      await client.query('update bill_links set used_at = null where token_digest = $1', [
        Buffer.from(tokenDigest),
      ])
    },
    async removeExpired(before, limit) {
      const { rowCount } = await client.query(
        `delete from bill_links where token_digest in (
           select token_digest from bill_links where expires_at < $1 order by expires_at limit $2
         )`,
        [before, limit],
      )
      return rowCount ?? 0
    },
  }
}

/** One statement: of two who ask at one time the second finds the link used. */
async function take(
  client: Queryable,
  tokenDigest: Uint8Array,
  at: number,
): Promise<FileName | null> {
  const { rows } = await client.query<{ bill_id: string; format: BillFormat; page: number }>(
    `update bill_links set used_at = $2
     where token_digest = $1 and used_at is null and expires_at > $2
     returning bill_id, format, page`,
    [Buffer.from(tokenDigest), at],
  )
  const [row] = rows
  if (row === undefined) return null
  return { billId: BigInt(row.bill_id), format: row.format, page: row.page }
}
