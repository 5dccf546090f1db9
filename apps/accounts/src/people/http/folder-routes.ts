import type { CalendarDate } from '@piaoqiao/domain'
import { fenFromYuan, yuanFromFen } from '@piaoqiao/domain'
import { Type } from 'typebox'
import {
  amount,
  billCode,
  billNumber,
  checkCode,
  creditCode,
  date,
  pageLimit,
  pageQuery,
  provinceCode,
  record,
  words,
} from '../../http/fields.ts'
import { refuseHttp } from '../../http/http-refusals.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import type { FolderCursor } from '../folder-ports.ts'
import { claimBill, claimUpload, presentedInQr } from '../use-cases/claim-bills.ts'
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
const uploadBytesMax = 10 * 1024 * 1024
/** What people have: files of bills, photos, and archives of them. The bytes say what each is. */
const uploadTypes = [
  'application/xml',
  'text/xml',
  'application/ofd',
  'application/pdf',
  'application/zip',
  'application/octet-stream',
  'image/png',
  'image/jpeg',
]

/** The bill folder of a person. */
export function folderRoutes(parts: PeopleParts): readonly Route[] {
  return [listRoute(parts), countRoute(parts), ...billRoutes(parts), ...claimRoutes(parts)]
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
    issuedFrom: (query.issuedFrom ?? null) as CalendarDate | null,
    issuedTo: (query.issuedTo ?? null) as CalendarDate | null,
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

function claimRoutes(parts: PeopleParts): readonly Route[] {
  const refusals = [...rights, 'REGISTRY_REFUSED', 'PAYER_NAME_DIFFERS', 'PROVINCE_UNREACHABLE']
  return [
    route({
      method: 'POST',
      path: '/people/self/bills',
      title: '认领票据',
      purpose: 'Claims a bill by the five things that stand on its face.',
      access: person,
      query: owner,
      body: record({
        billCode,
        billNumber,
        checkCode,
        amount: amount('票据金额'),
        issuedOn: date('开票日期'),
      }),
      answer: folderBillAnswer,
      refusals,
      handle: async (request) => {
        const acting = actingOf(request, request.query.owner)
        return folderBillView(await claimBill(parts, acting, request.body, request.at))
      },
    }),
    route({
      method: 'POST',
      path: '/people/self/bills/qr',
      title: '扫码认领',
      purpose: 'Claims a bill by the text of its QR code.',
      access: person,
      query: owner,
      body: record({ text: words('二维码内容', 500) }),
      answer: folderBillAnswer,
      refusals: [...refusals, 'QR_UNREADABLE'],
      handle: async (request) => {
        const acting = actingOf(request, request.query.owner)
        const presented = presentedInQr(request.body.text)
        return folderBillView(await claimBill(parts, acting, presented, request.at))
      },
    }),
    route({
      method: 'POST',
      path: '/people/self/bills/files',
      title: '上传认领',
      purpose: 'Claims the bills of a file: XML, OFD, PDF, a photo with the QR code, or a ZIP.',
      access: person,
      query: owner,
      upload: { bytesMax: uploadBytesMax, contentTypes: uploadTypes },
      answer: record({
        files: Type.Array(
          record({
            name: text,
            bill: Type.Union([folderBillAnswer, Type.Null()]),
            refused: Type.Union([record({ code: text, sentence: text }), Type.Null()]),
          }),
        ),
      }),
      refusals: [...refusals, 'FILE_UNREADABLE', 'FILE_DIFFERS'],
      handle: async (request) => {
        const acting = actingOf(request, request.query.owner)
        const given = { name: 'upload', bytes: request.body }
        const files = await claimUpload(parts, acting, given, request.at)
        return {
          files: files.map(({ name, bill, refused }) => ({
            name,
            bill: bill === null ? null : folderBillView(bill),
            refused,
          })),
        }
      },
    }),
  ]
}
