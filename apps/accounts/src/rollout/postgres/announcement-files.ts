import type { Queryable } from '../../postgres/queryable.ts'
import type { Announcements } from '../announcement-ports.ts'

interface AttachmentRow {
  readonly file_id: string
  readonly name: string
  readonly content_type: string
  readonly byte_count: number
  readonly downloads: string
}

/** Which stored files belong to an announcement, and how often each was taken. */
export function announcementFiles(
  client: Queryable,
): Pick<Announcements, 'attach' | 'detach' | 'attachments' | 'countDownload'> {
  return {
    async attach(announcementId, fileId) {
      await client.query(
        `insert into announcement_attachments (file_id, announcement_id, downloads)
         values ($1, $2, 0)`,
        [fileId, announcementId],
      )
    },
    async detach(fileId) {
      await client.query('delete from announcement_attachments where file_id = $1', [fileId])
    },
    async attachments(announcementId, limit) {
      const { rows } = await client.query<AttachmentRow>(
        `select file_id, name, content_type, byte_count, downloads
         from announcement_attachments join stored_files using (file_id)
         where announcement_id = $1 order by file_id limit $2`,
        [announcementId, limit],
      )
      return rows.map((row) => ({
        fileId: row.file_id,
        name: row.name,
        contentType: row.content_type,
        byteCount: row.byte_count,
        downloads: Number(row.downloads),
      }))
    },
    async countDownload(fileId) {
      await client.query(
        'update announcement_attachments set downloads = downloads + 1 where file_id = $1',
        [fileId],
      )
    },
  }
}
