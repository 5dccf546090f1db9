import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesFromHex } from './bytes.ts'
import { sm2Curve } from './curve.ts'
import { derTag, encodeDer, encodeDerInteger } from './der.ts'
import { generateSm2PrivateKey, importSm2PrivateKey } from './keys.ts'
import { sm2Sign, sm2Verify } from './sm2-signature.ts'

const { n } = sm2Curve
const key = generateSm2PrivateKey()
const other = generateSm2PrivateKey()
const message = new TextEncoder().encode('票据状态')
const signature = sm2Sign(key, message)

const anyMessage = fc.uint8Array({ maxLength: 300 })

/** The bytes with one bit turned over. */
function withFlippedBit(bytes: Uint8Array, bit: number): Uint8Array {
  return bytes.map((octet, index) => (index === bit >> 3 ? octet ^ (1 << (bit & 7)) : octet))
}
const bitsOf = (bytes: Uint8Array) => Array.from({ length: bytes.length * 8 }, (_, bit) => bit)

test('what was signed is verified, for every message and key', () => {
  fc.assert(
    fc.property(anyMessage, (text) => {
      const fresh = generateSm2PrivateKey()
      expect(sm2Verify(fresh.publicKey, text, sm2Sign(fresh, text))).toBe(true)
    }),
  )
})

test('two signatures of one message differ', () => {
  expect(sm2Sign(key, message)).not.toEqual(signature)
})

test('a signature by another key is refused', () => {
  expect(sm2Verify(other.publicKey, message, signature)).toBe(false)
})

test('the user identity is part of what is signed', () => {
  const options = { userId: 'ALICE123@YAHOO.COM' }
  const made = sm2Sign(key, message, options)
  expect(sm2Verify(key.publicKey, message, made, options)).toBe(true)
  expect(sm2Verify(key.publicKey, message, made)).toBe(false)
})

test('any flipped bit of the signature is refused', () => {
  for (const bit of bitsOf(signature)) {
    expect(sm2Verify(key.publicKey, message, withFlippedBit(signature, bit))).toBe(false)
  }
})

test('any flipped bit of the message is refused', () => {
  for (const bit of bitsOf(message)) {
    expect(sm2Verify(key.publicKey, withFlippedBit(message, bit), signature)).toBe(false)
  }
})

test('any flipped bit of the public key is refused', () => {
  for (const bit of bitsOf(key.publicKey.bytes)) {
    const bytes = withFlippedBit(key.publicKey.bytes, bit)
    expect(sm2Verify({ bytes }, message, signature)).toBe(false)
  }
})

test('no bytes make verification throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(sm2Verify(key.publicKey, message, bytes)).toBe(false)
      expect(sm2Verify({ bytes }, message, signature)).toBe(false)
    }),
  )
})

describe('signatures of another form are refused', () => {
  const sequence = (...integers: readonly bigint[]) =>
    encodeDer(derTag.sequence, ...integers.map(encodeDerInteger))

  test.each([
    ['no integers', sequence()],
    ['three integers', sequence(1n, 2n, 3n)],
    ['r of zero', sequence(0n, 1n)],
    ['s of zero', sequence(1n, 0n)],
    ['r of n', sequence(n, 1n)],
    ['s of n', sequence(1n, n)],
    ['r + s of n', sequence(n - 5n, 5n)],
    ['a negative r', bytesFromHex('30060201ff020101')],
    ['a needless zero', bytesFromHex('300702020001020101')],
    ['bytes behind', Uint8Array.from([...signature, 0])],
    ['the 64 bytes r‖s', new Uint8Array(64).fill(1)],
  ])('%s', (_, der) => {
    expect(sm2Verify(key.publicKey, message, der)).toBe(false)
  })
})

test.each([1n, n - 2n])('the private key %d signs', (scalar) => {
  const extreme = importSm2PrivateKey(scalar.toString(16).padStart(64, '0'))
  expect(sm2Verify(extreme.publicKey, message, sm2Sign(extreme, message))).toBe(true)
})

test('an identity longer than its length field is refused', () => {
  const options = { userId: 'x'.repeat(8192) }
  expect(() => sm2Sign(key, message, options)).toThrow(
    expect.objectContaining({ code: 'INPUT_SIZE' }),
  )
})
