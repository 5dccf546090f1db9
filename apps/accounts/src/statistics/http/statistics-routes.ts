import { dateAt } from '@piaoqiao/domain'
import { services } from '@piaoqiao/protocol'
import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { textOrNull } from '../../http/answers.ts'
import { creditCode, date, record } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { exportStatistics } from '../use-cases/export-statistics.ts'
import {
  readIssuerStatistics,
  readStatistics,
  statisticsTables,
} from '../use-cases/read-statistics.ts'
import type { StatisticsTable } from '../use-cases/read-statistics.ts'
import type { StatisticsParts } from '../use-cases/statistics-parts.ts'

const access = { kind: 'bureau' } as const
const period = { from: date('日期自'), until: date('日期至') }
const step = Type.Optional(Type.Enum(['day', 'week', 'month'], { title: '步长' }))
const table = Type.Unsafe<StatisticsTable>({
  type: 'string',
  title: '表格',
  enum: Object.keys(statisticsTables),
})
const [activityFound] = services['registry.activity'].answer.anyOf
const { lines } = activityFound.properties
const line = lines.items
const lineTable = (title: string) => Type.Array(line, { title })
const refusals = [
  'PERIOD_UNFIT',
  'PERIOD_TOO_LONG',
  'ISSUERS_TOO_MANY',
  'PROVINCE_UNREACHABLE',
  'REGISTRY_REFUSED',
]

/** What happened to bills, in numbers. */
export function statisticsRoutes(parts: StatisticsParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/bureaus/statistics',
      title: '业务统计',
      purpose:
        'What happened to bills in a period of at most 366 days: in all, as a curve by day, week or month, by purpose of the unit, by province of the unit, and by hour. The municipal bureau and its centre see the province, a district its own issuers.',
      access,
      query: record({ ...period, step }),
      answer: record({
        issuersCounted: Type.Union([Type.Integer(), Type.Null()], {
          title: '计入的开票单位数',
          description: 'Null for the whole province.',
        }),
        total: Type.Union([line, Type.Null()], {
          title: '合计',
          description: 'Null where nothing happened.',
        }),
        curve: lineTable(statisticsTables.curve),
        purposes: lineTable(statisticsTables.purposes),
        provinces: lineTable(statisticsTables.provinces),
        hours: Type.Union([lineTable(statisticsTables.hours), Type.Null()], {
          title: statisticsTables.hours,
          description: '`1.09` is Monday from nine to ten. Null for a district.',
        }),
      }),
      refusals,
      handle: (request) => {
        const { step: by = 'day', ...rest } = request.query
        return readStatistics(parts, actorOf(holderOf(request)), { ...rest, step: by })
      },
    }),
    ...issuerRoutes(parts),
  ]
}

function issuerRoutes(parts: StatisticsParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/bureaus/statistics/issuers',
      title: '开票单位业务统计',
      purpose: 'The same by issuer, a hundred on a page in the order of their codes.',
      access,
      query: record({ ...period, after: Type.Optional(creditCode) }),
      answer: record({ issuers: lineTable(statisticsTables.issuers), next: textOrNull('下一页') }),
      refusals,
      handle: async (request) => {
        const { after = null, ...rest } = request.query
        const actor = actorOf(holderOf(request))
        const page = await readIssuerStatistics(parts, actor, { ...rest, after })
        return { issuers: page.lines, next: page.next }
      },
    }),
    route({
      method: 'GET',
      path: '/bureaus/statistics/export',
      title: '导出业务统计',
      purpose: 'One of the tables of the statistics as xlsx or CSV.',
      access,
      query: record({
        ...period,
        step,
        table,
        format: Type.Enum(['xlsx', 'csv'], { title: '格式' }),
      }),
      answer: 'file',
      refusals: [...refusals, 'EXPORT_TOO_LARGE'],
      handle: (request) => {
        const { step: by = 'day', ...rest } = request.query
        const asked = { ...rest, step: by, day: dateAt(request.at) }
        return exportStatistics(parts, actorOf(holderOf(request)), asked)
      },
    }),
  ]
}
