import type { Instant } from '@piaoqiao/domain'
import type { RegistryOrder } from '../../orders/order-ports.ts'
import { newOrder, orderLeaseMs } from '../../orders/use-cases/carry-out-orders.ts'
import { requireNoOrder } from '../../units/use-cases/order-change.ts'
import type { Connection } from '../connection-ports.ts'
import type { AllTables } from './connections-parts.ts'

/**
 * Keeps an order to change the unit's application at the registry; null where it has none there.
 * @throws AccountsError `ORDER_WAITING`
 */
export async function orderChange(
  tables: AllTables,
  { unitId, facts }: Connection,
  { purpose, ...change }: { readonly purpose: string } & Readonly<Record<string, unknown>>,
  at: Instant,
): Promise<RegistryOrder | null> {
  const appId = facts.production?.appId
  if (appId === undefined) return null
  await requireNoOrder(tables, unitId)
  const payload = { appId, ...change }
  const order = newOrder({ purpose, subjectId: unitId, service: 'application.change', payload })
  await tables.orders.add(order, at, at + orderLeaseMs)
  return order
}
