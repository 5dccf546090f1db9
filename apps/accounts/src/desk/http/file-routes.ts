import { endOfDate, startOfDate } from '@piaoqiao/domain'
import { Type } from 'typebox'
import { nextOf, isoOrNull } from '../../http/answers.ts'
import {
  billCode,
  billNumber,
  date,
  pageLimit,
  pageQuery,
  record,
  recordId,
  words,
} from '../../http/fields.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { refuseDesk } from '../desk-refusals.ts'
import type { CheckedFile, FileQuery } from '../kept-file-ports.ts'
import { archivedFilesMax, archivePeriod, archivePreview } from '../use-cases/archive-period.ts'
import { openKeptFile } from '../use-cases/open-kept-file.ts'
import { acting, deskUserOf, pageOf, seeing, textOrNull } from './desk-fields.ts'
import type { DeskUses } from './desk-uses.ts'

const text = Type.String()
const fileAnswer = record({
  fileId: recordId,
  billCode,
  billNumber,
  kind: text,
  sm3: text,
  voucherNumber: textOrNull,
  storedAt: text,
  userId: text,
  checks: Type.Array(
    record({
      checkedAt: text,
      userId: text,
      outcome: text,
      code: text,
      sentence: text,
      faults: Type.Array(record({ code: text, sentence: text, subject: text })),
    }),
  ),
})

function fileView({ storedAt, checks, ...file }: CheckedFile) {
  return {
    ...file,
    storedAt: isoOrNull(storedAt),
    checks: checks.map((check) => ({ ...check, checkedAt: isoOrNull(check.checkedAt) })),
  }
}

/** The files of bills that the unit keeps, with what their checks found. */
export function fileRoutes(uses: DeskUses): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/desk/files',
      title: '票据文件',
      purpose:
        'Kept files by bill, by voucher or by the days on which they were kept, oldest first: the files of the bills that a voucher books, and the accounting data made for it.',
      access: seeing,
      query: record({
        ...pageQuery,
        billCode: Type.Optional(billCode),
        billNumber: Type.Optional(billNumber),
        voucherNumber: Type.Optional(words('会计凭证号', 64)),
        storedFrom: Type.Optional(date('保存日期自')),
        storedTo: Type.Optional(date('保存日期至')),
      }),
      answer: pageOf(fileAnswer),
      refusals: ['PERIOD_UNFIT'],
      handle: async (request) => {
        const { after, limit, ...filter } = request.query
        const rowsMax = pageLimit(limit)
        const { unitId } = deskUserOf(request)
        const page = { behind: after ?? null, limit: rowsMax }
        const files = await uses.tables.keptFiles.list(unitId, fileQuery(filter), page)
        const next = nextOf(files, rowsMax, ({ fileId }) => fileId)
        return { items: files.map(fileView), next }
      },
    }),
    route({
      method: 'GET',
      path: '/desk/files/:fileId/content',
      title: '下载票据文件',
      purpose: 'The bytes of a kept file as they came. Every download is audited.',
      access: seeing,
      params: record({ fileId: recordId }),
      answer: 'file',
      refusals: ['NOT_FOUND'],
      handle: async (request) => {
        const { fileId } = request.params
        const opened = await openKeptFile(uses, deskUserOf(request), fileId, request.at)
        if (opened === null) throw refuseHttp('NOT_FOUND')
        return opened
      },
    }),
    archivePreviewRoute(uses),
    archiveRoute(uses),
  ]
}

/** @throws AccountsError `PERIOD_UNFIT` */
function fileQuery(filter: {
  readonly [Name in 'billCode' | 'billNumber' | 'voucherNumber' | 'storedFrom' | 'storedTo']?:
    string | undefined
}): FileQuery {
  const { storedFrom, storedTo } = filter
  if ((storedFrom ?? '') > (storedTo ?? '9')) throw refuseDesk('PERIOD_UNFIT')
  return {
    billCode: filter.billCode ?? null,
    billNumber: filter.billNumber ?? null,
    voucherNumber: filter.voucherNumber ?? null,
    storedFrom: storedFrom === undefined ? null : startOfDate(storedFrom),
    storedTo: storedTo === undefined ? null : endOfDate(storedTo),
  }
}

function archivePreviewRoute(uses: DeskUses): Route {
  return route({
    method: 'GET',
    path: '/desk/archive/preview',
    title: '归档包预览',
    purpose:
      'How many bills and files a package of these days would hold, how many files it leaves out because the registry never confirmed their bill, and how many files a package may have.',
    access: acting,
    query: record({ from: date('自'), to: date('至') }),
    answer: record({
      bills: Type.Integer(),
      files: Type.Integer(),
      unconfirmedFiles: Type.Integer(),
      filesMax: Type.Integer(),
    }),
    refusals: ['PERIOD_UNFIT'],
    handle: async (request) => {
      const counts = await archivePreview(uses, deskUserOf(request), request.query)
      return { ...counts, filesMax: archivedFilesMax }
    },
  })
}

function archiveRoute(uses: DeskUses): Route {
  return route({
    method: 'GET',
    path: '/desk/archive',
    title: '导出归档包',
    purpose:
      'The files that were kept between two days with their checks, as a package for the archive with the metadata of DA/T 95—2022, table B.10.',
    access: acting,
    query: record({ from: date('自'), to: date('至') }),
    answer: 'file',
    refusals: [
      'PERIOD_UNFIT',
      'ARCHIVE_EMPTY',
      'ARCHIVE_TOO_LARGE',
      'ARCHIVE_UNFIT',
      'READING_TOO_LONG',
      'DESK_BUSY',
      'UNIT_NOT_OPEN',
    ],
    handle: (request) => archivePeriod(uses, deskUserOf(request), request.query, request.at),
  })
}
