import { yuanFromFen } from '@piaoqiao/domain'
import { Type } from 'typebox'
import { date, record } from '../../http/fields.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { countedWorks } from '../statistics-ports.ts'
import type { CountedWork } from '../statistics-ports.ts'
import { readUnitStatistics } from '../use-cases/unit-statistics.ts'
import type { WorkCounts } from '../use-cases/unit-statistics.ts'
import { deskUserOf, orNull, seeing } from './desk-fields.ts'
import type { DeskUses } from './desk-uses.ts'

const workAnswer = (title: string) =>
  record({
    bills: Type.Integer({ title: `${title}张数` }),
    amount: Type.String({ title: `${title}金额` }),
  })
const works = {
  verified: workAnswer(countedWorks.verified),
  locked: workAnswer(countedWorks.locked),
  reimbursed: workAnswer(countedWorks.reimbursed),
  posted: workAnswer(countedWorks.posted),
}
const days = (title: string) => orNull(Type.Number({ title }))
const locks = (title: string) => Type.Integer({ title })

/** What the unit did, in numbers. */
export function statisticsRoutes({ tables }: DeskUses): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/desk/statistics',
      title: '单位统计',
      purpose:
        'Bills verified, locked, reimbursed and posted in a period of at most 366 days, by day or month and by province of the bill; how long the work took, and when the locks end that are held now.',
      access: seeing,
      query: record({
        from: date('日期自'),
        until: date('日期至'),
        step: Type.Optional(Type.Enum(['day', 'month'], { title: '步长' })),
      }),
      answer: record({
        total: record(works),
        curve: Type.Array(record({ from: Type.String({ title: '起始日期' }), ...works })),
        provinces: Type.Array(record({ province: Type.String({ title: '票据省份' }), ...works })),
        lockToReportDays: days('锁定至报销天数中位数'),
        reportToPostingDays: days('报销至入账天数中位数'),
        locks: record({
          overdue: locks('已到期'),
          within3Days: locks('3天内到期'),
          within7Days: locks('4至7天内到期'),
          within30Days: locks('8至30天内到期'),
          later: locks('30天后到期'),
        }),
      }),
      refusals: ['PERIOD_UNFIT', 'PERIOD_TOO_LONG'],
      handle: async (request) => {
        const { from, until, step = 'day' } = request.query
        const { unitId } = deskUserOf(request)
        const period = { from, until, step }
        const found = await readUnitStatistics(tables, unitId, period, request.at)
        return {
          total: shown(found.total),
          curve: found.curve.map(({ key, counts }) => ({ from: key, ...shown(counts) })),
          provinces: found.provinces.map(({ key, counts }) => ({
            province: key,
            ...shown(counts),
          })),
          ...found.medians,
          locks: found.locksByAge,
        }
      },
    }),
  ]
}

function shown(counts: WorkCounts) {
  const entries = (Object.keys(countedWorks) as CountedWork[]).map((work) => {
    const { bills, amountFen } = counts[work]
    return [work, { bills, amount: yuanFromFen(amountFen) }]
  })
  return Object.fromEntries(entries) as Record<CountedWork, { bills: number; amount: string }>
}
