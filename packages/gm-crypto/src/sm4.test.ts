import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GmCryptoError } from './fault.ts'
import { sm4CbcDecrypt, sm4CbcEncrypt } from './sm4.ts'

const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 })

test('every text survives the round trip and grows by its padding', () => {
  fc.assert(
    fc.property(sixteen, sixteen, fc.uint8Array({ maxLength: 100 }), (key, iv, plaintext) => {
      const ciphertext = sm4CbcEncrypt(key, iv, plaintext)
      expect(ciphertext.length).toBe(plaintext.length + 16 - (plaintext.length % 16))
      expect(sm4CbcDecrypt(key, iv, ciphertext)).toEqual(plaintext)
    }),
  )
})

describe('faults', () => {
  const [key, iv] = [new Uint8Array(16).fill(1), new Uint8Array(16).fill(2)]

  test.each([
    ['an empty ciphertext', new Uint8Array(0)],
    ['a broken block', sm4CbcEncrypt(key, iv, new Uint8Array(40)).subarray(0, 47)],
    ['wrong padding', sm4CbcEncrypt(key, iv, new Uint8Array(40)).subarray(0, 32)],
  ])('%s is DECRYPTION_FAILED', (_, ciphertext) => {
    expect(() => sm4CbcDecrypt(key, iv, ciphertext)).toThrow(
      new GmCryptoError('DECRYPTION_FAILED', 'SM4-CBC decryption failed'),
    )
  })

  test.each([
    ['a short key', key.subarray(1), iv, 'KEY_MALFORMED'],
    ['a long initial vector', key, new Uint8Array(17), 'INPUT_SIZE'],
  ])('%s is refused', (_, wrongKey, wrongIv, code) => {
    expect(() => sm4CbcEncrypt(wrongKey, wrongIv, key)).toThrow(expect.objectContaining({ code }))
    expect(() => sm4CbcDecrypt(wrongKey, wrongIv, key)).toThrow(expect.objectContaining({ code }))
  })
})
