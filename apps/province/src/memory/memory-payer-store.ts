import type { Stakeholder } from '@piaoqiao/domain'
import { portalsPerPayerMax } from '@piaoqiao/domain'
import type { Announcement, PayerCursor, PayerStore } from '../account-ports.ts'
import type { Client, MemoryDatabase } from './memory-database.ts'
import type { RegistryTables } from './registry-tables.ts'

/** Payers and who follows their bills, in memory. */
export function createMemoryPayerStore(
  database: MemoryDatabase,
  tables: RegistryTables,
  client: Client,
): PayerStore {
  return {
    announce: (portal, announcements) =>
      database.statement(client, () => announce(tables, portal, announcements)),
    portalsOf: (payerKeys) =>
      database.read(
        client,
        () =>
          new Map(
            payerKeys.flatMap((key) => {
              const portals = tables.payerPortals.get(key)
              return portals === undefined ? [] : [[key, portals] as const]
            }),
          ),
      ),
    billsOf: (payerKey, after, limit) =>
      database.read(client, () => billsOf(tables, payerKey, after).slice(0, limit)),
  }
}

function announce(
  { payerPortals }: RegistryTables,
  portal: Stakeholder,
  announcements: readonly Announcement[],
): ReadonlySet<string> {
  const isPortal = ({ id, province }: Stakeholder): boolean =>
    id === portal.id && province === portal.province
  const full = new Set<string>()
  // Of several announcements for one payer the last one counts.
  const last = new Map(announcements.map(({ payerKey, active }) => [payerKey, active]))
  for (const [payerKey, active] of last) {
    const portals = payerPortals.get(payerKey) ?? []
    if (!active) {
      payerPortals.set(
        payerKey,
        portals.filter((known) => !isPortal(known)),
      )
    } else if (!portals.some(isPortal)) {
      if (portals.length >= portalsPerPayerMax) full.add(payerKey)
      else payerPortals.set(payerKey, [...portals, { id: portal.id, province: portal.province }])
    }
  }
  return full
}

function billsOf(
  { payerBills }: RegistryTables,
  payerKey: string,
  after: PayerCursor,
): readonly PayerCursor[] {
  return payerBills
    .filter((row) => row.payerKey === payerKey && isAfter(row, after))
    .toSorted((a, b) => (isAfter(a, b) ? 1 : -1))
}

function isAfter(one: PayerCursor, other: PayerCursor): boolean {
  return one.since === other.since ? one.billId > other.billId : one.since > other.since
}
