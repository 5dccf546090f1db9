import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { nextOf } from '../../http/answers.ts'
import { pageLimit, pageQuery, record, recordId } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route, RouteRequest } from '../../http/route.ts'
import {
  draftAnnouncement,
  editAnnouncement,
  listAnnouncements,
  openAnnouncement,
  publishAnnouncement,
  withdrawAnnouncement,
} from '../use-cases/announce.ts'
import type { RolloutParts } from '../use-cases/rollout-parts.ts'
import {
  announcementAnswer,
  announcementKind,
  announcementLine,
  announcementLineShown,
  announcementShown,
  audiences,
  body,
} from './announcement-answers.ts'
import { attachmentRoutes } from './attachment-routes.ts'
import {
  bureauQuery,
  next,
  planning,
  reason,
  seeing,
  titleField,
  version,
} from './rollout-fields.ts'

const params = record({ announcementId: recordId })
const refusals = ['NOT_FOUND', 'OTHER_BUREAU', 'CHANGED_MEANWHILE', 'ANNOUNCEMENT_STATE_UNFIT']

/** Announcements and guides as bureaus write and publish them. */
export function announcementRoutes(parts: RolloutParts): readonly Route[] {
  return [
    ...readRoutes(parts),
    ...writeRoutes(parts),
    ...publishRoutes(parts),
    ...attachmentRoutes(parts),
  ]
}

function readRoutes(parts: RolloutParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/bureaus/announcements',
      title: '公告管理',
      purpose:
        'Announcements of the own bureau or one below it in whatever state, newest first, without their text.',
      access: seeing,
      query: record({
        ...bureauQuery,
        limit: pageQuery.limit,
        after: Type.Optional(recordId),
      }),
      answer: record({ announcements: Type.Array(announcementLine), next }),
      refusals: ['NOT_FOUND'],
      handle: async (request) => {
        const { query } = request
        const limit = pageLimit(query.limit)
        const asked = { bureauId: query.bureauId ?? null, before: query.after ?? null, limit }
        const found = await listAnnouncements(parts, actorOf(holderOf(request)), asked)
        const behind = nextOf(found, limit, ({ announcementId }) => announcementId)
        return { announcements: found.map(announcementLineShown), next: behind }
      },
    }),
    route({
      method: 'GET',
      path: '/bureaus/announcements/:announcementId',
      title: '公告内容',
      purpose: 'An announcement of the own bureau or one below it, in whatever state.',
      access: seeing,
      params,
      answer: announcementAnswer,
      refusals: ['NOT_FOUND'],
      handle: async (request) => {
        const { actor, announcementId } = stepOf(request)
        return announcementShown(await openAnnouncement(parts, actor, announcementId))
      },
    }),
  ]
}

function writeRoutes(parts: RolloutParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/bureaus/announcements',
      title: '起草公告',
      purpose: 'Begins a draft; its text is Markdown without HTML.',
      access: planning,
      body: record({ kind: announcementKind, title: titleField, audiences, body }),
      answer: announcementAnswer,
      refusals: ['TEXT_WITH_HTML'],
      handle: async (request) => {
        const actor = actorOf(holderOf(request))
        const drafted = await draftAnnouncement(parts, actor, request.body, request.at)
        return announcementShown(drafted)
      },
    }),
    route({
      method: 'PATCH',
      path: '/bureaus/announcements/:announcementId',
      title: '修改公告',
      purpose: 'Changes a draft, or what was withdrawn.',
      access: planning,
      params,
      body: record({
        version,
        kind: Type.Optional(announcementKind),
        title: Type.Optional(titleField),
        audiences: Type.Optional(audiences),
        body: Type.Optional(body),
      }),
      answer: announcementAnswer,
      refusals: [...refusals, 'TEXT_WITH_HTML'],
      handle: async (request) => {
        const { version: seen, ...change } = request.body
        const step = { ...stepOf(request), version: seen, change }
        return announcementShown(await editAnnouncement(parts, step, request.at))
      },
    }),
  ]
}

function publishRoutes(parts: RolloutParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/bureaus/announcements/:announcementId/publication',
      title: '发布公告',
      purpose: 'Everybody can read it from then on.',
      access: planning,
      params,
      body: record({ version }),
      answer: announcementAnswer,
      refusals: [...refusals, 'BODY_EMPTY'],
      handle: async (request) => {
        const step = { ...stepOf(request), ...request.body }
        return announcementShown(await publishAnnouncement(parts, step, request.at))
      },
    }),
    route({
      method: 'POST',
      path: '/bureaus/announcements/:announcementId/withdrawal',
      title: '撤回公告',
      purpose: 'Nobody outside can read it or take its attachments any more.',
      access: planning,
      params,
      body: record({ version, reason }),
      answer: announcementAnswer,
      refusals,
      handle: async (request) => {
        const step = { ...stepOf(request), ...request.body }
        return announcementShown(await withdrawAnnouncement(parts, step, request.at))
      },
    }),
  ]
}

function stepOf(
  request: Pick<RouteRequest<{ announcementId: string }, unknown, unknown>, 'params' | 'holder'>,
) {
  const { announcementId } = request.params
  return { actor: actorOf(holderOf(request)), announcementId }
}
