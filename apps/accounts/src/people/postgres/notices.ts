import type { PersonalData } from '../../personal-data/personal-data.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { Notice, Notices } from '../notice-ports.ts'

interface NoticeRow {
  readonly person_id: string
  readonly notice_id: string
  readonly kind: string
  readonly sealed_text: Buffer
  readonly link: string | null
  readonly at: string
  readonly read_at: string | null
}

const place = (noticeId: string): string => `notices.text:${noticeId}`

export function createNotices(client: Queryable, personalData: PersonalData): Notices {
  return {
    async add({ personId, noticeId, kind, text, link, at }) {
      await client.query(
        `insert into notices (person_id, notice_id, kind, sealed_text, link, at)
         values ($1, $2, $3, $4, $5, $6)`,
        [personId, noticeId, kind, personalData.seal(place(noticeId), text), link, at],
      )
    },
    async list(personId, after, limit) {
      const { rows } = await client.query<NoticeRow>(
        `select * from notices where person_id = $1 and ($2::text is null or notice_id < $2)
         order by notice_id desc limit $3`,
        [personId, after, limit],
      )
      return rows.map((row) => noticeFrom(row, personalData))
    },
    async unread(personId) {
      const { rows } = await client.query<{ count: string }>(
        'select count(*) as count from notices where person_id = $1 and read_at is null',
        [personId],
      )
      return Number(rows[0]?.count ?? 0)
    },
    async markRead(personId, noticeId, at) {
      const { rowCount } = await client.query(
        `update notices set read_at = coalesce(read_at, $3)
         where person_id = $1 and notice_id = $2`,
        [personId, noticeId, at],
      )
      return rowCount === 1
    },
  }
}

function noticeFrom(row: NoticeRow, personalData: PersonalData): Notice {
  return {
    personId: row.person_id,
    noticeId: row.notice_id,
    kind: row.kind,
    text: personalData.open(place(row.notice_id), row.sealed_text),
    link: row.link,
    at: Number(row.at),
    readAt: row.read_at === null ? null : Number(row.read_at),
  }
}
