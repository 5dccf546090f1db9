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
import type { CheckedFile } from '../kept-file-ports.ts'
import { archivePeriod } from '../use-cases/archive-period.ts'
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
        'Kept files by bill or by voucher, oldest first: the files of the bills that a voucher books, and the accounting data made for it.',
      access: seeing,
      query: record({
        ...pageQuery,
        billCode: Type.Optional(billCode),
        billNumber: Type.Optional(billNumber),
        voucherNumber: Type.Optional(words('会计凭证号', 64)),
      }),
      answer: pageOf(fileAnswer),
      refusals: [],
      handle: async (request) => {
        const { after, limit, billCode: code, billNumber: number, voucherNumber } = request.query
        const rowsMax = pageLimit(limit)
        const hasBill = code !== undefined && number !== undefined
        const files = await uses.tables.keptFiles.list(
          deskUserOf(request).unitId,
          {
            bill: hasBill ? { billCode: code, billNumber: number } : null,
            voucherNumber: voucherNumber ?? null,
            storedFrom: null,
            storedTo: null,
          },
          { behind: after ?? null, limit: rowsMax },
        )
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
    archiveRoute(uses),
  ]
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
