import type { FileName, MadeFile, MadeFileTable } from '../file-ports.ts'
import type { Queryable } from './queryable.ts'

export function createMadeFileTable(client: Queryable): MadeFileTable {
  return {
    find: (name) => find(client, name),
    async enter(made, at) {
      const { billId, format, page, fileKey, pages, byteCount, digest } = made
      await client.query(
        `insert into made_files
           (bill_id, format, page, file_key, pages, byte_count, digest, made_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (bill_id, format, page) do nothing`,
        [billId, format, page, fileKey, pages, byteCount, Buffer.from(digest, 'hex'), at],
      )
      return (await find(client, made)) ?? made
    },
    async forget({ billId, format, page }) {
      await client.query(
        'delete from made_files where bill_id = $1 and format = $2 and page = $3',
        [billId, format, page],
      )
    },
  }
}

async function find(
  client: Queryable,
  { billId, format, page }: FileName,
): Promise<MadeFile | null> {
  const { rows } = await client.query<{
    file_key: string
    pages: number
    byte_count: number
    digest: Buffer
  }>(
    `select file_key, pages, byte_count, digest from made_files
     where bill_id = $1 and format = $2 and page = $3`,
    [billId, format, page],
  )
  const [row] = rows
  if (row === undefined) return null
  const { file_key: fileKey, pages, byte_count: byteCount, digest } = row
  return { billId, format, page, fileKey, pages, byteCount, digest: digest.toString('hex') }
}
