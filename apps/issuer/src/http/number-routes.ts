import type { createExchangeServer } from '@piaoqiao/service-kit'
import { Type } from 'typebox'
import type { StationUses } from '../use-cases/station-uses.ts'
import { reasonBody } from './change-bodies.ts'
import { csvContentType } from './csv.ts'
import { optional, record } from './fields.ts'
import { billIdOf, read } from './read-request.ts'
import { dayFields, daysOf, formatField } from './report-queries.ts'
import {
  countColumns,
  entryColumns,
  numberEntries,
  shownCodeNumbers,
  shownNumberReport,
  shownSpoilt,
} from './shown-numbers.ts'
import { csvStream } from './table-export.ts'

type Server = ReturnType<typeof createExchangeServer>

const reportQuery = record({
  ...dayFields,
  ...formatField,
  ...optional({
    list: Type.Unsafe<'counts' | 'entries'>({
      type: 'string',
      title: '内容',
      enum: ['counts', 'entries'],
    }),
  }),
})

/** Numbers: what is left of them, where they went, and which are spoilt. */
export function addNumberRoutes(scope: Server, uses: StationUses): void {
  scope.get('/numbers', async () => ({ codes: (await uses.numberStocks()).map(shownCodeNumbers) }))
  scope.post('/numbers/:billCode/:billNumber/spoil', async ({ params, body }, reply) => {
    const spoilt = await uses.spoilNumber({ billId: billIdOf(params), ...read(reasonBody, body) })
    return reply.code(spoilt.isRepeated ? 200 : 201).send(shownSpoilt(spoilt))
  })
  scope.get('/reports/numbers', async ({ query }, reply) => {
    const { format = 'json', list = 'counts', ...days } = read(reportQuery, query)
    const report = await uses.numberReport(daysOf(days))
    if (format === 'json') return shownNumberReport(report)
    const stream =
      list === 'counts'
        ? csvStream(countColumns, [report.counts])
        : csvStream(entryColumns, [numberEntries(report)])
    return reply.type(csvContentType).send(stream)
  })
}
