import type { Instant } from '@piaoqiao/domain'
import { ExchangeError, newRequestId } from '@piaoqiao/sdk'
import type { Logger } from '@piaoqiao/service-kit'
import type { ProvinceDoor } from '../../province/province-door.ts'
import type { KernelTables, Transact } from '../../transact.ts'
import type { RegistryOrder, RegistryOrders } from '../order-ports.ts'

/** What the registry said to an order. */
export interface OrderAnswer {
  readonly outcome: 'done' | 'refused'
  readonly code: string
  readonly [member: string]: unknown
}

/** What follows on the answer, in the transaction that notes it. */
export type OrderEnding<Tables> = (
  tables: Tables & KernelTables,
  order: RegistryOrder,
  answer: OrderAnswer,
  at: Instant,
) => Promise<void>

export interface OrderBook {
  /** Sends an order that was kept. `waiting` where no answer came: a job sends it again. */
  carryOut(order: RegistryOrder): Promise<'done' | 'refused' | 'waiting'>
  /** Sends what is due again; says how many orders were taken in hand. */
  settle(): Promise<number>
}

export interface OrderParts<Tables> {
  readonly transact: Transact<Tables & { readonly orders: RegistryOrders }>
  readonly door: Pick<ProvinceDoor, 'office'>
  readonly clock: () => Instant
  readonly logger: Logger
  /** By purpose. */
  readonly endings: Readonly<
    Record<string, OrderEnding<Tables & { readonly orders: RegistryOrders }>>
  >
}

/** How long whoever keeps an order has for sending it before the job does. */
export const orderLeaseMs = 60_000
const dueOrdersMax = 20
const retryPauseMs = 15_000
const retryPauseMaxMs = 3_600_000
const doublingsMax = 12

export function newOrder(given: {
  readonly purpose: string
  readonly subjectId: string
  readonly service: string
  readonly payload: Readonly<Record<string, unknown>>
}): RegistryOrder {
  return { ...given, orderId: newRequestId(), attempts: 1 }
}

export function createOrderBook<Tables>(parts: OrderParts<Tables>): OrderBook {
  const { transact, clock, endings } = parts
  const carryOut = async (order: RegistryOrder) => {
    const answer = await ask(parts, order)
    const at = clock()
    if (answer === null) {
      const pauseMs = retryPauseMs * 2 ** Math.min(order.attempts - 1, doublingsMax)
      await transact(({ orders }) =>
        orders.putOff(order.orderId, at + Math.min(pauseMs, retryPauseMaxMs)),
      )
      return 'waiting'
    }
    await transact(async (tables) => {
      const held = await tables.orders.holdWaiting(order.orderId)
      if (held === null) return
      await tables.orders.finish(order.orderId, answer.outcome, answer.code)
      await endings[order.purpose]?.(tables, held, answer, at)
    })
    return answer.outcome
  }
  return {
    carryOut,
    async settle() {
      const at = clock()
      const due = await transact(({ orders }) =>
        orders.takeDue({
          purposes: Object.keys(endings),
          at,
          leasedUntil: at + orderLeaseMs,
          limit: dueOrdersMax,
        }),
      )
      for (const order of due) await carryOut(order)
      return due.length
    },
  }
}

/** Null where nobody knows, or where it was not the time: the same request id settles it later. */
async function ask(
  { door, logger }: Pick<OrderParts<unknown>, 'door' | 'logger'>,
  { orderId, service, payload, attempts }: RegistryOrder,
): Promise<OrderAnswer | null> {
  try {
    const answer = await door.office.call(service, payload, { requestId: orderId })
    return answerOf(answer)
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error
    const { kind, code, retryable } = error
    logger.warn('order.unanswered', { code, service, attempt: attempts }, error)
    // Turned away at the first attempt, it was certainly not carried out, and never would be.
    const isRefused = kind === 'refused' && !retryable && attempts === 1
    return isRefused ? { outcome: 'refused', code } : null
  }
}

function answerOf(given: unknown): OrderAnswer | null {
  const { items } = given as { items?: readonly unknown[] }
  const answer = (items === undefined ? given : items[0]) as { outcome?: unknown }
  const isAnswered = answer.outcome === 'done' || answer.outcome === 'refused'
  return isAnswered ? (answer as OrderAnswer) : null
}
