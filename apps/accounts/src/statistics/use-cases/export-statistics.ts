import type { Purpose } from '@piaoqiao/domain'
import { purposes } from '@piaoqiao/domain'
import type { ActivityLine } from '@piaoqiao/protocol'
import type { Actor } from '../../access/actor.ts'
import type { DeskFile } from '../../desk/desk-file.ts'
import { tableFile } from '../../desk/use-cases/table-file.ts'
import type { TableFormat } from '../../desk/use-cases/table-file.ts'
import { statisticsLines, statisticsTables } from './read-statistics.ts'
import type { Period, StatisticsTable, Step } from './read-statistics.ts'
import type { StatisticsParts } from './statistics-parts.ts'

const counted = {
  issued: '开具',
  collected: '归集',
  authorised: '授权',
  locked: '锁定',
  reimbursed: '报销',
  withdrawn: '撤销报销',
  reversed: '冲红',
} as const
const countedNames = Object.keys(counted) as (keyof typeof counted)[]

/** What stands at the head of the first columns of each table. */
const keyHeaders: Readonly<Record<StatisticsTable, readonly string[]>> = {
  curve: ['起始日期'],
  issuers: ['统一社会信用代码', '单位名称'],
  purposes: ['用途代码', '用途'],
  provinces: ['省份代码'],
  hours: ['星期', '小时'],
}

/**
 * One of the tables as a file to be downloaded.
 * @throws AccountsError as `statisticsLines`, `EXPORT_TOO_LARGE`
 */
export async function exportStatistics(
  parts: StatisticsParts,
  actor: Actor,
  asked: Period & {
    readonly table: StatisticsTable
    readonly step: Step
    readonly format: TableFormat
    /** yyyy-MM-dd; stands in the name of the file. */
    readonly day: string
  },
): Promise<DeskFile> {
  const { table, format, day } = asked
  const header = [
    ...keyHeaders[table],
    ...countedNames.flatMap((name) => [`${counted[name]}张数`, `${counted[name]}金额`]),
    '开票至报销天数中位数',
  ]
  const pages = cellsOf(table, await statisticsLines(parts, actor, asked))
  const title = `${statisticsTables[table]}-${day}`
  return tableFile(parts.runReading, { title, header, pages }, format)
}

async function* cellsOf(
  table: StatisticsTable,
  pages: AsyncIterable<readonly ActivityLine[]>,
): AsyncGenerator<readonly (readonly string[])[]> {
  for await (const lines of pages) yield lines.map((line) => lineCells(table, line))
}

function lineCells(table: StatisticsTable, line: ActivityLine): readonly string[] {
  return [
    ...keyCells(table, line),
    ...countedNames.flatMap((kind) => [String(line[kind].bills), line[kind].amount]),
    line.medianDays === null ? '' : String(line.medianDays),
  ]
}

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

function keyCells(table: StatisticsTable, { key, issuerName }: ActivityLine): readonly string[] {
  switch (table) {
    case 'issuers':
      return [key, issuerName ?? '']
    case 'purposes':
      return [key, purposes[key as Purpose] ?? key]
    case 'hours': {
      const [weekday, hour = ''] = key.split('.')
      return [weekdays[Number(weekday) - 1] ?? key, hour]
    }
    default:
      return [key]
  }
}
