import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { record, recordId } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { attachmentTypes } from '../attachment-type.ts'
import {
  attachFile,
  attachmentBytesMax,
  detachFile,
  openAttachment,
} from '../use-cases/attachments.ts'
import type { RolloutParts } from '../use-cases/rollout-parts.ts'
import { announcementAnswer, announcementShown } from './announcement-answers.ts'
import { planning, seeing, version } from './rollout-fields.ts'

const params = record({ announcementId: recordId })
const fileParams = record({ announcementId: recordId, fileId: recordId })
/** No path, no control characters. */
const fileName = Type.String({
  title: '文件名',
  minLength: 1,
  maxLength: 100,
  pattern: '^[^\\u0000-\\u001f\\u007f/\\\\<>:"|?*\\uD800-\\uDFFF]+$',
})
const versionText = Type.String({ title: '版本', pattern: '^[1-9][0-9]{0,8}$' })
const refusals = ['NOT_FOUND', 'OTHER_BUREAU', 'CHANGED_MEANWHILE', 'ANNOUNCEMENT_STATE_UNFIT']

/** Files of announcements, for whoever writes them. */
export function attachmentRoutes(parts: RolloutParts): readonly Route[] {
  return [
    uploadRoute(parts),
    route({
      method: 'GET',
      path: '/bureaus/announcements/:announcementId/attachments/:fileId',
      title: '查看附件',
      purpose: 'An attachment in whatever state its announcement is; it is not counted.',
      access: seeing,
      params: fileParams,
      answer: 'file',
      refusals: ['NOT_FOUND'],
      handle: (request) => openAttachment(parts, actorOf(holderOf(request)), request.params),
    }),
    route({
      method: 'POST',
      path: '/bureaus/announcements/:announcementId/attachments/:fileId/removal',
      title: '删除附件',
      purpose: 'Takes a file away from an announcement that is not published.',
      access: planning,
      params: fileParams,
      body: record({ version }),
      answer: announcementAnswer,
      refusals,
      handle: async (request) => {
        const actor = actorOf(holderOf(request))
        const step = { actor, ...request.params, ...request.body }
        return announcementShown(await detachFile(parts, step, request.at))
      },
    }),
  ]
}

function uploadRoute(parts: RolloutParts): Route {
  return route({
    method: 'POST',
    path: '/bureaus/announcements/:announcementId/attachments',
    title: '上传附件',
    purpose:
      'A PDF, PNG, JPEG, DOCX or XLSX of up to 10 MB for an announcement that is not published, at most 10 of them.',
    access: planning,
    params,
    query: record({ name: fileName, version: versionText }),
    upload: { bytesMax: attachmentBytesMax, contentTypes: attachmentTypes },
    answer: announcementAnswer,
    refusals: [
      ...refusals,
      'ATTACHMENTS_TOO_MANY',
      'ATTACHMENT_TYPE_UNFIT',
      'FILE_EMPTY',
      'FILE_INFECTED',
      'SCANNER_UNAVAILABLE',
    ],
    handle: async (request) => {
      const { announcementId } = request.params
      const { name, version: seen } = request.query
      const step = { actor: actorOf(holderOf(request)), announcementId, version: Number(seen) }
      const file = { name, bytes: request.body }
      return announcementShown(await attachFile(parts, step, file, request.at))
    },
  })
}
