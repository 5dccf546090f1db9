import type { paths } from '../api/office-api.ts'

export type PublishedLine =
  paths['/announcements']['get']['responses']['200']['content']['application/json']['announcements'][number]
export type Published =
  paths['/announcements/{announcementId}']['get']['responses']['200']['content']['application/json']
export type Attachment = Published['attachments'][number]

type Query = NonNullable<paths['/announcements']['get']['parameters']['query']>
export type AnnouncementKind = NonNullable<Query['kind']>
export type Audience = NonNullable<Query['audience']>

/** The words of the office for kinds and readers. */
export const kindNames: Readonly<Record<AnnouncementKind, string>> = {
  notice: '公告通知',
  guide: '操作指南',
  material: '资料',
}
export const audienceNames: Readonly<Record<Audience, string>> = {
  citizens: '社会公众',
  units: '报销单位',
  bureaus: '财政部门',
  developers: '对接开发人员',
}

export const audienceText = (audiences: readonly string[]): string =>
  audiences.map((each) => audienceNames[each as Audience]).join('、')
