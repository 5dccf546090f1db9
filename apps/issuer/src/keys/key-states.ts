import type { Instant } from '@piaoqiao/domain'
import type { StoredKey } from './key-store-content.ts'

/** `active` signs now, `next` will, `retired` did and still opens what was sealed to it. */
export type KeyState = 'active' | 'next' | 'retired'

/** How a key stands among its like at a moment: it follows from when each of them is used, and nothing else. */
export function keyState(keys: readonly StoredKey[], key: StoredKey, at: Instant): KeyState {
  if (key.activeFrom === null || key.activeFrom > at) return 'next'
  return key === activeKey(keys, at) ? 'active' : 'retired'
}

/** The key that came into use last. */
export function activeKey(keys: readonly StoredKey[], at: Instant): StoredKey | null {
  return keysInUseOrder(keys).findLast(({ activeFrom }) => activeFrom <= at) ?? null
}

/** Keys that are used, or will be from a moment that is known, in that order. */
export function keysInUseOrder(keys: readonly StoredKey[]): readonly UsedKey[] {
  return keys
    .filter((key): key is UsedKey => key.activeFrom !== null)
    .toSorted((one, other) => one.activeFrom - other.activeFrom)
}

export interface UsedKey extends StoredKey {
  readonly activeFrom: Instant
}
