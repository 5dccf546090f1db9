import type { ProvinceCode } from '@piaoqiao/domain'
import { homeProvinceOf } from '@piaoqiao/domain'
import type { Pool } from 'pg'
import type { EventStore } from '../event-ports.ts'
import {
  hastenDeliveries,
  leaseDueDeliveries,
  markDelivered,
  markFailed,
  registerWebhook,
} from './deliveries.ts'
import { findFaults, foreignHeads, markFaults, takeBehind } from './foreign-heads.ts'
import { takeForeign } from './foreign-events.ts'
import { pushAgain } from './push-again.ts'
import { readEvents, readFeed } from './read-events.ts'
import { sequenceOutbox } from './sequence-outbox.ts'

/** Feeds, their deliveries and the events of other provinces' bills, in PostgreSQL. */
export function createFeedStore(pool: Pool, province: ProvinceCode): EventStore {
  return {
    sequenceOutbox: (rowsMax) => sequenceOutbox(pool, province, rowsMax),
    read: (feed, after, limit) => readFeed(pool, province, feed, after, limit),
    find: async (keys) => {
      const read = await readEvents(pool, province, keys)
      return read.map((found) => found?.event ?? null)
    },
    findEvent: async (key) => {
      if (homeProvinceOf(key.billId) !== province) return null
      const [found] = await readEvents(pool, province, [{ ...key, subscriberId: '' }])
      return found?.event ?? null
    },
    dueDeliveries: (kind, at, limit) => leaseDueDeliveries(pool, kind, at, limit),
    delivered: (feed, target, position, at) => markDelivered(pool, feed, target, position, at),
    failed: (feed, target, retryAt, at) => markFailed(pool, feed, target, retryAt, at),
    hasten: (feed, at) => hastenDeliveries(pool, feed, at),
    registerWebhook: (partyId, appId, url) => registerWebhook(pool, partyId, appId, url),
    takeForeign: (events) => takeForeign(pool, province, events),
    foreignHeads: (after, limit) => foreignHeads(pool, after, limit),
    markFaults: (faulty) => markFaults(pool, faulty),
    findFaults: (after, limit) => findFaults(pool, after, limit),
    takeBehind: (after, limit) => takeBehind(pool, after, limit),
    pushAgain: (subscriber, billId, fromSequence) =>
      pushAgain(pool, subscriber, billId, fromSequence),
  }
}
