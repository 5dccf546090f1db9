import type { Instant } from '@piaoqiao/domain'
import type { FeedAnswer } from '@piaoqiao/protocol'
import { ExchangeError, MessageRefused } from '@piaoqiao/sdk'
import { keyText } from '../bill-ports.ts'
import type { SeenBill } from '../bill-ports.ts'
import type { FollowedFeed } from '../inbox-ports.ts'
import { seenBillFrom } from '../seen-bill.ts'
import type { BillUse, UseState } from '../use-ports.ts'
import type { DeskParts, OpenDesk } from './desk-parts.ts'
import { eachAlone } from './each-alone.ts'
import { noteCases } from './note-cases.ts'
import type { CaseNews } from './note-cases.ts'
import { takeCases } from './take-cases.ts'
import { projectEvents } from './project-event.ts'
import type { Projection } from './project-event.ts'

/** Units that one round follows; those that waited longest come first, so that nobody is forgotten. */
export const feedUnitsMax = 50
/** Events that one round reads of one unit: a busy unit does not hold up the others. */
export const feedPageEvents = 200
const followedTogether = 5
const followEveryMs = 15_000
const leaseMs = 120_000
const closedPauseMs = 600_000
const failurePauseMaxMs = 3_600_000
/** Ids of units that one round looks through for new ones. */
const newUnitsMax = 500

export interface FollowEvents {
  /** Takes newly opened units in; called now and then. */
  readonly beginNew: () => Promise<number>
  /** Follows the units that are due; says how many events were read. */
  readonly follow: () => Promise<number>
}

/** Follows the events of all open units, each by its own cursor. */
export function createFollowEvents(parts: DeskParts): FollowEvents {
  // Where the next look for new units goes on; after a start it begins at the first.
  let behind: string | null = null
  return {
    async beginNew() {
      const ids = await parts.units.openIds(behind, newUnitsMax)
      behind = ids.length < newUnitsMax ? null : (ids.at(-1) ?? null)
      await parts.transact(({ feeds }) => feeds.begin(ids, parts.clock()))
      return ids.length
    },
    async follow() {
      const at = parts.clock()
      const due = await parts.transact(({ feeds }) => feeds.take(at, at + leaseMs, feedUnitsMax))
      let events = 0
      await eachAlone(due, followedTogether, async (feed) => {
        const read = await followOne(parts, feed, at)
        events += read
      })
      return events
    },
  }
}

/** Somebody looks at the inbox of a unit: what happened since is read by the next round, and not only when its turn comes. */
export function followSoon(
  { tables }: Pick<DeskParts, 'tables'>,
  unitId: string,
  at: Instant,
): Promise<void> {
  return tables.feeds.hasten(unitId, at, at + followEveryMs)
}

async function followOne(parts: DeskParts, feed: FollowedFeed, at: Instant): Promise<number> {
  const { unitId } = feed
  const unit = await parts.units.open(unitId)
  if (unit === null) {
    // Its cursor stays: an account that is opened again goes on where it stopped.
    await parts.transact(({ feeds }) => feeds.failed(unitId, at + closedPauseMs))
    return 0
  }
  const desk: OpenDesk = { unit, registry: parts.door.unit(unit.application) }
  try {
    const page = await desk.registry.events(feed.cursor, feedPageEvents)
    const seen = await seenNow(desk, page)
    await keepPage(parts, { feed, desk, page, seen, at })
    await takeCases(parts, desk, feed, at)
    return page.entries.length
  } catch (error) {
    if (!(error instanceof ExchangeError) && !(error instanceof MessageRefused)) throw error
    const pauseMs = Math.min(followEveryMs * 2 ** feed.failures, failurePauseMaxMs)
    await parts.transact(({ feeds }) => feeds.failed(unitId, at + pauseMs))
    return 0
  }
}

/** How the bills of these events stand now: one message for all of them. */
async function seenNow(desk: OpenDesk, { entries }: FeedAnswer): Promise<readonly SeenBill[]> {
  const keys = new Map(
    entries.map(({ event: { billCode, billNumber } }) => {
      return [keyText({ billCode, billNumber }), { billCode, billNumber }]
    }),
  )
  if (keys.size === 0) return []
  const { results } = await desk.registry.batch('bill.status', [...keys.values()])
  return results.flatMap(({ answer }) => (answer.outcome === 'found' ? [seenBillFrom(answer)] : []))
}

interface KeptPage {
  readonly feed: FollowedFeed
  readonly desk: OpenDesk
  readonly page: FeedAnswer
  readonly seen: readonly SeenBill[]
  readonly at: Instant
}

/** What the events change, and how far they were read, in one transaction: none is lost and none counts twice. */
async function keepPage(parts: DeskParts, { feed, desk, page, seen, at }: KeptPage): Promise<void> {
  const { unitId } = feed
  const events = page.entries.map(({ event }) => event)
  const projection = withoutStrangers(projectEvents(events, desk.unit.creditCode), seen)
  const dueAt = page.more ? at : at + followEveryMs
  await parts.transact(async ({ feeds, bills, uses, inbox, cases }) => {
    if (!(await feeds.move(feed, page.next, dueAt))) return
    if (events.length === 0) return
    const notes = seen.map((bill) => ({ bill, checkCode: null, isVerified: false }))
    await bills.note(unitId, notes, at)
    await bills.authorise(unitId, projection.authorisations)
    await bills.revoke(unitId, projection.revoked, at)
    await uses.change(unitId, projection.changes)
    const ended = projection.changes.filter(({ state }) => state !== undefined && isLost(state))
    const news = ended.length === 0 ? [] : lostBills(await uses.ofBills(unitId, ended))
    const { creditCode: unitCode } = desk.unit
    await noteCases({ cases, inbox }, { unitId, unitCode, service: 'bill.unlock', news, at })
    await inbox.enter(unitId, projection.entries)
    await inbox.finishOfBills(unitId, projection.ends)
  })
}

/** A lock that ended without the unit: by its time, or by the finance department. */
function isLost(state: UseState): boolean {
  return state === 'expired' || state === 'recovered'
}

/** Bills of cases whose lock was lost and that the unit did not take again since. */
function lostBills(lines: readonly BillUse[]): readonly CaseNews[] {
  const byBill = Map.groupBy(lines, (line) => keyText(line))
  return [...byBill.values()].flatMap((ofBill) => {
    const last = ofBill.at(-1)
    const isInUse = ofBill.some(({ state }) => usedStates.has(state))
    if (last === undefined || last.caseId === null || isInUse || !isLost(last.state)) return []
    const { billCode, billNumber, caseId } = last
    return [{ billCode, billNumber, caseId, amountFen: null }]
  })
}

const usedStates: ReadonlySet<UseState> = new Set(['held', 'reported', 'posted'])

/** That a reversal waits concerns the unit that holds the bill, not everybody who has seen it. */
function withoutStrangers(projection: Projection, seen: readonly SeenBill[]): Projection {
  const held = new Set(
    seen.filter(({ lockExpiresAt }) => lockExpiresAt !== null).map((bill) => keyText(bill)),
  )
  const entries = projection.entries.filter((entry) => {
    return entry.kind !== 'reversal_marked' || held.has(keyText(entry))
  })
  return { ...projection, entries }
}
