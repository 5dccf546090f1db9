import type { PartyId, ProvinceCode } from '@piaoqiao/domain'
import { homeProvinceOf } from '@piaoqiao/domain'
import type { IssuedFeedItem } from '../event-ports.ts'
import type { ChainedEvent, FeedName } from '../ports.ts'
import { subscriptionKey } from '../use-cases/follow-chains.ts'
import type { FeedRow, RegistryTables } from './registry-tables.ts'

/** The entries of a feed after a position; positions count from 1. */
export function readFeed(
  tables: RegistryTables,
  province: ProvinceCode,
  feed: FeedName,
  after: bigint,
  limit: number,
): readonly IssuedFeedItem[] {
  const first = Number(after)
  const rows = tables.feeds.get(feed)?.slice(first, first + limit) ?? []
  return rows.map((row, index) => {
    const event = findEvent(tables, province, row)
    if (event === null) throw new Error('a feed holds only events that are in the history')
    return {
      position: BigInt(first + index + 1),
      subscriberId: row.subscriberId,
      event,
      issuerId: issuerOf(tables, province, row),
    }
  })
}

export function findEvents(
  tables: RegistryTables,
  province: ProvinceCode,
  keys: readonly FeedRow[],
): readonly (ChainedEvent | null)[] {
  return keys.map((key) => findEvent(tables, province, key))
}

function findEvent(
  { events, foreignEvents }: RegistryTables,
  province: ProvinceCode,
  key: FeedRow,
): ChainedEvent | null {
  const { billId, sequence } = key
  const found =
    homeProvinceOf(billId) === province
      ? events.get(billId)?.[sequence - 1]
      : foreignEvents.get(`${subscriptionKey(key)} ${sequence}`)
  return found ?? null
}

function issuerOf(
  { bills }: RegistryTables,
  province: ProvinceCode,
  { billId }: FeedRow,
): PartyId | null {
  if (homeProvinceOf(billId) !== province) return null
  return bills.get(billId)?.bill.facts.issuer.id ?? null
}
