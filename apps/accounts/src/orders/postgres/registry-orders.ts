import type { PersonalData } from '../../personal-data/personal-data.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { RegistryOrder, RegistryOrders } from '../order-ports.ts'

interface OrderRow {
  readonly order_id: string
  readonly purpose: string
  readonly subject_id: string
  readonly service: string
  readonly sealed_payload: Buffer
  readonly attempts: number
}

const place = (orderId: string) => `registry_orders.payload:${orderId}`

export function createRegistryOrders(
  client: Queryable,
  personalData: PersonalData,
): RegistryOrders {
  return {
    async add(order, at, nextAttemptAt) {
      await client.query(
        `insert into registry_orders (order_id, purpose, subject_id, service, sealed_payload,
           created_at, attempts, next_attempt_at, outcome)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting')`,
        [
          order.orderId,
          order.purpose,
          order.subjectId,
          order.service,
          personalData.seal(place(order.orderId), JSON.stringify(order.payload)),
          at,
          order.attempts,
          nextAttemptAt,
        ],
      )
    },
    async holdWaiting(orderId) {
      const { rows } = await client.query<OrderRow>(
        `select * from registry_orders where order_id = $1 and outcome = 'waiting' for update`,
        [orderId],
      )
      return rows[0] === undefined ? null : orderFrom(rows[0], personalData)
    },
    async isWaiting(subjectId) {
      const { rows } = await client.query(
        `select 1 from registry_orders where subject_id = $1 and outcome = 'waiting'`,
        [subjectId],
      )
      return rows.length > 0
    },
    async finish(orderId, outcome, code) {
      await client.query(
        `update registry_orders set outcome = $2, code = $3, next_attempt_at = null
         where order_id = $1`,
        [orderId, outcome, code],
      )
    },
    async putOff(orderId, nextAttemptAt) {
      await client.query(
        `update registry_orders set next_attempt_at = $2
         where order_id = $1 and outcome = 'waiting'`,
        [orderId, nextAttemptAt],
      )
    },
    // Here and wherever some are taken: materialized, so that the limit is applied once, whatever the plan.
    async takeDue({ purposes, at, leasedUntil, limit }) {
      const { rows } = await client.query<OrderRow>(
        `with due as materialized (
           select order_id from registry_orders
           where next_attempt_at <= $2 and purpose = any($1)
           order by next_attempt_at limit $4 for update skip locked)
         update registry_orders set next_attempt_at = $3, attempts = attempts + 1
         where order_id in (select order_id from due)
         returning *`,
        [purposes, at, leasedUntil, limit],
      )
      return rows.map((row) => orderFrom(row, personalData))
    },
  }
}

function orderFrom(row: OrderRow, personalData: PersonalData): RegistryOrder {
  const payload = personalData.open(place(row.order_id), row.sealed_payload)
  return {
    orderId: row.order_id,
    purpose: row.purpose,
    subjectId: row.subject_id,
    service: row.service,
    payload: JSON.parse(payload) as Record<string, unknown>,
    attempts: row.attempts,
  }
}
