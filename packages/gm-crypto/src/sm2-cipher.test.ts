import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GmCryptoError } from './fault.ts'
import { derTag, encodeDer, encodeDerInteger } from './der.ts'
import { generateSm2PrivateKey, importSm2PrivateKey } from './keys.ts'
import { sm2Decrypt, sm2Encrypt, sm2PlaintextBytesMax } from './sm2-cipher.ts'
import { sm2Point } from './curve.ts'

const key = generateSm2PrivateKey()
const plaintext = new Uint8Array(16).fill(9)
const cipher = sm2Encrypt(key.publicKey, plaintext)

/** The code that decryption refuses with; fails when it refuses otherwise or not at all. */
function refusalOf(cipherDer: Uint8Array, privateKey = key): string {
  try {
    sm2Decrypt(privateKey, cipherDer)
  } catch (error) {
    if (error instanceof GmCryptoError) return error.code
    throw error
  }
  return 'accepted'
}

test('every text of every key survives the round trip', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (text) => {
      const fresh = generateSm2PrivateKey()
      expect(sm2Decrypt(fresh, sm2Encrypt(fresh.publicKey, text))).toEqual(text)
    }),
  )
})

test('two encryptions of one text differ', () => {
  expect(sm2Encrypt(key.publicKey, plaintext)).not.toEqual(cipher)
})

test('the longest text survives the round trip', () => {
  const longest = new Uint8Array(sm2PlaintextBytesMax).fill(3)
  expect(sm2Decrypt(key, sm2Encrypt(key.publicKey, longest))).toEqual(longest)
})

test.each([0, sm2PlaintextBytesMax + 1])('%d bytes are not encrypted', (size) => {
  expect(() => sm2Encrypt(key.publicKey, new Uint8Array(size))).toThrow(
    expect.objectContaining({ code: 'INPUT_SIZE' }),
  )
})

test('another key is DECRYPTION_FAILED', () => {
  expect(refusalOf(cipher, generateSm2PrivateKey())).toBe('DECRYPTION_FAILED')
})

test('any flipped bit is refused', () => {
  for (let bit = 0; bit < cipher.length * 8; bit += 1) {
    const flipped = (octet: number, index: number) =>
      index === bit >> 3 ? octet ^ (1 << (bit & 7)) : octet
    const changed = cipher.map(flipped)
    expect(['CIPHERTEXT_MALFORMED', 'DECRYPTION_FAILED']).toContain(refusalOf(changed))
  }
})

test('no bytes make decryption throw anything else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(refusalOf(bytes)).toBe('CIPHERTEXT_MALFORMED')
    }),
  )
})

describe('ciphertexts of another form are CIPHERTEXT_MALFORMED', () => {
  const { x, y } = sm2Point.BASE.toAffine()
  const hash = encodeDer(derTag.octetString, new Uint8Array(32))
  const text = encodeDer(derTag.octetString, new Uint8Array(16))
  const sequence = (...elements: readonly Uint8Array[]) => encodeDer(derTag.sequence, ...elements)
  const point = [encodeDerInteger(x), encodeDerInteger(y)] as const

  test.each([
    [
      'a point beside the curve',
      sequence(encodeDerInteger(x), encodeDerInteger(y + 1n), hash, text),
    ],
    ['a coordinate of zero', sequence(encodeDerInteger(0n), encodeDerInteger(0n), hash, text)],
    [
      'a coordinate above p',
      sequence(encodeDerInteger(x + 2n ** 256n), encodeDerInteger(y), hash, text),
    ],
    ['a short hash', sequence(...point, encodeDer(derTag.octetString, new Uint8Array(31)), text)],
    ['no text', sequence(...point, hash, encodeDer(derTag.octetString))],
    ['an element more', sequence(...point, hash, text, text)],
    ['bytes behind', Uint8Array.from([...cipher, 0])],
  ])('%s', (_, der) => {
    expect(refusalOf(der)).toBe('CIPHERTEXT_MALFORMED')
  })

  test('while the same with a point of the curve is DECRYPTION_FAILED', () => {
    expect(refusalOf(sequence(...point, hash, text))).toBe('DECRYPTION_FAILED')
  })
})

test('a public key beside the curve is refused', () => {
  const bytes = key.publicKey.bytes.map((octet, index) => (index === 64 ? octet ^ 1 : octet))
  expect(() => sm2Encrypt({ bytes }, plaintext)).toThrow(
    expect.objectContaining({ code: 'KEY_NOT_ON_CURVE' }),
  )
})

test('a private key out of its range is refused', () => {
  const { publicKey } = importSm2PrivateKey('1'.padStart(64, '0'))
  const zero = { bytes: new Uint8Array(32), publicKey }
  expect(refusalOf(cipher, zero)).toBe('KEY_MALFORMED')
})
