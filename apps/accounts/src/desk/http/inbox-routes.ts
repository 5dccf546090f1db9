import { Type } from 'typebox'
import { nextOf, isoOrNull } from '../../http/answers.ts'
import { pageLimit, pageQuery, record, recordId } from '../../http/fields.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { inboxKindNames, inboxKinds } from '../inbox-ports.ts'
import type { InboxKind, InboxLine } from '../inbox-ports.ts'
import { followSoon } from '../use-cases/follow-events.ts'
import { assignEntry, finishEntry } from '../use-cases/inbox-entries.ts'
import { acting, deskUserOf, pageOf, seeing, textOrNull } from './desk-fields.ts'
import type { DeskUses } from './desk-uses.ts'

const kind = Type.Unsafe<InboxKind>({ type: 'string', title: '种类', enum: [...inboxKindNames] })
const entryPath = record({ entryId: recordId })
const text = Type.String()
const entryAnswer = record({
  entryId: recordId,
  kind,
  kindName: text,
  billCode: text,
  billNumber: text,
  caseId: textOrNull,
  details: Type.Record(Type.String(), Type.String()),
  at: text,
  assignedTo: textOrNull,
  billState: textOrNull,
  nextServices: Type.Array(text),
})

function entryView({ source: _, doneAt: __, doneBy: ___, at, ...rest }: InboxLine) {
  return { ...rest, kindName: inboxKinds[rest.kind], at: isoOrNull(at) }
}

/** What waits for the unit. */
export function inboxRoutes(uses: DeskUses): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/desk/inbox',
      title: '待办',
      purpose: 'What waits, newest first, with what can be done next with each bill.',
      access: seeing,
      query: record({
        ...pageQuery,
        kind: Type.Optional(kind),
        assigned: Type.Optional(Type.Literal('me', { title: '分派给我' })),
      }),
      answer: pageOf(entryAnswer),
      refusals: [],
      handle: async (request) => {
        const { after = null, limit, kind: asked = null, assigned } = request.query
        const rowsMax = pageLimit(limit)
        const { unitId, userId } = deskUserOf(request)
        if (after === null) await followSoon(uses, unitId, request.at)
        const query = { kind: asked, assignedTo: assigned === undefined ? null : userId }
        const page = { behind: after, limit: rowsMax }
        const lines = await uses.tables.inbox.list(unitId, query, page)
        const next = nextOf(lines, rowsMax, ({ entryId }) => entryId)
        return { items: lines.map(entryView), next }
      },
    }),
    route({
      method: 'GET',
      path: '/desk/inbox/counts',
      title: '待办数量',
      purpose: 'How much waits, by kind.',
      access: seeing,
      answer: record({
        counts: Type.Array(record({ kind, kindName: text, count: Type.Integer() })),
      }),
      refusals: [],
      handle: async (request) => {
        const counts = await uses.tables.inbox.counts(deskUserOf(request).unitId)
        return {
          counts: inboxKindNames.map((name) => {
            return { kind: name, kindName: inboxKinds[name], count: counts[name] ?? 0 }
          }),
        }
      },
    }),
    ...entryRoutes(uses),
  ]
}

function entryRoutes(uses: DeskUses): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/desk/inbox/:entryId/assignment',
      title: '分派待办',
      purpose: 'Gives an entry to a user of the unit who may act, or to nobody.',
      access: acting,
      params: entryPath,
      body: record({ userId: Type.Union([recordId, Type.Null()]) }),
      answer: 'nothing',
      refusals: ['NOT_FOUND'],
      handle: async (request) => {
        const { entryId } = request.params
        const given = { entryId, assignedTo: request.body.userId }
        const isDone = await assignEntry(uses, deskUserOf(request), given, request.at)
        if (!isDone) throw refuseHttp('NOT_FOUND')
      },
    }),
    route({
      method: 'POST',
      path: '/desk/inbox/:entryId/done',
      title: '办结待办',
      purpose: 'Ends an entry that needs nothing more.',
      access: acting,
      params: entryPath,
      body: record({}),
      answer: 'nothing',
      refusals: ['NOT_FOUND'],
      handle: async (request) => {
        const { entryId } = request.params
        const isDone = await finishEntry(uses, deskUserOf(request), entryId, request.at)
        if (!isDone) throw refuseHttp('NOT_FOUND')
      },
    }),
  ]
}
