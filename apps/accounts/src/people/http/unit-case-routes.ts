import { Type } from 'typebox'
import { record, recordId, words } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import type { CasesParts } from '../use-cases/case-parts.ts'
import { listAttachments, openAttachmentAsUnit, sayToPerson } from '../use-cases/unit-cases.ts'
import { attachmentAnswer, attachmentShown } from './case-answers.ts'

const seeing = { kind: 'unit', roles: ['unit_read', 'unit_reimburse'] } as const
const acting = { kind: 'unit', roles: ['unit_reimburse'] } as const
const params = record({ caseId: recordId })

/** What a unit has of a case beside its desk: the papers that came with it, and words to the person. */
export function unitCaseRoutes(parts: CasesParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/desk/cases/:caseId/attachments',
      title: '报销附件列表',
      purpose: 'The papers that came with a case.',
      access: seeing,
      params,
      answer: record({ attachments: Type.Array(attachmentAnswer) }),
      refusals: ['CASE_NOT_FOUND'],
      handle: async (request) => {
        const files = await listAttachments(parts, holderOf(request), request.params.caseId)
        return { attachments: files.map(attachmentShown) }
      },
    }),
    route({
      method: 'GET',
      path: '/desk/cases/:caseId/attachments/:fileId',
      title: '下载报销附件',
      purpose: 'A paper of a case; the look is audited.',
      access: acting,
      params: record({ caseId: recordId, fileId: recordId }),
      answer: 'file',
      refusals: ['CASE_NOT_FOUND'],
      handle: async (request) => {
        const holder = holderOf(request)
        const { file, bytes } = await openAttachmentAsUnit(
          parts,
          holder,
          request.params,
          request.at,
        )
        return { bytes, contentType: file.contentType, name: file.name }
      },
    }),
    route({
      method: 'POST',
      path: '/desk/cases/:caseId/messages',
      title: '给申请人留言',
      purpose: 'Says something to the person without changing the state of the case.',
      access: acting,
      params,
      body: record({ text: words('留言', 500) }),
      answer: 'nothing',
      refusals: ['CASE_NOT_FOUND', 'CASE_STATE_UNFIT'],
      handle: (request) => {
        const given = { caseId: request.params.caseId, text: request.body.text }
        return sayToPerson(parts, holderOf(request), given, request.at)
      },
    }),
  ]
}
