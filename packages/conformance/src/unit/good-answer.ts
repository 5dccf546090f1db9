import type { ServiceName } from '@piaoqiao/protocol'
import { services, wireRefusal, wireUnknown } from '@piaoqiao/protocol'
import type { RefusalCode } from '@piaoqiao/domain'
import { refusal } from '@piaoqiao/domain'

type Members = Readonly<Record<string, unknown>>

const dayMs = 86_400_000

/** An answer as a platform would give it to whatever a unit asked. */
export function goodAnswer(service: string, payload: unknown): unknown {
  const asked = (payload ?? {}) as Members
  const { items } = asked
  if (Array.isArray(items))
    return { items: items.map((item) => goodItem(service, item as Members)) }
  if (service === 'event.feed') {
    return {
      entries: [],
      next: typeof asked['after'] === 'string' ? asked['after'] : '0',
      more: false,
    }
  }
  if (service === 'key.rotate') {
    return { outcome: 'done', overlapUntil: new Date(Date.now() + 7 * dayMs).toISOString() }
  }
  return { ...exampleOf(service), ...keyOf(asked) }
}

/** The same answer with other words for each item. */
export function refusedAnswer(code: RefusalCode, payload: unknown): unknown {
  const refused = wireRefusal(refusal(code, { holder: '示例单位', until: '2026-12-31' }))
  return inEachPlace(payload, refused)
}

export function unknownAnswer(payload: unknown): unknown {
  return inEachPlace(payload, wireUnknown())
}

/** A refusal with a code of a later version. */
export function laterAnswer(payload: unknown): unknown {
  const refused = wireRefusal(refusal('BILL_NOT_FOUND'))
  return inEachPlace(payload, { ...refused, code: 'REFUSED_BY_LATER_VERSION' })
}

function inEachPlace(payload: unknown, answer: unknown): unknown {
  const { items } = (payload ?? {}) as Members
  return Array.isArray(items) ? { items: items.map(() => answer) } : answer
}

function goodItem(service: string, item: Members): Members {
  const example = exampleOf(service === 'bill.verify' ? 'bill.status' : service)
  const [first] = (example['items'] ?? []) as readonly Members[]
  return { ...first, ...keyOf(item) }
}

function exampleOf(service: string): Members {
  return { ...services[service as ServiceName].exampleAnswer }
}

function keyOf(asked: Members): Members {
  const { billCode, billNumber } = asked
  return {
    ...(typeof billCode === 'string' && { billCode }),
    ...(typeof billNumber === 'string' && { billNumber }),
  }
}
