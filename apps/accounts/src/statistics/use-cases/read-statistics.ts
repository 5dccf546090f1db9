import { dayMs } from '@piaoqiao/domain'
import type { ActivityAnswer, ActivityGroup, ActivityLine } from '@piaoqiao/protocol'
import { activityIssuersMax, figureDaysMax } from '@piaoqiao/protocol'
import type { Actor } from '../../access/actor.ts'
import { askRegistry } from '../../bureaus/use-cases/bureaus-parts.ts'
import { refuseStatistics } from '../statistics-refusals.ts'
import { oversightOf } from './statistics-parts.ts'
import type { StatisticsParts } from './statistics-parts.ts'

export interface Period {
  /** Days, yyyy-MM-dd. */
  readonly from: string
  readonly until: string
}
export type Step = 'day' | 'week' | 'month'

/** The tables of the statistics, by name. */
export const statisticsTables = {
  curve: '业务量走势',
  issuers: '开票单位业务量',
  purposes: '各用途业务量',
  provinces: '各省报销业务量',
  hours: '分时业务量',
} as const
export type StatisticsTable = keyof typeof statisticsTables

export interface BureauStatistics {
  /** How many issuers are counted; null for the whole province. */
  readonly issuersCounted: number | null
  readonly total: ActivityLine | null
  readonly curve: readonly ActivityLine[]
  readonly purposes: readonly ActivityLine[]
  readonly provinces: readonly ActivityLine[]
  /** Null for a district: hours are counted for the whole province alone. */
  readonly hours: readonly ActivityLine[] | null
}

/** Of whom activity is asked; `none` is a district without issuers, of which nothing has to be asked. */
type Counted = { readonly issuerIds?: string[] } | 'none'

/**
 * What happened in the province, or in the institutions of a district.
 * @throws AccountsError `PERIOD_UNFIT`, `PERIOD_TOO_LONG`, `ISSUERS_TOO_MANY`, `PROVINCE_UNREACHABLE`, `REGISTRY_REFUSED`
 */
export async function readStatistics(
  parts: StatisticsParts,
  actor: Actor,
  { step, ...period }: Period & { readonly step: Step },
): Promise<BureauStatistics> {
  requirePeriod(period)
  const counted = await countedFor(parts, actor)
  const lines = async (by: ActivityGroup) => (await ask(parts, counted, period, by)).lines
  const isWhole = counted !== 'none' && counted.issuerIds === undefined
  const [total, curve, purposes, provinces, hours] = await Promise.all([
    lines('all'),
    lines(step),
    lines('purpose'),
    lines('province'),
    isWhole ? lines('hour') : null,
  ])
  const named = counted === 'none' ? 0 : (counted.issuerIds?.length ?? null)
  return { issuersCounted: named, total: total[0] ?? null, curve, purposes, provinces, hours }
}

/** A page of what happened by issuer, in the order of their codes. @throws AccountsError as `readStatistics` */
export async function readIssuerStatistics(
  parts: StatisticsParts,
  actor: Actor,
  { after, ...period }: Period & { readonly after: string | null },
): Promise<ActivityPage> {
  requirePeriod(period)
  return ask(parts, await countedFor(parts, actor), period, 'issuer', after)
}

/** Every line of one of the tables, page by page. @throws AccountsError as `readStatistics` */
export async function statisticsLines(
  parts: StatisticsParts,
  actor: Actor,
  { table, step, ...period }: Period & { readonly table: StatisticsTable; readonly step: Step },
): Promise<AsyncIterable<readonly ActivityLine[]>> {
  requirePeriod(period)
  const counted = await countedFor(parts, actor)
  const groups = {
    curve: step,
    issuers: 'issuer',
    purposes: 'purpose',
    provinces: 'province',
  } as const
  const isWhole = counted !== 'none' && counted.issuerIds === undefined
  if (table === 'hours' && !isWhole) return pagesOf(async () => ({ lines: [], next: null }))
  const by = table === 'hours' ? 'hour' : groups[table]
  // The first page is asked for before anything goes out, so that a refusal is an answer and not half a file.
  const first = await ask(parts, counted, period, by)
  return pagesOf(async (after) => (after === null ? first : ask(parts, counted, period, by, after)))
}

async function* pagesOf(
  page: (after: string | null) => Promise<ActivityPage>,
): AsyncGenerator<readonly ActivityLine[]> {
  let after: string | null = null
  do {
    const { lines, next }: ActivityPage = await page(after)
    yield lines
    after = next
  } while (after !== null)
}

interface ActivityPage {
  readonly lines: readonly ActivityLine[]
  readonly next: string | null
}

function ask(
  parts: StatisticsParts,
  counted: Counted,
  { from, until }: Period,
  by: ActivityGroup,
  after: string | null = null,
): Promise<ActivityPage> {
  if (counted === 'none') return Promise.resolve({ lines: [], next: null })
  const asked = { from, to: until, by, ...counted, ...(after !== null && { after }) }
  return askRegistry<ActivityAnswer>(parts, 'registry.activity', asked)
}

async function countedFor({ transact }: StatisticsParts, actor: Actor): Promise<Counted> {
  return transact(async (tables) => {
    const { isWhole, bureauIds } = await oversightOf(tables, actor)
    if (isWhole) return {}
    const issuers = await tables.oversight.issuers(bureauIds, activityIssuersMax + 1)
    if (issuers.length > activityIssuersMax) {
      throw refuseStatistics('ISSUERS_TOO_MANY', {
        details: { issuers: String(activityIssuersMax) },
      })
    }
    if (issuers.length === 0) return 'none'
    return { issuerIds: issuers.map(({ partyId }) => partyId) }
  })
}

function requirePeriod({ from, until }: Period): void {
  if (from > until) throw refuseStatistics('PERIOD_UNFIT')
  if ((Date.parse(until) - Date.parse(from)) / dayMs >= figureDaysMax) {
    throw refuseStatistics('PERIOD_TOO_LONG', { details: { days: String(figureDaysMax) } })
  }
}
