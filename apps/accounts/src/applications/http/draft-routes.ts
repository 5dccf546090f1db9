import type { Instant } from '@piaoqiao/domain'
import { Type } from 'typebox'
import type { TSchema } from 'typebox'
import { scanBytesMax, scanTypes } from '../../files/keep-upload.ts'
import { record, recordId } from '../../http/fields.ts'
import { route } from '../../http/route.ts'
import type { Route, RouteRequest } from '../../http/route.ts'
import { applicationFiles } from '../application-faults.ts'
import type { ApplicationFile } from '../application-faults.ts'
import { refuseApplication } from '../application-refusals.ts'
import type { ApplicationRoom } from '../application-rules.ts'
import { isEditable } from '../application-states.ts'
import type { Filling } from '../use-cases/fill-application.ts'
import type { BeginningCode, DraftKey } from '../use-cases/open-application.ts'
import { handlerContact } from './applicant-fields.ts'
import { faultList } from './application-answers.ts'
import type { ApplicationAnswer } from './application-answers.ts'

type DraftAct = 'begin' | 'reopen' | 'read' | 'save' | 'print' | 'upload' | 'submit'

/** The drafts of one room as its routes and the pages for developers show them. */
export interface DraftDoor<Room extends ApplicationRoom> {
  /** Such as `/units/applications`. */
  readonly path: string
  readonly titles: Readonly<Record<DraftAct, string>>
  readonly purposes: Readonly<Record<'begin' | 'read' | 'submit', string>>
  /** What is sent to be kept: the draft of the room. */
  readonly draft: TSchema
  /** Under which the form is downloaded. */
  readonly formName: string
  readonly answer: ApplicationAnswer<Room['shown']>
}

export interface DraftUses<Room extends ApplicationRoom> extends Filling<
  Room['kept']['draft'],
  Room['shown']
> {
  readonly begin: (given: BeginningCode, at: Instant) => Promise<DraftKey>
  readonly reopen: (
    given: BeginningCode & { readonly applicationId: string },
    at: Instant,
  ) => Promise<DraftKey>
}

const params = record({ applicationId: recordId })
const open = { kind: 'public' } as const
const byCode = record({
  contact: handlerContact,
  code: Type.String({ title: '验证码', pattern: '^[0-9]{6}$' }),
})
const draftKey = record({ applicationId: Type.String(), draftToken: Type.String() })
const codeRefusals = ['CODE_WRONG', 'CODE_EXPIRED', 'CODE_USED']

/** Applying, by whoever holds the token of the draft. */
export function draftRoutes<Room extends ApplicationRoom>(
  door: DraftDoor<Room>,
  uses: DraftUses<Room>,
): readonly Route[] {
  const { path, titles, purposes, draft, answer } = door
  return [
    route({
      method: 'POST',
      path,
      title: titles.begin,
      purpose: purposes.begin,
      access: open,
      body: byCode,
      answer: draftKey,
      refusals: codeRefusals,
      handle: ({ body, at }) => uses.begin(body, at),
    }),
    route({
      method: 'POST',
      path: `${path}/:applicationId/reopening`,
      title: titles.reopen,
      purpose:
        'Opens the application again by a code to the contact that began it. The new token takes the place of the one before.',
      access: open,
      params,
      body: byCode,
      answer: draftKey,
      refusals: [...codeRefusals, 'DRAFT_NOT_FOUND'],
      handle: ({ params: { applicationId }, body, at }) =>
        uses.reopen({ ...body, applicationId }, at),
    }),
    route({
      method: 'GET',
      path: `${path}/:applicationId`,
      title: titles.read,
      purpose: purposes.read,
      access: open,
      params,
      answer: answer.schema,
      refusals: ['DRAFT_NOT_FOUND'],
      handle: async (request) => shown(door, await uses.read(keyOf(request), request.at)),
    }),
    route({
      method: 'PUT',
      path: `${path}/:applicationId`,
      title: titles.save,
      purpose: 'Keeps the fields as they are now; whatever is absent is blank.',
      access: open,
      params,
      body: draft,
      answer: answer.schema,
      refusals: ['DRAFT_NOT_FOUND', 'APPLICATION_NOT_EDITABLE'],
      handle: async (request) => {
        const given = request.body as Room['kept']['draft']
        return shown(door, await uses.save(keyOf(request), given, request.at))
      },
    }),
    ...paperRoutes(door, uses),
    submissionRoute(door, uses),
  ]
}

function paperRoutes<Room extends ApplicationRoom>(
  door: DraftDoor<Room>,
  uses: DraftUses<Room>,
): readonly Route[] {
  const { path, titles, formName, answer } = door
  return [
    route({
      method: 'GET',
      path: `${path}/:applicationId/form.pdf`,
      title: titles.print,
      purpose: 'The form as filled in, on one page for printing and sealing.',
      access: open,
      params,
      answer: 'file',
      refusals: ['DRAFT_NOT_FOUND', 'FORM_UNFIT'],
      handle: async (request) => ({
        bytes: await uses.print(keyOf(request), request.at),
        contentType: 'application/pdf',
        name: formName,
      }),
    }),
    route({
      method: 'PUT',
      path: `${path}/:applicationId/files/:kind`,
      title: titles.upload,
      purpose: 'A scan as PDF, PNG or JPEG; it takes the place of an earlier one.',
      access: open,
      params: record({
        applicationId: recordId,
        kind: Type.Enum(Object.keys(applicationFiles), { title: '材料' }),
      }),
      upload: { bytesMax: scanBytesMax, contentTypes: scanTypes },
      answer: answer.schema,
      refusals: [
        'DRAFT_NOT_FOUND',
        'APPLICATION_NOT_EDITABLE',
        'FILE_EMPTY',
        'FILE_CONTENT_UNFIT',
        'FILE_INFECTED',
        'SCANNER_UNAVAILABLE',
      ],
      handle: async (request) => {
        const kind = request.params.kind as ApplicationFile
        const { body: bytes, at } = request
        return shown(door, await uses.upload(keyOf(request), { kind, bytes }, at))
      },
    }),
  ]
}

function submissionRoute<Room extends ApplicationRoom>(
  door: DraftDoor<Room>,
  uses: DraftUses<Room>,
): Route {
  const { path, titles, purposes, answer } = door
  return route({
    method: 'POST',
    path: `${path}/:applicationId/submission`,
    title: titles.submit,
    purpose: purposes.submit,
    access: open,
    params,
    body: record({}),
    answer: Type.Union([
      record({ outcome: Type.Literal('submitted'), application: answer.schema }),
      record({ outcome: Type.Literal('incomplete'), faults: faultList }),
    ]),
    refusals: [
      'DRAFT_NOT_FOUND',
      'APPLICATION_NOT_EDITABLE',
      'APPLICATION_PENDING',
      'UNIT_HAS_ACCOUNT',
    ],
    handle: async (request) => {
      const submission = await uses.submit(keyOf(request), request.at)
      if (submission.outcome === 'submitted') {
        return { outcome: 'submitted', application: shown(door, submission.opened) }
      }
      request.reply.status(422)
      return submission
    },
  })
}

/** Whole while it can be changed: whoever holds the token wrote it. */
function shown<Room extends ApplicationRoom>(
  { answer }: DraftDoor<Room>,
  opened: Room['shown'],
): unknown {
  return answer.show(opened, isEditable(opened.application.state))
}

function keyOf({
  params: { applicationId },
  draftToken,
}: Pick<
  RouteRequest<{ applicationId: string }, unknown, unknown>,
  'params' | 'draftToken'
>): DraftKey {
  if (draftToken === null) throw refuseApplication('DRAFT_NOT_FOUND')
  return { applicationId, draftToken }
}
