import { Type } from 'typebox'
import { nextOf, isoOrNull } from '../../http/answers.ts'
import { pageLimit, pageQuery, record, recordId } from '../../http/fields.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { sheetColumns } from '../reading/sheet-rows.ts'
import type { Sheet, SheetRow } from '../sheet-ports.ts'
import { resultHeader, sheetResultPages } from '../use-cases/sheet-result.ts'
import { tableFile } from '../use-cases/table-file.ts'
import { csvType, takeSheet, xlsxType } from '../use-cases/take-sheet.ts'
import {
  acting,
  deskUserOf,
  duplicateAnswer,
  duplicateView,
  formatQuery,
  objection,
  orNull,
  pageOf,
  seeing,
  textOrNull,
} from './desk-fields.ts'
import type { DeskUses } from './desk-uses.ts'

const sheetBytesMax = 8 * 1024 * 1024
const sheetAnswer = record({
  sheetId: recordId,
  rowCount: Type.Integer(),
  faultyCount: Type.Integer(),
  checkedCount: Type.Integer(),
  createdAt: Type.String(),
  doneAt: textOrNull,
})
const rowAnswer = record({
  rowNumber: Type.Integer(),
  billCode: Type.String(),
  billNumber: Type.String(),
  amount: Type.String(),
  issuedOn: Type.String(),
  duplicate: duplicateAnswer,
  result: orNull(Type.Intersect([record({ outcome: Type.String() }), objection])),
})
const sheetPath = record({ sheetId: recordId })

function sheetView({ sheetId, rowCount, faultyCount, checkedCount, createdAt, doneAt }: Sheet) {
  return {
    sheetId,
    rowCount,
    faultyCount,
    checkedCount,
    createdAt: isoOrNull(createdAt),
    doneAt: isoOrNull(doneAt),
  }
}

function rowView({ duplicate, ...row }: SheetRow) {
  return { ...row, duplicate: duplicateView(duplicate) }
}

/** Spreadsheets of bills: taken in, verified by a job, and given back with their results. */
export function sheetRoutes(uses: DeskUses): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/desk/sheets',
      title: '上传表格批量查验',
      purpose:
        'Takes an xlsx or CSV with up to 10,000 bills. Duplicates are known at once; a job verifies the rows.',
      access: acting,
      upload: {
        bytesMax: sheetBytesMax,
        contentTypes: [xlsxType, csvType, 'application/vnd.ms-excel', 'application/octet-stream'],
      },
      answer: sheetAnswer,
      refusals: [
        'SHEET_TYPE_UNFIT',
        'SHEET_ARCHIVE_UNFIT',
        'SHEET_MARKUP_UNFIT',
        'SHEET_FORMULA',
        'SHEET_CELLS_MERGED',
        'SHEET_TOO_MANY_ROWS',
        'SHEET_COLUMNS_WRONG',
        'SHEET_EMPTY',
        'SHEET_TEXT_UNFIT',
        'SHEET_UNREADABLE',
        'READING_TOO_LONG',
        'DESK_BUSY',
        'UNIT_NOT_OPEN',
      ],
      handle: async (request) =>
        sheetView(await takeSheet(uses, deskUserOf(request), request.body, request.at)),
    }),
    templateRoute(uses),
    route({
      method: 'GET',
      path: '/desk/sheets',
      title: '批量查验记录',
      purpose: 'Spreadsheets that the unit gave, newest first.',
      access: seeing,
      query: record(pageQuery),
      answer: pageOf(sheetAnswer),
      refusals: [],
      handle: async (request) => {
        const { after, limit } = request.query
        const rowsMax = pageLimit(limit)
        const { unitId } = deskUserOf(request)
        const sheets = await uses.tables.sheets.list(unitId, after ?? null, rowsMax)
        const next = nextOf(sheets, rowsMax, ({ sheetId }) => sheetId)
        return { items: sheets.map(sheetView), next }
      },
    }),
    ...oneSheetRoutes(uses),
  ]
}

function templateRoute({ runReading }: DeskUses): Route {
  return route({
    method: 'GET',
    path: '/desk/sheet-template',
    title: '下载表格模板',
    purpose: 'An empty xlsx with the columns that are read.',
    access: seeing,
    answer: 'file',
    refusals: [],
    handle: async () => {
      const header = Object.values(sheetColumns).map(([name]) => name)
      const nothing = async function* () {}
      return tableFile(runReading, { title: '批量查验', header, pages: nothing() }, 'xlsx')
    },
  })
}

function oneSheetRoutes(uses: DeskUses): readonly Route[] {
  const find = async (request: Parameters<typeof deskUserOf>[0], sheetId: string) => {
    const sheet = await uses.tables.sheets.find(deskUserOf(request).unitId, sheetId)
    if (sheet === null) throw refuseHttp('NOT_FOUND')
    return sheet
  }
  return [
    route({
      method: 'GET',
      path: '/desk/sheets/:sheetId',
      title: '批量查验进度',
      purpose:
        'How far a spreadsheet is verified, and how many rows were answered with which code.',
      access: seeing,
      params: sheetPath,
      answer: record({
        sheet: sheetAnswer,
        counts: Type.Array(record({ code: Type.String(), count: Type.Integer() })),
      }),
      refusals: [],
      handle: async (request) => {
        const sheet = await find(request, request.params.sheetId)
        return { sheet: sheetView(sheet), counts: await uses.tables.sheets.counts(sheet.sheetId) }
      },
    }),
    route({
      method: 'GET',
      path: '/desk/sheets/:sheetId/rows',
      title: '批量查验逐行结果',
      purpose: 'The rows of a spreadsheet with their results, in their order.',
      access: seeing,
      params: sheetPath,
      query: record({
        ...pageQuery,
        after: Type.Optional(Type.String({ pattern: '^[0-9]{1,7}$' })),
      }),
      answer: pageOf(rowAnswer),
      refusals: [],
      handle: async (request) => {
        const { sheetId } = await find(request, request.params.sheetId)
        const rowsMax = pageLimit(request.query.limit)
        const rows = await uses.tables.sheets.rows(
          sheetId,
          Number(request.query.after ?? 0),
          rowsMax,
        )
        const next = nextOf(rows, rowsMax, ({ rowNumber }) => String(rowNumber))
        return { items: rows.map(rowView), next }
      },
    }),
    route({
      method: 'GET',
      path: '/desk/sheets/:sheetId/result',
      title: '下载批量查验结果',
      purpose: 'All rows with their results as xlsx or CSV.',
      access: seeing,
      params: sheetPath,
      query: record({ format: formatQuery }),
      answer: 'file',
      refusals: [],
      handle: async (request) => {
        const { sheetId } = await find(request, request.params.sheetId)
        const pages = sheetResultPages(uses.tables, sheetId)
        const table = { title: '批量查验结果', header: resultHeader, pages }
        return tableFile(uses.runReading, table, request.query.format)
      },
    }),
  ]
}
