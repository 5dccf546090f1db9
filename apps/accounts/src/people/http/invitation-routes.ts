import { Type } from 'typebox'
import type { SessionHolder } from '../../access/session-holder.ts'
import { nextOf } from '../../http/answers.ts'
import { pageLimit, pageQuery, record, recordId } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { invitationOutcomes } from '../invitation-ports.ts'
import type { InvitationFile, InvitationOutcome } from '../invitation-ports.ts'
import {
  judgeInvitation,
  listInvitationFiles,
  readInvitationFile,
  takeInvitationFile,
} from '../use-cases/invite-users.ts'
import type { InvitationCounts, InvitingUser } from '../use-cases/invite-users.ts'
import type { PeopleParts } from '../use-cases/people-parts.ts'
import { reportInvitations } from '../use-cases/report-invitations.ts'

const inviter = { kind: 'bureau', roles: ['bureau_system'] } as const
const listBytesMax = 4 * 1024 * 1024
const csv = 'text/csv; charset=utf-8'
const template = '\uFEFF手机号\r\n'

const fileFields = {
  fileId: recordId,
  rowCount: Type.Integer({ title: '行数' }),
  state: Type.String({ title: '状态', description: 'running or finished.' }),
  createdAt: Type.String({ title: '上传时间' }),
}
const countsAnswer = record({
  ...fileFields,
  counts: Type.Array(
    record({
      outcome: Type.String({ title: '结果代码' }),
      outcomeName: Type.String({ title: '结果' }),
      rows: Type.Integer({ title: '行数' }),
    }),
  ),
})

/** Invitations of existing users of the payment platform (存量用户). */
export function invitationRoutes(parts: PeopleParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/bureaus/invitation-template',
      title: '下载邀请名单模板',
      purpose: 'An empty list as CSV, with its heading.',
      access: inviter,
      answer: 'file',
      refusals: [],
      handle: async () => ({
        bytes: new TextEncoder().encode(template),
        contentType: csv,
        name: '邀请名单模板.csv',
      }),
    }),
    route({
      method: 'POST',
      path: '/bureaus/invitations',
      title: '上传邀请名单',
      purpose:
        'A list of mobiles as CSV, one a row in the first column. Text messages go out afterwards, batch by batch.',
      access: inviter,
      upload: { bytesMax: listBytesMax, contentTypes: ['text/csv'] },
      answer: countsAnswer,
      refusals: ['INVITATION_FILE_UNFIT'],
      handle: async (request) => {
        const user = inviterOf(holderOf(request))
        return countsShown(await takeInvitationFile(parts, user, request.body, request.at))
      },
    }),
    ...reportRoutes(parts),
    route({
      method: 'POST',
      path: '/people/invitation-links',
      title: '查看邀请链接是否有效',
      purpose:
        'Says whether the link of an invitation can still be used: open, used, expired or unknown.',
      access: { kind: 'public' },
      body: record({ token: Type.String({ title: '邀请码', pattern: '^[A-Za-z0-9_-]{43}$' }) }),
      answer: record({ state: Type.String({ title: '状态' }) }),
      refusals: [],
      handle: async (request) => ({
        state: await judgeInvitation(parts, request.body.token, request.at),
      }),
    }),
  ]
}

function reportRoutes(parts: PeopleParts): readonly Route[] {
  const params = record({ fileId: recordId })
  return [
    route({
      method: 'GET',
      path: '/bureaus/invitations',
      title: '邀请名单列表',
      purpose: 'Lists of the own bureau, newest first; `next` is `after` of the next page.',
      access: inviter,
      query: record(pageQuery),
      answer: record({
        files: Type.Array(record(fileFields)),
        next: Type.Union([Type.String(), Type.Null()]),
      }),
      refusals: [],
      handle: async (request) => {
        const { bureauId } = inviterOf(holderOf(request))
        const limit = pageLimit(request.query.limit)
        const page = { after: request.query.after ?? null, limit }
        const files = await listInvitationFiles(parts, bureauId, page)
        const next = nextOf(files, limit, ({ fileId }) => fileId)
        return { files: files.map(fileShown), next }
      },
    }),
    route({
      method: 'GET',
      path: '/bureaus/invitations/:fileId',
      title: '邀请名单进度',
      purpose: 'How many rows came out how.',
      access: inviter,
      params,
      answer: countsAnswer,
      refusals: ['INVITATION_FILE_NOT_FOUND'],
      handle: async (request) => {
        const { bureauId } = inviterOf(holderOf(request))
        return countsShown(await readInvitationFile(parts, bureauId, request.params.fileId))
      },
    }),
    route({
      method: 'GET',
      path: '/bureaus/invitations/:fileId/report',
      title: '下载邀请结果',
      purpose: 'What became of each row, as CSV with masked mobiles.',
      access: inviter,
      params,
      answer: 'file',
      refusals: ['INVITATION_FILE_NOT_FOUND'],
      handle: async (request) => {
        const user = inviterOf(holderOf(request))
        const { fileId } = request.params
        const bytes = await reportInvitations(parts, user, fileId, request.at)
        return { bytes, contentType: csv, name: `邀请结果-${fileId}.csv` }
      },
    }),
  ]
}

function inviterOf({ subjectId, organisationId }: SessionHolder): InvitingUser {
  return { userId: subjectId, bureauId: organisationId }
}

function fileShown({ fileId, rowCount, state, createdAt }: InvitationFile) {
  return { fileId, rowCount, state, createdAt: new Date(createdAt).toISOString() }
}

function countsShown({ file, counts }: InvitationCounts) {
  const outcomes = Object.keys(invitationOutcomes) as InvitationOutcome[]
  return {
    ...fileShown(file),
    counts: outcomes
      .map((outcome) => ({
        outcome,
        outcomeName: invitationOutcomes[outcome],
        rows: counts[outcome] ?? 0,
      }))
      .filter(({ rows }) => rows > 0),
  }
}
