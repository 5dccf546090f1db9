import { refusal, yuanFromFen } from '@piaoqiao/domain'
import type { ActivityAnswer, ActivityLine, ActivityRequest } from '@piaoqiao/protocol'
import { activityIssuerLinesMax, wireRefusal } from '@piaoqiao/protocol'
import type { CountedKind } from '../event-count-ports.ts'
import type { ActivityQuery, ActivityStore, ActivitySum } from '../oversight-ports.ts'
import { isRange } from './registry-figures.ts'

const nothing = { bills: 0, amount: yuanFromFen(0n) }
type Counts = Record<CountedKind, ActivityLine[CountedKind]>

/** `registry.activity` (业务量统计): what happened to bills in a period, from the counts of days, for the bureau. */
export function createRegistryActivity(options: {
  readonly activity: ActivityStore
}): (request: ActivityRequest) => Promise<ActivityAnswer> {
  const { activity } = options
  return async ({ from, to, by, issuerIds = null, after }) => {
    if (!isRange(from, to)) return malformed('/to')
    if (by === 'hour' && issuerIds !== null) return malformed('/issuerIds')
    if (by !== 'issuer' && after !== undefined) return malformed('/after')
    const query = { from, to, issuerIds }
    if (by === 'issuer') return byIssuer(activity, query, after ?? '')
    const [sums, medians] = await Promise.all([
      activity.sums(by, query),
      activity.medians(by, query),
    ])
    const keys = [...new Set(sums.map(({ key }) => key))]
    const counts = countsByKey(sums)
    const lines = keys.map((key) => lineOf(key, null, counts, medians))
    return { outcome: 'found', lines, next: null }
  }
}

/** Issuers stand there with what happened and also if nothing did, so that a page reads a bounded number of counts. */
async function byIssuer(
  activity: ActivityStore,
  query: ActivityQuery,
  after: string,
): Promise<ActivityAnswer> {
  const page = await activity.issuers(query.issuerIds, after, activityIssuerLinesMax)
  const issuerIds = page.issuers.map(({ issuerId }) => issuerId)
  const [sums, medians] = await Promise.all([
    activity.sums('issuer', { ...query, issuerIds }),
    activity.medians('issuer', { ...query, issuerIds }),
  ])
  const counts = countsByKey(sums)
  const lines = page.issuers.map(({ issuerId, issuerName }) =>
    lineOf(issuerId, issuerName, counts, medians),
  )
  return { outcome: 'found', lines, next: page.hasMore ? (issuerIds.at(-1) ?? null) : null }
}

function malformed(path: string): ActivityAnswer {
  return wireRefusal(refusal('ITEM_MALFORMED', { path }))
}

function countsByKey(sums: readonly ActivitySum[]): ReadonlyMap<string, Partial<Counts>> {
  const counts = new Map<string, Partial<Counts>>()
  for (const { key, kind, bills, amount } of sums) {
    counts.set(key, { ...counts.get(key), [kind]: { bills, amount: yuanFromFen(amount) } })
  }
  return counts
}

function lineOf(
  key: string,
  issuerName: string | null,
  counts: ReadonlyMap<string, Partial<Counts>>,
  medians: ReadonlyMap<string, number>,
): ActivityLine {
  return {
    key,
    issuerName,
    issued: nothing,
    collected: nothing,
    authorised: nothing,
    locked: nothing,
    reimbursed: nothing,
    withdrawn: nothing,
    reversed: nothing,
    ...counts.get(key),
    medianDays: medians.get(key) ?? null,
  }
}
