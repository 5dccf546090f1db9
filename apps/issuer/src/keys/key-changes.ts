import type { Instant } from '@piaoqiao/domain'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import { sm2PrivateKeyHex } from '@piaoqiao/gm-crypto'
import { isValidAt, withCertificate, withSeal } from './certified-key.ts'
import { activeKey } from './key-states.ts'
import type { KeyStoreContent, StoredKey } from './key-store-content.ts'
import { keysMax } from './key-store-content.ts'
import { KeyStoreError } from './key-store-error.ts'

const noKeys: KeyStoreContent = { keys: [] }

/** A store with the key that the province knows already, or will know by enrolment. @throws KeyStoreError */
export function firstKey(name: string, privateKey: Sm2PrivateKey, at: Instant): KeyStoreContent {
  const { keys } = addKey(noKeys, name, privateKey, at)
  return { keys: keys.map((key) => ({ ...key, activeFrom: at })) }
}

/** Adds a key that nobody uses yet. @throws KeyStoreError */
export function addKey(
  { keys }: KeyStoreContent,
  name: string,
  privateKey: Sm2PrivateKey,
  at: Instant,
): KeyStoreContent {
  if (!/^[a-z0-9-]{1,40}$/.test(name)) throw new KeyStoreError('KEY_NAME_UNFIT')
  if (keys.length >= keysMax) throw new KeyStoreError('KEY_STORE_FULL')
  if (keys.some((key) => key.name === name)) throw new KeyStoreError('KEY_NAME_TAKEN')
  const hex = sm2PrivateKeyHex(privateKey)
  if (keys.some((key) => sm2PrivateKeyHex(key.privateKey) === hex)) {
    throw new KeyStoreError('KEY_PRESENT')
  }
  if (waitingKey(keys, at) !== null) throw new KeyStoreError('KEY_NEXT_PRESENT')
  const key: StoredKey = { name, privateKey, certificate: null, seal: null, activeFrom: null }
  return { keys: [...keys, key] }
}

/** @throws KeyStoreError */
export function importCertificate(
  content: KeyStoreContent,
  name: string,
  der: Uint8Array,
): KeyStoreContent {
  return changed(content, name, (key) => withCertificate(key, der))
}

/** @throws KeyStoreError */
export function importSeal(
  content: KeyStoreContent,
  name: string,
  der: Uint8Array,
): KeyStoreContent {
  return changed(content, name, (key) => withSeal(key, der))
}

/**
 * Says from when the next key is used. A key that lacks what the present one has, or that would not be valid then, is
 * refused: bills would be signed that nobody can seal.
 * @throws KeyStoreError
 */
export function rotate({ keys }: KeyStoreContent, from: Instant, now: Instant): KeyStoreContent {
  if (from < now) throw new KeyStoreError('ACTIVATION_PAST')
  const next = waitingKey(keys, now)
  if (next === null) throw new KeyStoreError('KEY_NEXT_MISSING')
  const present = activeKey(keys, now)
  if (present !== null && lacksWhatHas(next, present)) {
    throw new KeyStoreError('KEY_NEXT_INCOMPLETE')
  }
  if (!isValidAt(next, from)) throw new KeyStoreError('KEY_EXPIRED')
  return changed({ keys }, next.name, (key) => ({ ...key, activeFrom: from }))
}

function lacksWhatHas(next: StoredKey, present: StoredKey): boolean {
  const parts = ['certificate', 'seal'] as const
  return parts.some((part) => present[part] !== null && next[part] === null)
}

function waitingKey(keys: readonly StoredKey[], at: Instant): StoredKey | null {
  return keys.find(({ activeFrom }) => activeFrom === null || activeFrom > at) ?? null
}

function changed(
  { keys }: KeyStoreContent,
  name: string,
  change: (key: StoredKey) => StoredKey,
): KeyStoreContent {
  if (!keys.some((key) => key.name === name)) throw new KeyStoreError('KEY_NAME_UNKNOWN')
  return { keys: keys.map((key) => (key.name === name ? change(key) : key)) }
}
