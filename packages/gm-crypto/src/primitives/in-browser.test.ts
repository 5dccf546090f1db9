import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { primitives as browser } from './in-browser.ts'
import { primitives as node } from './on-node.ts'

const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 })
const bytes = fc.uint8Array({ maxLength: 300 })

describe('in a browser and on Node', () => {
  test('SM3 is the same, of bytes and of texts', () => {
    fc.assert(
      fc.property(bytes, fc.string({ unit: 'grapheme' }), (data, text) => {
        expect(browser.sm3(data)).toEqual(node.sm3(data))
        expect(browser.sm3(text)).toEqual(node.sm3(text))
      }),
    )
  })

  test('HMAC-SM3 is the same, also under keys longer than a block', () => {
    fc.assert(
      fc.property(bytes, bytes, (key, data) => {
        expect(browser.hmacSm3(key, data)).toEqual(node.hmacSm3(key, data))
      }),
    )
  })

  test('what one enciphers the other deciphers', () => {
    fc.assert(
      fc.property(sixteen, sixteen, bytes, (key, iv, plaintext) => {
        const ciphertext = browser.sm4CbcEncrypt(key, iv, plaintext)
        expect(ciphertext).toEqual(node.sm4CbcEncrypt(key, iv, plaintext))
        expect(browser.sm4CbcDecrypt(key, iv, ciphertext)).toEqual(plaintext)
      }),
    )
  })

  test('hex and base64 are the same', () => {
    fc.assert(
      fc.property(bytes, (data) => {
        expect(browser.hexFromBytes(data)).toBe(node.hexFromBytes(data))
        expect(browser.bytesFromHex(node.hexFromBytes(data))).toEqual(data)
        expect(browser.base64FromBytes(data)).toBe(node.base64FromBytes(data))
        expect(browser.bytesFromBase64(node.base64FromBytes(data))).toEqual(data)
      }),
    )
  })
})

describe('in a browser', () => {
  const [key, iv] = [new Uint8Array(16).fill(1), new Uint8Array(16).fill(2)]
  const ciphertext = node.sm4CbcEncrypt(key, iv, new Uint8Array(40))

  test.each([
    ['nothing', new Uint8Array(0)],
    ['a broken block', ciphertext.subarray(0, 47)],
    ['wrong padding', ciphertext.subarray(0, 32)],
  ])('%s is not deciphered', (_, broken) => {
    expect(() => browser.sm4CbcDecrypt(key, iv, broken)).toThrow(RangeError)
  })

  test('SM4 gives the block of GB/T 32907, annex A', () => {
    const block = browser.bytesFromHex('0123456789abcdeffedcba9876543210')
    const made = browser.sm4CbcEncrypt(block, new Uint8Array(16), block).subarray(0, 16)
    expect(browser.hexFromBytes(made)).toBe('681edf34d206965e86b3e94f536e4246')
  })

  test('SM3 gives the digest of GB/T 32905, annex A', () => {
    expect(browser.hexFromBytes(browser.sm3('abc'))).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    )
  })

  test('random bytes have the length that was asked for, and values are compared to their end', () => {
    expect(browser.randomBytes(32)).toHaveLength(32)
    expect(browser.randomBytes(32)).not.toEqual(browser.randomBytes(32))
    expect(browser.equalInConstantTime(key, key.slice())).toBe(true)
    expect(
      browser.equalInConstantTime(
        key,
        key.map((octet, at) => (at === 15 ? 0 : octet)),
      ),
    ).toBe(false)
  })
})
