import { Type } from 'typebox'
import { nextOf } from '../../http/answers.ts'
import { pageLimit, pageQuery, record, recordId } from '../../http/fields.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { downloadAttachment } from '../use-cases/attachments.ts'
import { readOnePublished, readPublished } from '../use-cases/read-announcements.ts'
import type { RolloutParts } from '../use-cases/rollout-parts.ts'
import {
  announcementKind,
  audience,
  publishedAnswer,
  publishedLine,
  publishedLineShown,
  publishedShown,
} from './announcement-answers.ts'
import { cursorParts, momentCursor, next } from './rollout-fields.ts'

const everybody = { kind: 'public' } as const

/** What is published, for everybody. */
export function publishedRoutes(parts: RolloutParts): readonly Route[] {
  return [
    listRoute(parts),
    route({
      method: 'GET',
      path: '/announcements/:announcementId',
      title: '阅读公告',
      purpose: 'A published announcement or guide with its attachments.',
      access: everybody,
      params: record({ announcementId: recordId }),
      answer: publishedAnswer,
      refusals: ['NOT_FOUND', 'ANNOUNCEMENT_WITHDRAWN'],
      handle: async ({ params: { announcementId } }) => {
        const { announcement, attachments } = await readOnePublished(parts, announcementId)
        return publishedShown(announcement, attachments)
      },
    }),
    route({
      method: 'GET',
      path: '/announcements/:announcementId/attachments/:fileId',
      title: '下载公告附件',
      purpose: 'An attachment of a published announcement; the download is counted.',
      access: everybody,
      params: record({ announcementId: recordId, fileId: recordId }),
      answer: 'file',
      refusals: ['NOT_FOUND', 'ANNOUNCEMENT_WITHDRAWN'],
      handle: ({ params }) => downloadAttachment(parts, params),
    }),
  ]
}

function listRoute(parts: RolloutParts): Route {
  return route({
    method: 'GET',
    path: '/announcements',
    title: '公告通知和操作指南',
    purpose: 'What is published, the latest first, of one kind or for one audience.',
    access: everybody,
    query: record({
      limit: pageQuery.limit,
      after: momentCursor,
      audience: Type.Optional(audience),
      kind: Type.Optional(announcementKind),
    }),
    answer: record({ announcements: Type.Array(publishedLine), next }),
    refusals: [],
    handle: async ({ query }) => {
      const limit = pageLimit(query.limit)
      const cursor = cursorParts(query.after)
      const found = await readPublished(parts, {
        audience: query.audience ?? null,
        kind: query.kind ?? null,
        before: cursor && { publishedAt: Number(cursor.first), announcementId: cursor.id },
        limit,
      })
      const cursorOf = (each: (typeof found)[number]) =>
        `${each.publishedAt}_${each.announcementId}`
      return {
        announcements: found.map(publishedLineShown),
        next: nextOf(found, limit, cursorOf),
      }
    },
  })
}
