import type { Fen, Instant } from '@piaoqiao/domain'
import { fenFromYuan } from '@piaoqiao/domain'
import type { WireEvent } from '@piaoqiao/protocol'

/**
 * Reads what an event of the feed says in its details. The protocol leaves them open, so each is taken only where it is what
 * it should be; an event that tells less is still an event.
 */
export function textOf({ details }: WireEvent, name: string): string | null {
  const value = details[name]
  return typeof value === 'string' ? value : null
}

export function fenOf(event: WireEvent, name: string): Fen | null {
  const text = textOf(event, name)
  if (text === null || !/^-?\d{1,12}(\.\d{1,2})?$/.test(text)) return null
  return fenFromYuan(text)
}

export function instantOf(event: WireEvent, name: string): Instant | null {
  const at = Date.parse(textOf(event, name) ?? '')
  return Number.isNaN(at) ? null : at
}

/** When it happened; the beginning of time where the province gave a moment that does not exist. */
export function timeOf({ at }: WireEvent): Instant {
  const instant = Date.parse(at)
  return Number.isNaN(instant) ? 0 : instant
}

/** Whether the registered bill is a red one. */
export function namesOriginal({ details }: WireEvent): boolean {
  const facts = details['facts']
  if (typeof facts !== 'object' || facts === null) return false
  const original: unknown = (facts as { original?: unknown }).original
  return typeof original === 'string'
}
