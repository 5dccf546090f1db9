import { dayMs } from '@piaoqiao/domain'
import { sm2PublicKeyHex } from '@piaoqiao/gm-crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { present } from '../testing/outcomes.ts'
import { makeSampleSealAuthority, sampleStoredKey } from '../testing/sample-seals.ts'
import { sampleStart } from '../testing/sample-station.ts'
import { daysLeft, isValidForLong, warningFor } from './key-validity.ts'
import type { SigningKey, StationKeys } from './station-keys.ts'
import { keysOfStore, signingKeyAt, singleKey } from './station-keys.ts'

const now = sampleStart
let keys: StationKeys
let serial: string
beforeAll(async () => {
  const authority = await makeSampleSealAuthority()
  const first = await sampleStoredKey(authority, { name: 'first', activeFrom: now - 10 })
  const second = await sampleStoredKey(authority, { name: 'second', activeFrom: now + 10 })
  const unused = await sampleStoredKey(authority, { name: 'unused', activeFrom: null })
  keys = keysOfStore({ keys: [unused, second, first] })
  serial = present(keys.signingKeys[0]).keySerial
})

const hexOf = (key: SigningKey | undefined) => sm2PublicKeyHex(present(key).publicKey)

test('keys of a store stand in the order of their use, and those without a time are not used', () => {
  expect(keys.signingKeys.map(({ keyName }) => keyName)).toEqual(['issuer-first', 'issuer-second'])
  expect(Object.keys(keys.privateKeys)).toEqual(['issuer-first', 'issuer-second'])
  expect(serial).toMatch(/^[0-9a-f]+$/)
})

describe('the key to sign with', () => {
  test.each([
    ['before its time the next one waits', 9, true, 'issuer-first'],
    ['from its time on it is used', 10, true, 'issuer-second'],
    ['a key that the province does not know is not used', 10, false, 'issuer-first'],
  ] as const)('%s', (_, later, isKnown, expected) => {
    const known = new Set(isKnown ? [hexOf(keys.signingKeys[1])] : [])
    expect(signingKeyAt(keys, known, now + later).keyName).toBe(expected)
  })
})

test('a single key from the settings has neither certificate nor seal', () => {
  const { privateKeys } = keys
  const single = singleKey(present(privateKeys['issuer-first']), { keySerial: '1', keyIssuer: '' })
  const [key] = single.signingKeys
  expect(key).toMatchObject({ keyName: 'issuer', keySerial: '1', sealing: null })
  expect(isValidForLong(present(key), now + 9_999 * dayMs)).toBe(true)
})

describe('what runs out', () => {
  test.each([
    [400, null, true],
    [60, null, true],
    [59, 60, true],
    [30, 60, true],
    [29, 30, false],
    [6, 7, false],
    [-1, 7, false],
  ] as const)('with %s days left, the warning is that of %s days', (days, warning, isWell) => {
    const key = present(keys.signingKeys[0])
    const at = present(key.sealPeriod).validUntil - days * dayMs
    expect(daysLeft(key, 'seal', at)).toBe(days)
    expect(warningFor(daysLeft(key, 'certificate', at))).toBe(warning)
    expect(isValidForLong(key, at)).toBe(isWell)
  })
})
