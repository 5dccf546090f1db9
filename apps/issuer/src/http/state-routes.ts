import type { createExchangeServer } from '@piaoqiao/service-kit'
import { Type } from 'typebox'
import type { BillPosition } from '../state-ports.ts'
import { billPositions } from '../state-ports.ts'
import { BookError } from '../book-error.ts'
import type { PositionsAsked } from '../use-cases/list-positions.ts'
import { cursorFrom, cursorText, positionsPageMax } from '../use-cases/list-positions.ts'
import type { StationUses } from '../use-cases/station-uses.ts'
import { csvContentType } from './csv.ts'
import { date, optional, record } from './fields.ts'
import { billIdOf, read } from './read-request.ts'
import { dayFields, daysGiven, formatField, pageAsked, pageFields } from './report-queries.ts'
import { positionColumns, shownPosition, shownTimeline } from './shown-states.ts'
import { csvStream, jsonStream } from './table-export.ts'

type Server = ReturnType<typeof createExchangeServer>

const queryFields = {
  ...dayFields,
  ...optional({
    changedFrom: date('变更起日'),
    changedTo: date('变更止日'),
    state: Type.Unsafe<BillPosition>({
      type: 'string',
      title: '状态',
      enum: Object.keys(billPositions),
    }),
  }),
}
const pageQuery = record({
  ...queryFields,
  ...pageFields,
})
const exportQuery = record({ ...queryFields, ...formatField })

/** States that came back from the province: one bill's history, and bills by state. */
export function addStateRoutes(scope: Server, uses: StationUses): void {
  scope.get('/bills/:billCode/:billNumber/states', async ({ params }) =>
    shownTimeline(await uses.billTimeline(billIdOf(params))),
  )
  scope.get('/states', async ({ query }) => {
    const { cursor, limit, ...asked } = read(pageQuery, query)
    const { rows, next } = await uses.positionPage(
      askedOf(asked),
      pageAsked({ cursor, limit }, cursorFrom, positionsPageMax),
    )
    return { bills: rows.map(shownPosition), next: next === null ? null : cursorText(next) }
  })
  scope.get('/states/export', async ({ query }, reply) => {
    const { format = 'csv', ...asked } = read(exportQuery, query)
    const pages = uses.positionPages(askedOf(asked))
    return format === 'csv'
      ? reply.type(csvContentType).send(csvStream(positionColumns, pages))
      : reply.type('application/json').send(jsonStream('bills', shownPosition, pages))
  })
}

interface AskedQuery {
  readonly day?: string
  readonly from?: string
  readonly to?: string
  readonly changedFrom?: string
  readonly changedTo?: string
  readonly state?: BillPosition | null
}

/** Either the days of issue or those of change; both at once would need an order of its own. */
function askedOf({ state = null, changedFrom, changedTo, ...days }: AskedQuery): PositionsAsked {
  const issued = daysGiven(days)
  if (issued !== null && changedFrom === undefined && changedTo === undefined) {
    return { state, order: 'issue', ...issued }
  }
  if (issued === null && changedFrom !== undefined) {
    return { state, order: 'change', from: changedFrom, to: changedTo ?? null }
  }
  throw new BookError(
    'PERIOD_UNFIT',
    '请给出开票日期from和to，或变更日期changedFrom和changedTo，二者只选其一',
  )
}
