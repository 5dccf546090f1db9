import { dayMs } from '@piaoqiao/domain'
import type { Fen, Instant } from '@piaoqiao/domain'
import { refuseDesk } from '../desk-refusals.ts'
import type { DeskTables } from '../desk-tables.ts'
import { countedWorks } from '../statistics-ports.ts'
import type {
  CountedWork,
  DeskPeriod,
  LocksByAge,
  WorkMedians,
  WorkSum,
} from '../statistics-ports.ts'

/** Most days of one period. */
export const statisticsDaysMax = 366

export type WorkCounts = Record<CountedWork, { readonly bills: number; readonly amountFen: Fen }>

export interface UnitStatistics {
  readonly total: WorkCounts
  readonly curve: readonly { readonly key: string; readonly counts: WorkCounts }[]
  readonly provinces: readonly { readonly key: string; readonly counts: WorkCounts }[]
  readonly medians: WorkMedians
  readonly locksByAge: LocksByAge
}

/** What a unit did in a period, and how its locks stand now. @throws AccountsError `PERIOD_UNFIT`, `PERIOD_TOO_LONG` */
export async function readUnitStatistics(
  { statistics }: Pick<DeskTables, 'statistics'>,
  unitId: string,
  period: DeskPeriod,
  at: Instant,
): Promise<UnitStatistics> {
  const { from, until } = period
  if (from > until) throw refuseDesk('PERIOD_UNFIT')
  if ((Date.parse(until) - Date.parse(from)) / dayMs >= statisticsDaysMax) {
    throw refuseDesk('PERIOD_TOO_LONG', { details: { days: String(statisticsDaysMax) } })
  }
  const [sums, medians, locksByAge] = await Promise.all([
    statistics.sums(unitId, period),
    statistics.medians(unitId, period),
    statistics.locksByAge(unitId, at),
  ])
  const [total] = grouped(sums, 'all')
  return {
    total: total?.counts ?? noWork(),
    curve: grouped(sums, 'step'),
    provinces: grouped(sums, 'province'),
    medians,
    locksByAge,
  }
}

function grouped(
  sums: readonly WorkSum[],
  by: WorkSum['by'],
): readonly { readonly key: string; readonly counts: WorkCounts }[] {
  const groups = Map.groupBy(
    sums.filter((sum) => sum.by === by),
    ({ key }) => key,
  )
  return [...groups].map(([key, found]) => {
    const counts = noWork()
    for (const { work, bills, amountFen } of found) counts[work] = { bills, amountFen }
    return { key, counts }
  })
}

function noWork(): WorkCounts {
  const works = Object.keys(countedWorks).map((work) => [work, { bills: 0, amountFen: 0n }])
  return Object.fromEntries(works) as WorkCounts
}
