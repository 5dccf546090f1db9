import type { HistoryStore } from '../account-ports.ts'
import type { Client, MemoryDatabase } from './memory-database.ts'
import type { RegistryTables } from './registry-tables.ts'

/** The histories of own bills in memory. */
export function createMemoryHistoryStore(
  database: MemoryDatabase,
  tables: RegistryTables,
  client: Client,
): Pick<HistoryStore, 'eventsOf'> {
  return {
    eventsOf: (billId, after, limit) =>
      database.read(client, () => tables.events.get(billId)?.slice(after, after + limit) ?? []),
  }
}
