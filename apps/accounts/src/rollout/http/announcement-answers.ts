import { Type } from 'typebox'
import { isoOrNull, text, textOrNull } from '../../http/answers.ts'
import { draftWords, record } from '../../http/fields.ts'
import {
  announcementKinds,
  announcementStates,
  audiences as audienceNames,
} from '../announcement-ports.ts'
import type {
  Announcement,
  AnnouncementAudience,
  AnnouncementKind,
  Attachment,
  PublishedAnnouncement,
} from '../announcement-ports.ts'
import type { OpenedAnnouncement } from '../use-cases/announce.ts'
import { numberField } from './rollout-fields.ts'

const bodyCharactersMax = 20_000
export const announcementKind = Type.Enum(Object.keys(announcementKinds) as AnnouncementKind[], {
  title: '类别',
})
export const audience = Type.Enum(Object.keys(audienceNames) as AnnouncementAudience[], {
  title: '读者',
})
export const audiences = Type.Array(audience, {
  title: '读者',
  minItems: 1,
  maxItems: Object.keys(audienceNames).length,
  uniqueItems: true,
})
/** Markdown without HTML; a draft may have none yet. */
export const body = draftWords('正文', bodyCharactersMax)

const shared = {
  announcementId: text('公告编号'),
  kind: text('类别'),
  kindName: text('类别名称'),
  title: text('标题'),
  audiences: Type.Array(Type.String(), { title: '读者' }),
  publishedAt: textOrNull('发布时间'),
}
const kept = {
  ...shared,
  bureauId: text('财政部门编号'),
  state: text('状态'),
  stateName: text('状态名称'),
  reason: textOrNull('撤回原因'),
  version: numberField('版本'),
}
const attachments = Type.Array(
  record({
    fileId: text('附件编号'),
    name: text('文件名'),
    contentType: text('类型'),
    byteCount: numberField('字节数'),
    downloads: numberField('下载次数'),
  }),
  { title: '附件' },
)

/** A line of the bureau's list. */
export const announcementLine = record(kept)
export const announcementAnswer = record({ ...kept, body: text('正文'), attachments })
/** A line of the public list. */
export const publishedLine = record({ ...shared, bureauName: text('发布单位') })
export const publishedAnswer = record({
  ...shared,
  bureauName: text('发布单位'),
  body: text('正文'),
  attachments,
})

function sharedOf(announcement: Announcement) {
  const { announcementId, kind, title, audiences: given, publishedAt } = announcement
  const kindName = announcementKinds[kind]
  return {
    announcementId,
    kind,
    kindName,
    title,
    audiences: given,
    publishedAt: isoOrNull(publishedAt),
  }
}

export function announcementLineShown(announcement: Announcement) {
  const { bureauId, state, reason, version } = announcement
  const stateName = announcementStates[state]
  return { ...sharedOf(announcement), bureauId, state, stateName, reason, version }
}

export function announcementShown({ announcement, attachments: files }: OpenedAnnouncement) {
  return { ...announcementLineShown(announcement), body: announcement.body, attachments: files }
}

export function publishedLineShown(announcement: PublishedAnnouncement) {
  return { ...sharedOf(announcement), bureauName: announcement.bureauName }
}

export function publishedShown(announcement: PublishedAnnouncement, files: readonly Attachment[]) {
  return { ...publishedLineShown(announcement), body: announcement.body, attachments: files }
}
