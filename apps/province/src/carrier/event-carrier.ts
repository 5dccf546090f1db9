import { randomUUID } from 'node:crypto'
import type { ReconcileAnswer } from '@piaoqiao/protocol'
import type { EventCarrier, Pushed } from '../event-ports.ts'
import type { Carried, ProvinceCarrier } from './province-carrier.ts'

/** Events and reconciliation on the way that all messages between provinces take. */
export function createEventCarrier(carrier: ProvinceCarrier): EventCarrier {
  return {
    async push(to, request) {
      return pushedBy(await carrier.carry(to, 'event.push', request, randomUUID()))
    },
    async reconcile(to, request) {
      const carried = await carrier.carry(to, 'reconcile', request, randomUUID())
      return carried.outcome === 'answered' ? (carried.answer as ReconcileAnswer) : null
    },
  }
}

function pushedBy(carried: Carried): Pushed {
  switch (carried.outcome) {
    case 'answered':
      return (carried.answer as { outcome?: string }).outcome === 'done' ? 'done' : 'refused'
    case 'unreachable':
      return carried.code === 'UNREACHABLE' ? 'unreachable' : 'refused'
    case 'unknown':
      return 'unknown'
  }
}
