import { dayMs } from '@piaoqiao/domain'
import { generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { SealAuthority } from '@piaoqiao/documents/ofd'
import { present } from '../testing/outcomes.ts'
import {
  makeSampleSealAuthority,
  sampleSealPicture,
  sampleStoredKey,
} from '../testing/sample-seals.ts'
import { sampleStart } from '../testing/sample-station.ts'
import { addKey, firstKey, importCertificate, importSeal, rotate } from './key-changes.ts'
import { keyState } from './key-states.ts'
import type { KeyStoreContent, StoredKey } from './key-store-content.ts'
import { keysMax } from './key-store-content.ts'
import { KeyStoreError } from './key-store-error.ts'

const now = sampleStart
let authority: SealAuthority
let first: StoredKey
let next: StoredKey
beforeAll(async () => {
  authority = await makeSampleSealAuthority()
  first = await sampleStoredKey(authority)
  next = await sampleStoredKey(authority, { name: 'second', activeFrom: null })
})

function faultOf(attempt: () => unknown): string {
  try {
    attempt()
  } catch (error) {
    if (error instanceof KeyStoreError) return error.code
    throw error
  }
  return 'no fault'
}

function statesAt({ keys }: KeyStoreContent, at: number): readonly string[] {
  return keys.map((key) => `${key.name} ${keyState(keys, key, at)}`)
}

test('the first key is used at once, and another one from the moment that was named', () => {
  const begun = firstKey('a', generateSm2PrivateKey(), now)
  const added = addKey(begun, 'b', generateSm2PrivateKey(), now)
  expect(statesAt(added, now)).toEqual(['a active', 'b next'])
  const rotated = rotate(added, now + dayMs, now)
  expect(statesAt(rotated, now + dayMs - 1)).toEqual(['a active', 'b next'])
  expect(statesAt(rotated, now + dayMs)).toEqual(['a retired', 'b active'])
  const third = addKey(rotated, 'c', generateSm2PrivateKey(), now + dayMs)
  expect(statesAt(third, now + dayMs)).toEqual(['a retired', 'b active', 'c next'])
})

test('certificate and seal come to their key, one after the other', () => {
  const bare = { keys: [{ ...first, certificate: null, seal: null }] }
  const certified = importCertificate(bare, 'first', present(first.certificate))
  expect(importSeal(certified, 'first', present(first.seal))).toEqual({ keys: [first] })
})

test('a new certificate of the same key makes the seal of the old one useless', async () => {
  const { privateKey } = first
  const renewed = await sampleStoredKey(authority, { privateKey, validUntil: now + 900 * dayMs })
  const [key] = importCertificate({ keys: [first] }, 'first', present(renewed.certificate)).keys
  expect(key?.seal).toBeNull()
  const again = importCertificate({ keys: [first] }, 'first', present(first.certificate))
  expect(again.keys).toEqual([first])
})

describe('refused', () => {
  const fresh = () => generateSm2PrivateKey()
  const cases: readonly (readonly [string, () => unknown, string])[] = [
    ['a name with blanks', () => addKey({ keys: [] }, 'a b', fresh(), now), 'KEY_NAME_UNFIT'],
    ['a name twice', () => addKey({ keys: [first] }, 'first', fresh(), now), 'KEY_NAME_TAKEN'],
    ['a key twice', () => addKey({ keys: [first] }, 'b', first.privateKey, now), 'KEY_PRESENT'],
    [
      'a second key that waits',
      () => addKey({ keys: [first, next] }, 'c', fresh(), now),
      'KEY_NEXT_PRESENT',
    ],
    [
      'a rotation without a next key',
      () => rotate({ keys: [first] }, now, now),
      'KEY_NEXT_MISSING',
    ],
    [
      'a next key without a seal, where the present one has one',
      () => rotate({ keys: [first, { ...next, seal: null }] }, now, now),
      'KEY_NEXT_INCOMPLETE',
    ],
    [
      'a rotation in the past',
      () => rotate({ keys: [first, next] }, now - 1, now),
      'ACTIVATION_PAST',
    ],
    [
      'a next key that will have run out',
      () => rotate({ keys: [first, next] }, now + 401 * dayMs, now),
      'KEY_EXPIRED',
    ],
    [
      'a certificate of another key',
      () => importCertificate({ keys: [first] }, 'first', present(next.certificate)),
      'KEY_CERTIFICATE_OF_ANOTHER',
    ],
    [
      'bytes that are no certificate',
      () => importCertificate({ keys: [first] }, 'first', Uint8Array.of(1, 2, 3)),
      'KEY_CERTIFICATE_UNREADABLE',
    ],
    [
      'a seal that lists another certificate',
      () => importSeal({ keys: [first] }, 'first', present(next.seal)),
      'SEAL_OF_ANOTHER',
    ],
    [
      'bytes that are no seal',
      () => importSeal({ keys: [first] }, 'first', Uint8Array.of(48, 0)),
      'SEAL_UNREADABLE',
    ],
    [
      'a seal before the certificate',
      () => importSeal({ keys: [{ ...first, certificate: null }] }, 'first', present(first.seal)),
      'KEY_CERTIFICATE_MISSING',
    ],
    [
      'a key that is not there',
      () => importSeal({ keys: [first] }, 'none', present(first.seal)),
      'KEY_NAME_UNKNOWN',
    ],
  ]
  test.each(cases)('%s', (_, attempt, code) => {
    expect(faultOf(attempt)).toBe(code)
  })

  test('more keys than a store holds', () => {
    const keys = Array.from({ length: keysMax }, (_, index) => ({ ...first, name: `k${index}` }))
    expect(faultOf(() => addKey({ keys }, 'more', fresh(), now))).toBe('KEY_STORE_FULL')
  })

  test('the seal of a supervisor', async () => {
    const { seal } = await authority.issueSeal({
      role: 'supervisor',
      organization: '示例省财政厅',
      sealName: '财政票据监制章',
      sealId: 'supervisor',
      picture: sampleSealPicture,
      publicKey: first.privateKey.publicKey,
      at: now,
      validUntil: now + dayMs,
    })
    expect(faultOf(() => importSeal({ keys: [first] }, 'first', seal))).toBe('SEAL_OF_ANOTHER')
  })
})
