import type { Bending } from './bent-platform.ts'
import { withoutSignature } from './bent-platform.ts'

type Members = Record<string, unknown>

interface BrokenPlatform {
  /** As the end of a sentence. */
  readonly does: string
  readonly bending: Bending
  /** What the codes of the cases begin with among which it has to be found. */
  readonly among: readonly string[]
}

/** Platforms that look right to whoever only tries the plain case. */
export const brokenPlatforms: readonly BrokenPlatform[] = [
  {
    does: 'takes requests of any time',
    bending: { ignores: 'clock' },
    among: ['bill.lock/no/envelope-clock'],
  },
  {
    does: 'does not look at signatures',
    bending: { ignores: 'signature' },
    among: ['bill.lock/no/envelope-signature'],
  },
  {
    does: 'carries out only part of an atomic batch',
    bending: { request: (payload) => without(payload, 'atomic') },
    among: ['bill.lock/no/atomic'],
  },
  {
    does: 'takes a retry for a new request',
    bending: { forgetsRequestIds: true },
    among: ['bill.lock/ok/retry'],
  },
  {
    does: 'takes members that it does not know',
    bending: { request: (payload) => onItems(payload, (item) => without(item, 'remark')) },
    among: ['bill.lock/no/schema-unknown'],
  },
  {
    does: 'names the holder to whoever does not know the check code',
    bending: { answer: (payload) => onItems(payload, toLocked) },
    among: ['bill.lock/no/first-check-code'],
  },
  {
    does: 'answers a batch in another order',
    bending: { answer: (payload) => ({ items: itemsIn(payload).toReversed() }) },
    among: ['bill.verify/ok/batch-2', 'bill.verify/ok/batch-3'],
  },
  {
    does: 'writes amounts as numbers',
    bending: { answer: (payload) => onItems(payload, withNumbers) },
    among: ['bill.verify/ok/sees-open'],
  },
  {
    does: 'does not sign its answers',
    bending: { envelope: withoutSignature },
    among: ['bill.verify/ok/with'],
  },
  {
    does: 'refuses with the status of a success',
    bending: { status: () => 200 },
    among: ['bill.verify/no/envelope-mac'],
  },
]

function itemsIn(payload: unknown): readonly unknown[] {
  const { items } = (payload ?? {}) as { readonly items?: unknown }
  return Array.isArray(items) ? items : []
}

function onItems(payload: unknown, change: (item: Members) => Members): unknown {
  const items = itemsIn(payload)
  return items.length === 0
    ? payload
    : { ...(payload as Members), items: items.map((item) => change(item as Members)) }
}

function without(value: unknown, name: string): Members {
  return Object.fromEntries(Object.entries(value as Members).filter(([other]) => other !== name))
}

function toLocked(item: Members): Members {
  return item['code'] === 'CHECK_CODE_MISMATCH' ? { ...item, code: 'BILL_LOCKED' } : item
}

function withNumbers(item: Members): Members {
  return { ...item, amount: Number(item['amount']) }
}
