import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openAppKey, sealAppKey } from './sealed-app-key.ts'

const masterKey = new Uint8Array(16).fill(3)
const appKey = new Uint8Array(32).fill(9)

test('what was sealed is opened', () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 64 })
  fc.assert(
    fc.property(bytes, fc.string(), (key, appId) => {
      const opened = openAppKey(masterKey, appId, sealAppKey(masterKey, appId, key))
      expect(Buffer.from(opened)).toEqual(Buffer.from(key))
    }),
  )
})

test('the same key is never sealed into the same bytes', () => {
  expect(sealAppKey(masterKey, 'his-1', appKey)).not.toEqual(sealAppKey(masterKey, 'his-1', appKey))
})

test('whatever is altered is noticed, at every byte', () => {
  const sealed = sealAppKey(masterKey, 'his-1', appKey)
  for (const index of sealed.keys()) {
    const altered = Uint8Array.from(sealed)
    altered[index] = (altered[index] ?? 0) ^ 1
    expect(() => openAppKey(masterKey, 'his-1', altered)).toThrow('cannot be opened')
  }
})

test.each([
  { name: 'another master key', master: new Uint8Array(16), appId: 'his-1', bytes: 96 },
  { name: 'another application', master: masterKey, appId: 'his-2', bytes: 96 },
  { name: 'a part of it', master: masterKey, appId: 'his-1', bytes: 40 },
  { name: 'nothing', master: masterKey, appId: 'his-1', bytes: 0 },
])('$name opens nothing', ({ master, appId, bytes }) => {
  const sealed = sealAppKey(masterKey, 'his-1', appKey).subarray(0, bytes)
  expect(() => openAppKey(master, appId, sealed)).toThrow(
    expect.objectContaining({ code: 'APP_KEY_UNREADABLE' }),
  )
})
