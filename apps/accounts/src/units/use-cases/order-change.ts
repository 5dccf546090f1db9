import type { Instant } from '@piaoqiao/domain'
import type { RegistryOrder } from '../../orders/order-ports.ts'
import { refuseUnit } from '../unit-refusals.ts'
import { newOrder, orderLeaseMs } from '../../orders/use-cases/carry-out-orders.ts'
import type { AllUnitsTables } from './units-parts.ts'

/** @throws AccountsError `ORDER_WAITING` */
export async function requireNoOrder(
  { orders }: Pick<AllUnitsTables, 'orders'>,
  subjectId: string,
): Promise<void> {
  if (await orders.isWaiting(subjectId)) throw refuseUnit('ORDER_WAITING')
}

/** Keeps an order to change the unit's application at the registry. */
export async function changeAtRegistry(
  tables: AllUnitsTables,
  given: {
    readonly unitId: string
    readonly purpose: string
    readonly payload: Readonly<Record<string, unknown>>
    readonly at: Instant
  },
): Promise<RegistryOrder | null> {
  const { unitId, purpose, at } = given
  const appId = await tables.keys.appIdOf(unitId)
  if (appId === null) return null
  const service = 'application.change'
  const payload = { appId, ...given.payload }
  const order = newOrder({ purpose, subjectId: unitId, service, payload })
  await tables.orders.add(order, at, at + orderLeaseMs)
  return order
}
