import type { BillId, ProvinceCode } from '@piaoqiao/domain'
import { billIdFrom } from '@piaoqiao/domain'
import type { ForwardAnswer, ReconcileAnswer, ServiceName } from '@piaoqiao/protocol'
import { provinceAppId, services } from '@piaoqiao/protocol'
import type { Carrier, EventCarrier } from '@piaoqiao/province/parts'
import { callerInside } from './caller-inside.ts'
import type { WorldProvince } from './world-province.ts'

export interface WorldCarrierOptions {
  readonly from: ProvinceCode
  readonly clock: () => number
  /** Null for a province that this world does not have. */
  readonly provinceOf: (code: ProvinceCode) => WorldProvince | null
  /** A message that names one of these does not come through. */
  readonly unreachable: ReadonlySet<BillId>
}

/** The way from one province of a world to the other. Everything crosses as text, as it does between real ones. */
export function createWorldCarrier(options: WorldCarrierOptions): Carrier & EventCarrier {
  const { provinceOf, unreachable } = options
  return {
    knows: async (code) => provinceOf(code) !== null,
    async forward(to, request) {
      if (request.items.some(({ content }) => names(unreachable, content))) {
        return { outcome: 'unreachable' }
      }
      const answer = await carry(options, to, 'forward', request)
      return { outcome: 'answered', answer: answer as ForwardAnswer }
    },
    async push(to, request) {
      const answer = (await carry(options, to, 'event.push', request)) as { outcome: string }
      return answer.outcome === 'done' ? 'done' : 'refused'
    },
    reconcile: async (to, request) =>
      (await carry(options, to, 'reconcile', request)) as ReconcileAnswer,
  }
}

function names(bills: ReadonlySet<BillId>, content: unknown): boolean {
  const { billCode, billNumber } = content as { billCode: string; billNumber: string }
  return bills.has(billIdFrom(billCode, billNumber))
}

async function carry(
  { from, clock, provinceOf }: WorldCarrierOptions,
  to: ProvinceCode,
  name: ServiceName,
  payload: object,
): Promise<unknown> {
  const handler = provinceOf(to)?.handlers[name]
  if (handler === undefined) throw new Error(`nobody in province ${to} serves ${name}`)
  const id = provinceAppId(from)
  const answer = await handler({
    service: services[name],
    requestId: `${id}-${name}`,
    payload: received(JSON.stringify(payload)),
    caller: callerInside({ id, name: id, province: from }, 'province'),
    at: clock(),
  })
  return received(JSON.stringify(answer))
}

function received(text: string): unknown {
  return JSON.parse(text) as unknown
}
