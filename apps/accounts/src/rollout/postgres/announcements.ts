import { numberOrNull } from '../../postgres/column-values.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type {
  Announcement,
  Announcements,
  PublishedAnnouncement,
  PublishedQuery,
} from '../announcement-ports.ts'
import { announcementFiles } from './announcement-files.ts'
import { Conditions } from './conditions.ts'

interface AnnouncementRow {
  readonly announcement_id: string
  readonly bureau_id: string
  readonly kind: string
  readonly title: string
  readonly body: string
  readonly audiences: string[]
  readonly state: string
  readonly published_at: string | null
  readonly reason: string | null
  readonly version: number
}

const published = `select announcements.*, bureaus.name as bureau_name
  from announcements join bureaus using (bureau_id) where state = 'published'`

export function createAnnouncements(client: Queryable): Announcements {
  const read = async (sql: string, values: unknown[]): Promise<readonly Announcement[]> => {
    const { rows } = await client.query<AnnouncementRow>(sql, values)
    return rows.map(announcementFrom)
  }
  const readPublished = async (sql: string, values: unknown[]) => {
    const { rows } = await client.query<AnnouncementRow & { bureau_name: string }>(sql, values)
    return rows.map((row): PublishedAnnouncement => ({
      ...announcementFrom(row),
      publishedAt: Number(row.published_at),
      bureauName: row.bureau_name,
    }))
  }
  return {
    ...writing(client),
    find: async (id) =>
      (await read('select * from announcements where announcement_id = $1', [id]))[0] ?? null,
    hold: async (id) =>
      (await read('select * from announcements where announcement_id = $1 for update', [id]))[0] ??
      null,
    ofBureau: (bureauId, before, limit) => {
      const asked = new Conditions().add(bureauId, (place) => `bureau_id = ${place}`)
      asked.addIf(before, (place) => `announcement_id < ${place}`)
      const place = asked.place(limit)
      return read(
        `select * from announcements where ${asked.text}
         order by announcement_id desc limit ${place}`,
        asked.values,
      )
    },
    findPublished: async (id) =>
      (await readPublished(`${published} and announcement_id = $1`, [id]))[0] ?? null,
    published: (query) => {
      const { text, values } = listing(query)
      return readPublished(text, values)
    },
    ...announcementFiles(client),
  }
}

function writing(client: Queryable): Pick<Announcements, 'add' | 'save'> {
  const valuesOf = (announcement: Announcement) => [
    announcement.announcementId,
    announcement.kind,
    announcement.title,
    announcement.body,
    announcement.audiences,
    announcement.state,
    announcement.publishedAt,
    announcement.reason,
    announcement.version,
  ]
  return {
    async add(announcement) {
      await client.query(
        `insert into announcements (announcement_id, kind, title, body, audiences, state,
           published_at, reason, version, bureau_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [...valuesOf(announcement), announcement.bureauId],
      )
    },
    async save(announcement) {
      await client.query(
        `update announcements set kind = $2, title = $3, body = $4, audiences = $5, state = $6,
           published_at = $7, reason = $8, version = $9
         where announcement_id = $1`,
        valuesOf(announcement),
      )
    },
  }
}

function listing(query: PublishedQuery): { readonly text: string; readonly values: unknown[] } {
  const { audience, kind, before } = query
  const asked = new Conditions()
  const limit = asked.place(query.limit)
  asked.addIf(audience, (place) => `${place} = any(audiences)`)
  asked.addIf(kind, (place) => `announcements.kind = ${place}`)
  if (before !== null) {
    const at = asked.place(before.publishedAt)
    asked.add(before.announcementId, (id) => `(published_at, announcement_id) < (${at}, ${id})`)
  }
  const further = asked.text === '' ? '' : ` and ${asked.text}`
  const text = `${published}${further}
    order by published_at desc, announcement_id desc limit ${limit}`
  return { text, values: asked.values }
}

function announcementFrom(row: AnnouncementRow): Announcement {
  return {
    announcementId: row.announcement_id,
    bureauId: row.bureau_id,
    kind: row.kind as Announcement['kind'],
    title: row.title,
    body: row.body,
    audiences: row.audiences as unknown as Announcement['audiences'],
    state: row.state as Announcement['state'],
    publishedAt: numberOrNull(row.published_at),
    reason: row.reason,
    version: row.version,
  }
}
