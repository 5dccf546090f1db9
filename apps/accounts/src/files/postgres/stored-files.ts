import type { StoredFile, StoredFiles } from '../file-ports.ts'
import type { Queryable } from '../../postgres/queryable.ts'

interface FileRow {
  readonly file_id: string
  readonly owner: string
  readonly name: string
  readonly content_type: string
  readonly byte_count: number
  readonly sm3: Buffer
  readonly stored_at: string
}

export function createStoredFiles(client: Queryable): StoredFiles {
  return {
    async add(file) {
      const { fileId, owner, name, contentType, byteCount, sm3, storedAt } = file
      await client.query(
        `insert into stored_files (file_id, owner, name, content_type, byte_count, sm3, stored_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [fileId, owner, name, contentType, byteCount, Buffer.from(sm3, 'hex'), storedAt],
      )
    },
    async find(fileId) {
      const { rows } = await client.query<FileRow>(
        'select * from stored_files where file_id = $1',
        [fileId],
      )
      return rows[0] === undefined ? null : fileFrom(rows[0])
    },
    async ofOwner(owner, limit) {
      const { rows } = await client.query<FileRow>(
        'select * from stored_files where owner = $1 order by file_id limit $2',
        [owner, limit],
      )
      return rows.map(fileFrom)
    },
    async ofOwners(owners, limit) {
      const { rows } = await client.query<FileRow>(
        'select * from stored_files where owner = any($1) order by owner, file_id limit $2',
        [owners, limit],
      )
      return rows.map(fileFrom)
    },
    async removeAll(fileIds) {
      await client.query('delete from stored_files where file_id = any($1)', [fileIds])
    },
    async remove(fileId) {
      await client.query('delete from stored_files where file_id = $1', [fileId])
    },
  }
}

function fileFrom(row: FileRow): StoredFile {
  return {
    fileId: row.file_id,
    owner: row.owner,
    name: row.name,
    contentType: row.content_type,
    byteCount: row.byte_count,
    sm3: row.sm3.toString('hex'),
    storedAt: Number(row.stored_at),
  }
}
