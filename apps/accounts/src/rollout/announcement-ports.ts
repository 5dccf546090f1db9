import type { Instant } from '@piaoqiao/domain'

export const announcementKinds = {
  notice: '公告通知',
  guide: '操作指南',
  material: '资料',
} as const
export type AnnouncementKind = keyof typeof announcementKinds

/** For whom it is written. Whatever is published can be read by everybody. */
export const audiences = {
  citizens: '社会公众',
  units: '报销单位',
  bureaus: '财政部门',
  developers: '对接开发人员',
} as const
export type AnnouncementAudience = keyof typeof audiences

export const announcementStates = {
  draft: '草稿',
  published: '已发布',
  withdrawn: '已撤回',
} as const
export type AnnouncementState = keyof typeof announcementStates

/** Which states follow on which. A published text does not change: it is withdrawn first. */
export const announcementMoves: Readonly<Record<AnnouncementState, readonly AnnouncementState[]>> =
  {
    draft: ['published'],
    published: ['withdrawn'],
    withdrawn: ['published'],
  }

export interface AnnouncementFields {
  readonly kind: AnnouncementKind
  readonly title: string
  /** Markdown without HTML. */
  readonly body: string
  readonly audiences: readonly AnnouncementAudience[]
}

export interface Announcement extends AnnouncementFields {
  /** `AN-…` */
  readonly announcementId: string
  readonly bureauId: string
  readonly state: AnnouncementState
  readonly publishedAt: Instant | null
  /** Why it was withdrawn. */
  readonly reason: string | null
  readonly version: number
}

/** As the public reads it. */
export interface PublishedAnnouncement extends Announcement {
  readonly bureauName: string
  readonly publishedAt: Instant
}

/** Most attachments of one announcement. */
export const attachmentsMax = 10

export interface Attachment {
  readonly fileId: string
  readonly name: string
  readonly contentType: string
  readonly byteCount: number
  readonly downloads: number
}

export interface PublishedQuery {
  readonly audience: AnnouncementAudience | null
  readonly kind: AnnouncementKind | null
  readonly before: { readonly publishedAt: Instant; readonly announcementId: string } | null
  readonly limit: number
}

export interface Announcements {
  add(announcement: Announcement): Promise<void>
  find(announcementId: string): Promise<Announcement | null>
  /** Locks the row until the end of the transaction. */
  hold(announcementId: string): Promise<Announcement | null>
  save(announcement: Announcement): Promise<void>
  /** Newest first. */
  ofBureau(bureauId: string, before: string | null, limit: number): Promise<readonly Announcement[]>
  findPublished(announcementId: string): Promise<PublishedAnnouncement | null>
  /** The latest first. */
  published(query: PublishedQuery): Promise<readonly PublishedAnnouncement[]>
  attach(announcementId: string, fileId: string): Promise<void>
  detach(fileId: string): Promise<void>
  attachments(announcementId: string, limit: number): Promise<readonly Attachment[]>
  countDownload(fileId: string): Promise<void>
}
