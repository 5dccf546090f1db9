import { fenFromYuan, yuanFromFen } from '@piaoqiao/domain'
import { Type } from 'typebox'
import {
  amount,
  creditCode,
  date,
  pageLimit,
  pageQuery,
  provinceCode,
  record,
  words,
} from '../../http/fields.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import type { FolderCursor } from '../folder-ports.ts'
import type { PeopleParts } from '../use-cases/people-parts.ts'
import {
  countFolder,
  downloadBill,
  readBill,
  readFolder,
  readTimeline,
  tagBill,
} from '../use-cases/read-folder.ts'
import {
  actingOf,
  billIdOf,
  billPath,
  folderBillAnswer,
  folderBillView,
  ownerField,
} from './people-fields.ts'

const text = Type.String()
const textOrNull = Type.Union([text, Type.Null()])
const person = { kind: 'person' } as const
const owner = record(ownerField)
const isFresh = Type.Boolean({
  description: 'False where a registry could not be asked: the states are of an earlier moment.',
})
const rights = ['PROXY_RIGHT_LACKING']

/** The bill folder of a person. */
export function folderRoutes(parts: PeopleParts): readonly Route[] {
  return [listRoute(parts), countRoute(parts), ...billRoutes(parts)]
}

function listRoute(parts: PeopleParts): Route {
  return route({
    method: 'GET',
    path: '/people/self/bills',
    title: '票据夹',
    purpose: 'Bills of the folder, the newest day first, as they stand now.',
    access: person,
    query: record({
      ...pageQuery,
      ...ownerField,
      text: Type.Optional(words('搜索', 40)),
      state: Type.Optional(words('状态', 20)),
      province: Type.Optional(provinceCode),
      issuerId: Type.Optional(creditCode),
      tag: Type.Optional(words('标签', 20)),
      issuedFrom: Type.Optional(date('开票日期起')),
      issuedTo: Type.Optional(date('开票日期止')),
      amountFrom: Type.Optional(amount('金额起')),
      amountTo: Type.Optional(amount('金额止')),
    }),
    answer: record({ bills: Type.Array(folderBillAnswer), next: textOrNull, isFresh }),
    refusals: rights,
    handle: async (request) => {
      const { query } = request
      const found = await readFolder(parts, actingOf(request, query.owner), askedOf(query), {
        after: query.after === undefined ? null : cursorFrom(query.after),
        limit: pageLimit(query.limit),
      })
      return {
        bills: found.bills.map(folderBillView),
        next: found.next === null ? null : `${found.next.issuedOn}_${found.next.billId}`,
        isFresh: found.isFresh,
      }
    },
  })
}

function askedOf(query: {
  readonly text?: string
  readonly state?: string
  readonly province?: string
  readonly issuerId?: string
  readonly tag?: string
  readonly issuedFrom?: string
  readonly issuedTo?: string
  readonly amountFrom?: string
  readonly amountTo?: string
}) {
  return {
    text: query.text ?? null,
    state: query.state ?? null,
    province: query.province ?? null,
    issuerId: query.issuerId ?? null,
    tag: query.tag ?? null,
    issuedFrom: query.issuedFrom ?? null,
    issuedTo: query.issuedTo ?? null,
    amountFrom: query.amountFrom === undefined ? null : fenFromYuan(query.amountFrom),
    amountTo: query.amountTo === undefined ? null : fenFromYuan(query.amountTo),
  }
}

function cursorFrom(after: string): FolderCursor {
  const [, day, id] = /^(\d{4}-\d{2}-\d{2})_(\d{1,18})$/.exec(after) ?? []
  if (day === undefined || id === undefined) {
    throw refuseHttp('REQUEST_MALFORMED', { details: { path: '/after' } })
  }
  return { issuedOn: day, billId: BigInt(id) }
}

function countRoute(parts: PeopleParts): Route {
  return route({
    method: 'GET',
    path: '/people/self/bill-counts',
    title: '票据统计',
    purpose: 'How many bills stand how, and what they sum up to.',
    access: person,
    query: owner,
    answer: record({
      counts: Type.Array(record({ state: text, bills: Type.Integer(), amount: text })),
    }),
    refusals: rights,
    handle: async (request) => {
      const counts = await countFolder(parts, actingOf(request, request.query.owner))
      return {
        counts: counts.map(({ state, bills, face }) => ({
          state,
          bills,
          amount: yuanFromFen(face),
        })),
      }
    },
  })
}

function billRoutes(parts: PeopleParts): readonly Route[] {
  const path = '/people/self/bills/:billCode/:billNumber'
  return [
    route({
      method: 'GET',
      path,
      title: '票据详情',
      purpose: 'One bill as it stands now.',
      access: person,
      params: billPath,
      query: owner,
      answer: record({ bill: folderBillAnswer, isFresh }),
      refusals: [...rights, 'BILL_NOT_IN_FOLDER'],
      handle: async (request) => {
        const acting = actingOf(request, request.query.owner)
        const { bill, isFresh: fresh } = await readBill(parts, acting, billIdOf(request.params))
        return { bill: folderBillView(bill), isFresh: fresh }
      },
    }),
    timelineRoute(parts, path),
    route({
      method: 'GET',
      path: `${path}/file.xml`,
      title: '下载票据文件',
      purpose: 'The XML of the bill with both signatures.',
      access: person,
      params: billPath,
      query: owner,
      answer: 'file',
      refusals: [...rights, 'BILL_NOT_IN_FOLDER', 'REGISTRY_REFUSED', 'PROVINCE_UNREACHABLE'],
      handle: async (request) => {
        const acting = actingOf(request, request.query.owner)
        const bytes = await downloadBill(parts, acting, billIdOf(request.params))
        const { billCode: code, billNumber: number } = request.params
        return { bytes, contentType: 'application/xml', name: `${code}_${number}.xml` }
      },
    }),
    route({
      method: 'PUT',
      path: `${path}/tags`,
      title: '票据标签',
      purpose: 'Replaces the tags of a bill.',
      access: person,
      params: billPath,
      query: owner,
      body: record({ tags: Type.Array(words('标签', 20), { maxItems: 10 }) }),
      answer: 'nothing',
      refusals: [...rights, 'BILL_NOT_IN_FOLDER'],
      handle: (request) => {
        const acting = actingOf(request, request.query.owner)
        return tagBill(parts, acting, billIdOf(request.params), request.body.tags)
      },
    }),
  ]
}

function timelineRoute(parts: PeopleParts, path: string): Route {
  return route({
    method: 'GET',
    path: `${path}/timeline`,
    title: '票据全程',
    purpose: 'The whole life of a bill: who looked at it, held it, reimbursed and posted it.',
    access: person,
    params: billPath,
    query: record({
      ...ownerField,
      after: Type.Optional(Type.String({ pattern: '^[0-9]{1,9}$' })),
    }),
    answer: record({
      entries: Type.Array(
        record({
          sequence: Type.Integer(),
          at: text,
          kind: text,
          name: text,
          actorId: text,
          actorName: text,
          details: Type.Record(text, Type.Unknown()),
          standing: text,
          form: text,
          reimbursement: text,
        }),
      ),
      next: Type.Union([Type.Integer(), Type.Null()]),
      looks: Type.Array(record({ at: text, partyName: text, service: text })),
    }),
    refusals: [...rights, 'BILL_NOT_IN_FOLDER', 'REGISTRY_REFUSED', 'PROVINCE_UNREACHABLE'],
    handle: async (request) => {
      const { owner: given, after } = request.query
      const acting = actingOf(request, given)
      const from = after === undefined ? null : Number(after)
      const { entries, next, looks } = await readTimeline(
        parts,
        acting,
        billIdOf(request.params),
        from,
      )
      return { entries, next, looks }
    },
  })
}
