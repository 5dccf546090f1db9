import { createCipheriv } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { bytesFromHex, hexFromBytes } from './bytes.ts'
import { hmacSm3, sm3Hex } from './digest.ts'
import { encodeDer, encodeDerInteger, derTag } from './der.ts'
import { importSm2PrivateKey, sm2PublicKeyHex } from './keys.ts'
import { encryptWithNonces, sm2Decrypt } from './sm2-cipher.ts'
import { signWithNonces, sm2Verify } from './sm2-signature.ts'
import { sm4CbcEncrypt } from './sm4.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

describe('GB/T 32918.5 annex A and C', () => {
  const key = importSm2PrivateKey(
    '3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8',
  )
  const k = 0x59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21n

  test('the public key follows from the private key', () => {
    expect(sm2PublicKeyHex(key.publicKey)).toBe(
      '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
        'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
    )
  })

  const signature = encodeDer(
    derTag.sequence,
    encodeDerInteger(0xf5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3n),
    encodeDerInteger(0xb1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aan),
  )

  test('"message digest" is signed as printed', () => {
    const made = signWithNonces(key, utf8('message digest'), () => k)
    expect(hexFromBytes(made)).toBe(hexFromBytes(signature))
  })

  test('the printed signature is good', () => {
    expect(sm2Verify(key.publicKey, utf8('message digest'), signature)).toBe(true)
  })

  const cipher = encodeDer(
    derTag.sequence,
    encodeDerInteger(0x04ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73n),
    encodeDerInteger(0xe858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df0n),
    encodeDer(
      derTag.octetString,
      bytesFromHex('59983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd8766'),
    ),
    encodeDer(derTag.octetString, bytesFromHex('21886ca989ca9c7d58087307ca93092d651efa')),
  )

  test('"encryption standard" is encrypted as printed', () => {
    const made = encryptWithNonces(key.publicKey, utf8('encryption standard'), () => k)
    expect(hexFromBytes(made)).toBe(hexFromBytes(cipher))
  })

  test('the printed ciphertext is decrypted', () => {
    expect(sm2Decrypt(key, cipher)).toEqual(utf8('encryption standard'))
  })
})

describe('GB/T 32905 annex A', () => {
  test.each([
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ])('SM3 of %j', (text, digest) => {
    expect(sm3Hex(text)).toBe(digest)
    expect(sm3Hex(utf8(text))).toBe(digest)
  })
})

describe('GB/T 32907 annex A', () => {
  const text = bytesFromHex('0123456789abcdeffedcba9876543210')

  test('one block', () => {
    // With an initial vector of zeros the first block of CBC is the block cipher itself.
    const encrypted = sm4CbcEncrypt(text, new Uint8Array(16), text)
    expect(hexFromBytes(encrypted.subarray(0, 16))).toBe('681edf34d206965e86b3e94f536e4246')
  })

  test('one block encrypted 1,000,000 times', () => {
    // CBC over zeros feeds every block into the next one: a million rounds in one call.
    const roundsAfterFirst = 999_999
    const cipher = createCipheriv('sm4-cbc', text, new Uint8Array(16)).setAutoPadding(false)
    cipher.update(text)
    const blocks = cipher.update(new Uint8Array(16 * roundsAfterFirst))
    expect(hexFromBytes(blocks.subarray(-16))).toBe('595298c7c6fd271f0402f804c33d3f66')
  })
})

describe('GM/T 0042, appendix D.3', () => {
  test.each([
    [
      '0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20',
      utf8('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'.repeat(2)),
      'ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a',
    ],
    [
      '0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425',
      new Uint8Array(50).fill(0xcd),
      '220bf579ded555393f0159f66c99877822a3ecf610d1552154b41d44b94db3ae',
    ],
    [
      '0b'.repeat(32),
      utf8('Hi There'),
      'c0ba18c68b90c88bc07de794bfc7d2c8d19ec31ed8773bc2b390c9604e0be11e',
    ],
    [
      '4a656665',
      utf8('what do ya want for nothing?'),
      '2e87f1d16862e6d964b50a5200bf2b10b764faa9680a296a2405f24bec39f882',
    ],
  ])('HMAC-SM3 under key %s', (keyHex, data, mac) => {
    expect(hexFromBytes(hmacSm3(bytesFromHex(keyHex), data))).toBe(mac)
  })
})
