import type { createExchangeServer } from '@piaoqiao/service-kit'
import { Type } from 'typebox'
import type { IncomeState } from '../income-ports.ts'
import type { IncomeAsked } from '../use-cases/list-income.ts'
import { incomeCursorFrom, incomeCursorText, incomePageMax } from '../use-cases/list-income.ts'
import type { StationUses } from '../use-cases/station-uses.ts'
import { csvByteOrderMark, csvContentType, csvLine } from './csv.ts'
import { optional, record, words } from './fields.ts'
import { incomeItems, readIncomeLine, readWithdrawal } from './read-income.ts'
import { incomeFileBytesMax, incomeFileColumns, readIncomeFile } from './read-income-file.ts'
import { read } from './read-request.ts'
import type { DayQuery } from './report-queries.ts'
import {
  dayFields,
  daysGiven,
  daysOf,
  formatField,
  pageAsked,
  pageFields,
} from './report-queries.ts'
import {
  differenceColumns,
  postingColumns,
  shownIncomeReport,
  shownPosting,
} from './shown-income.ts'
import { csvStream, jsonStream } from './table-export.ts'
import { outcomesOf, takeFile, takingWords, withdrawingWords } from './take-income-items.ts'

type Server = ReturnType<typeof createExchangeServer>

export interface IncomeRoutes {
  readonly uses: StationUses
  /** Called after income came that is to be sent. */
  readonly onIncome: () => void
}

const queryFields = {
  ...dayFields,
  ...optional({
    voucherNumber: words('会计凭证号', 64),
    state: Type.Unsafe<IncomeState>({
      type: 'string',
      title: '状态',
      enum: ['waiting', 'posted', 'refused', 'withdrawn'],
    }),
  }),
}
const pageQuery = record({
  ...queryFields,
  ...pageFields,
})
const exportQuery = record({ ...queryFields, ...formatField })
const reportQuery = record({ ...dayFields, ...formatField })

/** Posted income: taken in bulk, sent by itself, looked for, and compared with what was issued. */
export function addIncomeRoutes(scope: Server, routes: IncomeRoutes): void {
  addIntake(scope, routes)
  addIncomeFile(scope, routes)
  addIncomeQueries(scope, routes.uses)
}

function addIntake(scope: Server, { uses, onIncome }: IncomeRoutes): void {
  scope.post('/income', async ({ body }) => {
    const { items } = read(incomeItems, body)
    const outcomes = await outcomesOf(
      items.map(readIncomeLine),
      (lines) => uses.takeIncome(lines, 'system'),
      takingWords,
    )
    onIncome()
    return { items: outcomes }
  })
  scope.post('/income/withdraw', async ({ body }) => {
    const { items } = read(incomeItems, body)
    const outcomes = await outcomesOf(
      items.map(readWithdrawal),
      (asked) => uses.withdrawIncome(asked),
      withdrawingWords,
    )
    onIncome()
    return { items: outcomes }
  })
}

function addIncomeFile(scope: Server, { uses, onIncome }: IncomeRoutes): void {
  scope.get('/income/template', async (_, reply) =>
    reply.type(csvContentType).send(csvByteOrderMark + csvLine(Object.keys(incomeFileColumns))),
  )
  // In a scope of its own, so that no other request can be a table.
  scope.register(async (files) => {
    files.addContentTypeParser(
      'text/csv',
      { parseAs: 'buffer', bodyLimit: incomeFileBytesMax },
      (_request, bytes, done) => done(null, bytes),
    )
    files.post('/income/csv', { bodyLimit: incomeFileBytesMax }, async ({ body }) => {
      const lines = readIncomeFile(Buffer.isBuffer(body) ? body : Buffer.alloc(0))
      const taken = await takeFile(lines, (items) => uses.takeIncome(items, 'file'))
      onIncome()
      return taken
    })
  })
}

function addIncomeQueries(scope: Server, uses: StationUses): void {
  scope.get('/income', async ({ query }) => {
    const { cursor, limit, ...asked } = read(pageQuery, query)
    const { rows, next } = await uses.incomePage(
      askedOf(asked),
      pageAsked({ cursor, limit }, incomeCursorFrom, incomePageMax),
    )
    return {
      postings: rows.map(shownPosting),
      next: next === null ? null : incomeCursorText(next),
    }
  })
  scope.get('/income/export', async ({ query }, reply) => {
    const { format = 'csv', ...asked } = read(exportQuery, query)
    const pages = uses.incomePages(askedOf(asked))
    return format === 'csv'
      ? reply.type(csvContentType).send(csvStream(postingColumns, pages))
      : reply.type('application/json').send(jsonStream('postings', shownPosting, pages))
  })
  scope.get('/reports/income', async ({ query }, reply) => {
    const { format = 'json', ...days } = read(reportQuery, query)
    if (format === 'json') return shownIncomeReport(await uses.incomeReport(daysOf(days)))
    const pages = uses.incomeDifferencePages(daysOf(days))
    return reply.type(csvContentType).send(csvStream(differenceColumns, pages))
  })
}

function askedOf({
  voucherNumber = null,
  state = null,
  ...days
}: DayQuery & {
  readonly voucherNumber?: string | null
  readonly state?: IncomeState | null
}): IncomeAsked {
  return { days: daysGiven(days), voucherNumber, state }
}
