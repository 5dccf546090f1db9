import type { PartyId } from '@piaoqiao/domain'
import type { PushRequest } from '@piaoqiao/protocol'
import type { EventStore, EventWatch, Pushed } from '../../event-ports.ts'
import { createBillStore } from '../../postgres/bill-store.ts'
import { createFeedStore } from '../../postgres/feed-store.ts'
import { openProvinceDatabase } from '../../postgres/testing/province-database.ts'
import type { ProvinceDatabase } from '../../postgres/testing/province-database.ts'
import { openSampleRegistry } from '../../postgres/testing/sample-registry.ts'
import type { SampleRegistry } from '../../postgres/testing/sample-registry.ts'
import { company, insurer, start } from '../../testing/sample-parties.ts'
import { createAnswerReconcile } from '../answer-reconcile.ts'
import { retryDelayMaxMs } from '../deliver-feeds.ts'
import { createPushEvents } from '../push-events.ts'
import { createReconcile } from '../reconcile.ts'
import type { ReconcileJobs } from '../reconcile.ts'
import { createSequenceOutbox } from '../sequence-outbox.ts'
import { createTakePushedEvents } from '../take-pushed-events.ts'

/** The home of the bills, 50, and the province of some who use them, 32, with a way between them that can fail. */
export interface TwoProvinces {
  readonly home: ProvinceDatabase
  readonly away: ProvinceDatabase
  readonly registry: SampleRegistry
  readonly awayEvents: EventStore
  /** The reconciliation of province 32, with its walk at the beginning. */
  startReconcile(): ReconcileJobs
  /** What the operators of both provinces were told, one line each. */
  readonly told: string[]
  /** What becomes of the next pushes, in turn; after them, pushes arrive. */
  readonly fates: ('arrives' | 'is lost' | 'arrives unconfirmed')[]
  /** Sequences and pushes until nothing is due; failed pushes are tried again. */
  exchange(): Promise<void>
  /** A feed in province 32 as `number of the bill:number of the event`. */
  feedOf(subscriber: PartyId): Promise<string[]>
  /** Gives province 32 what province 50 would send, by hand. */
  take: ReturnType<typeof createTakePushedEvents>
  clear(): Promise<void>
  close(): Promise<void>
}

export async function openTwoProvinces(): Promise<TwoProvinces> {
  const [home, away] = [await openProvinceDatabase(), await openProvinceDatabase()]
  const told: string[] = []
  const fates: TwoProvinces['fates'] = []
  const awayEvents = createFeedStore(away.pool, '32')
  const take = openTaking(awayEvents, told)
  const homeSide = openHome(home, told, pushThrough(take, fates))
  const sequenceAway = createSequenceOutbox({ events: awayEvents })
  return {
    home,
    away,
    registry: openSampleRegistry(home.pool),
    awayEvents,
    told,
    fates,
    take,
    startReconcile: () =>
      createReconcile({
        events: awayEvents,
        carrier: {
          reconcile: async (to, request) =>
            to === '50' ? homeSide.answerReconcile('32', request) : null,
        },
        watch: watchInto(told),
      }),
    exchange: async () => {
      await homeSide.pushAll(fates.length + 1)
      await sequenceAway()
    },
    feedOf: async (subscriber) => {
      const items = await awayEvents.read(subscriber, 0n, 1000)
      return items.map(({ event }) => `${event.billId % 1000n}:${event.sequence}`)
    },
    clear: async () => {
      told.length = 0
      fates.length = 0
      for (const { pool } of [home, away]) await pool.query(truncateAll)
    },
    close: async () => {
      await home.close()
      await away.close()
    },
  }
}

type Take = TwoProvinces['take']
type Push = (to: string, request: PushRequest) => Promise<Pushed>

function openTaking(events: EventStore, told: string[]): Take {
  const known = new Set([company.id, insurer.id])
  const parties = {
    known: async (ids: readonly PartyId[]) => new Set(ids.filter((id) => known.has(id))),
  }
  return createTakePushedEvents({ events, parties, watch: watchInto(told) })
}

function pushThrough(take: Take, fates: TwoProvinces['fates']): Push {
  return async (to, request) => {
    const fate = fates.shift() ?? 'arrives'
    if (to !== '32' || fate === 'is lost') return 'unreachable'
    const { outcome } = await take('50', request)
    return fate === 'arrives' ? outcome : 'unknown'
  }
}

function openHome({ pool }: ProvinceDatabase, told: string[], push: Push) {
  const events = createFeedStore(pool, '50')
  const watch = watchInto(told)
  let now = start
  const sequence = createSequenceOutbox({ events })
  const pushEvents = createPushEvents({ events, carrier: { push }, clock: () => now, watch })
  return {
    answerReconcile: createAnswerReconcile({ bills: createBillStore(pool), events, watch }),
    pushAll: async (rounds: number) => {
      await sequence()
      for (let round = 0; round < rounds; round += 1) {
        await pushEvents()
        now += retryDelayMaxMs
      }
    },
  }
}

const truncateAll = `truncate bills, bill_states, bill_events, payer_bills, operations, due_locks, outbox, feeds,
  feed_rows, deliveries, foreign_heads, foreign_events`

function watchInto(told: string[]): EventWatch {
  return {
    faulty: ({ billId, fault }) => told.push(`${fault} of bill ${billId % 1000n}`),
    pushRefused: (to) => told.push(`push to ${to} refused`),
    strangersLeftOut: (from, subscribers) => told.push(`${subscribers} strangers from ${from}`),
  }
}
