import { keptTextMax } from './report.ts'

/** Members whose values name a person; the suite's own samples are invented, those of others need not be. */
const personal: ReadonlySet<string> = new Set([
  'payerCode',
  'payerName',
  'payerKey',
  'unitName',
  'actorName',
  'holderName',
  'issuerName',
  'publicKey',
  'content',
])

/** A payload as a report keeps it: as JSON, without what names a person, cut where it is long. */
export function keptText(payload: unknown): string {
  const text = JSON.stringify(payload, masked) ?? ''
  return text.length <= keptTextMax ? text : `${text.slice(0, keptTextMax - 1)}…`
}

function masked(name: string, value: unknown): unknown {
  return personal.has(name) && typeof value === 'string' ? '***' : value
}
