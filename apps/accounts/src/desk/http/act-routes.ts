import { Type } from 'typebox'
import type { TSchema } from 'typebox'
import { nextOf, isoOrNull } from '../../http/answers.ts'
import { billCode, billNumber, pageLimit, pageQuery, record, recordId } from '../../http/fields.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { actItemFields } from '../act-item-fields.ts'
import type { AnyAskedItem } from '../act-item-fields.ts'
import type { Act, AnsweredItem } from '../act-ports.ts'
import { actItemsMax, actServiceNames, actServices } from '../act-services.ts'
import type { ActService } from '../act-services.ts'
import { beginAct } from '../use-cases/begin-act.ts'
import type { ShownAct } from '../use-cases/begin-act.ts'
import { previewAct } from '../use-cases/preview-act.ts'
import {
  acting,
  billAnswer,
  billShown,
  deskUserOf,
  duplicateAnswer,
  duplicateView,
  objection,
  orNull,
  pageOf,
  seeing,
  textOrNull,
} from './desk-fields.ts'
import type { DeskUses } from './desk-uses.ts'

/** Where each act stands in the paths. */
const pathNames: Readonly<Record<ActService, string>> = {
  'bill.lock': 'lock',
  'bill.extend': 'extend',
  'bill.unlock': 'unlock',
  'reimbursement.report': 'report',
  'reimbursement.withdraw': 'withdraw',
  'reimbursement.post': 'post',
  'reimbursement.unpost': 'unpost',
}

const requestId = Type.String({
  title: '请求编号',
  description: 'Chosen by the page; the same again is answered and not done again.',
  pattern: '^[A-Za-z0-9._:-]{1,64}$',
})
const text = Type.String()
const headAnswer = record({
  actId: recordId,
  requestId: text,
  service: text,
  title: text,
  itemCount: Type.Integer(),
  isSettled: Type.Boolean({ description: 'False while the outcome of a bill is unknown.' }),
  createdAt: text,
})
const itemAnswer = record({
  itemNumber: Type.Integer(),
  billCode,
  billNumber,
  outcome: textOrNull,
  code: textOrNull,
  sentence: textOrNull,
  next: textOrNull,
  answer: Type.Record(Type.String(), Type.Unknown()),
  accounting: text,
})
const actAnswer = record({ act: headAnswer, items: Type.Array(itemAnswer) })

function headView({ actId, requestId: id, service, itemCount, nextAttemptAt, createdAt }: Act) {
  return {
    actId,
    requestId: id,
    service,
    title: actServices[service],
    itemCount,
    isSettled: nextAttemptAt === null,
    createdAt: isoOrNull(createdAt),
  }
}

function itemView({
  itemNumber,
  billCode: code,
  billNumber: number,
  answered,
  accounting,
}: AnsweredItem) {
  return {
    itemNumber,
    billCode: code,
    billNumber: number,
    outcome: answered?.outcome ?? null,
    code: answered?.code ?? null,
    sentence: answered?.sentence ?? null,
    next: answered?.next ?? null,
    answer: answered?.answer ?? {},
    accounting,
  }
}

function actView({ act, items }: ShownAct) {
  return { act: headView(act), items: items.map(itemView) }
}

/** Locking, unlocking, reporting and posting, each for one bill or for many, with a preview. */
export function actRoutes(uses: DeskUses): readonly Route[] {
  return [
    ...actServiceNames.flatMap((service) => [
      previewRoute(uses, service),
      beginRoute(uses, service),
    ]),
    route({
      method: 'GET',
      path: '/desk/acts',
      title: '办理记录',
      purpose:
        'What the unit did with bills, newest first; with a request id the act that it began, if it arrived.',
      access: seeing,
      query: record({ ...pageQuery, requestId: Type.Optional(requestId) }),
      answer: pageOf(headAnswer),
      refusals: [],
      handle: async (request) => {
        const { after, limit, requestId: asked } = request.query
        const rowsMax = pageLimit(limit)
        const { unitId } = deskUserOf(request)
        const { acts: kept } = uses.tables
        if (asked !== undefined) {
          const act = await kept.findByRequest(unitId, asked)
          return { items: act === null ? [] : [headView(act)], next: null }
        }
        const acts = await kept.list(unitId, after ?? null, rowsMax)
        const next = nextOf(acts, rowsMax, ({ actId }) => actId)
        return { items: acts.map(headView), next }
      },
    }),
    route({
      method: 'GET',
      path: '/desk/acts/:actId',
      title: '办理结果',
      purpose: 'What was answered to each bill; unknown outcomes are settled by themselves.',
      access: seeing,
      params: record({ actId: recordId }),
      answer: actAnswer,
      refusals: [],
      handle: async (request) => {
        const { acts } = uses.tables
        const act = await acts.find(deskUserOf(request).unitId, request.params.actId)
        if (act === null) throw refuseHttp('NOT_FOUND')
        return actView({ act, items: await acts.items(act.actId) })
      },
    }),
  ]
}

function itemsOf(service: ActService) {
  const item: TSchema = actItemFields[service]
  return Type.Array(item, { title: '票据', minItems: 1, maxItems: actItemsMax })
}

const refusals = ['BILL_TWICE', 'UNIT_NOT_OPEN', 'PROVINCE_UNREACHABLE']

function previewRoute(uses: DeskUses, service: ActService): Route {
  return route({
    method: 'POST',
    path: `/desk/acts/${pathNames[service]}/preview`,
    title: `${actServices[service]}预览`,
    purpose: 'What would happen to each bill, and what would be refused and why. Changes nothing.',
    access: acting,
    body: record({ items: itemsOf(service) }),
    answer: record({
      willDo: Type.Integer({ description: 'Bills against which nothing speaks.' }),
      items: Type.Array(
        record({
          billCode,
          billNumber,
          bill: orNull(billAnswer),
          objection: orNull(objection),
          duplicate: duplicateAnswer,
        }),
      ),
    }),
    refusals,
    handle: async (request) => {
      const items = request.body.items as readonly AnyAskedItem[]
      const user = deskUserOf(request)
      const previewed = await previewAct(uses, user, { service, items }, request.at)
      return {
        willDo: previewed.filter((item) => item.objection === null).length,
        items: previewed.map((item) => ({
          ...item,
          bill: item.bill === null ? null : billShown(item.bill),
          duplicate: duplicateView(item.duplicate),
        })),
      }
    },
  })
}

function beginRoute(uses: DeskUses, service: ActService): Route {
  return route({
    method: 'POST',
    path: `/desk/acts/${pathNames[service]}`,
    title: actServices[service],
    purpose: 'Does it for one bill or many, and answers for each.',
    access: acting,
    body: record({ requestId, items: itemsOf(service) }),
    answer: actAnswer,
    refusals: [...refusals, 'REQUEST_ID_REUSED', 'ACCOUNTING_UNFIT', 'BILL_FILE_MISSING'],
    handle: async (request) => {
      const { requestId: id, items } = request.body
      const asked = { service, requestId: id, items: items as readonly AnyAskedItem[] }
      return actView(await beginAct(uses, deskUserOf(request), asked, request.at))
    },
  })
}
