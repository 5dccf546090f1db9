import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GmCryptoError } from './fault.ts'
import { exportSm2PrivateKeyPem, exportSm2PublicKeyPem, keyFileCharactersMax } from './key-files.ts'
import {
  generateSm2PrivateKey,
  importSm2PrivateKey,
  importSm2PublicKey,
  sm2PrivateKeyHex,
  sm2PublicKeyHex,
} from './keys.ts'

// The example key of GB/T 32918.5 in files that OpenSSL wrote.
const privateHex = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8'
const publicHex =
  '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
  'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13'
const pem = (label: string, base64: string) =>
  `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----\n`

const pkcs8WithoutPublicKey = pem(
  'PRIVATE KEY',
  'MEECAQAwEwYHKoZIzj0CAQYIKoEcz1UBgi0EJzAlAgEBBCA5RSCPeyFEsT8244rG\n' +
    '05+ViJOTaShgtRpC+4HvTffFuA==',
)
const sec1Body =
  'MHcCAQEEIDlFII97IUSxPzbjisbTn5WIk5NpKGC1GkL7ge9N98W4oAoGCCqBHM9V\n' +
  'AYItoUQDQgAECfnfMR5UIaFQ3X0WHkvFxnIXn60YM/wHa7CP81bzUCDM6kkM4md1\n' +
  'pS3G6nGMwapgCu0F+/NeCEpmMvYHLamtEw=='
const parameters = pem('SM2 PARAMETERS', 'BggqgRzPVQGCLQ==')
const spki = pem(
  'PUBLIC KEY',
  'MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAECfnfMR5UIaFQ3X0WHkvFxnIXn60Y\n' +
    'M/wHa7CP81bzUCDM6kkM4md1pS3G6nGMwapgCu0F+/NeCEpmMvYHLamtEw==',
)
const spkiCompressed = pem(
  'PUBLIC KEY',
  'MDkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DIgADCfnfMR5UIaFQ3X0WHkvFxnIXn60Y\nM/wHa7CP81bzUCA=',
)

describe('private keys', () => {
  test.each([
    ['64 hex digits', privateHex],
    ['upper-case digits among spaces', `\n ${privateHex.toUpperCase()} \n`],
    ['PKCS#8', pkcs8WithoutPublicKey],
    ['PKCS#8 with lines of Windows', pkcs8WithoutPublicKey.replaceAll('\n', '\r\n')],
    ['SEC1', pem('EC PRIVATE KEY', sec1Body)],
    [
      'SEC1 as OpenSSL 3 labels it, behind its parameters',
      parameters + pem('SM2 PRIVATE KEY', sec1Body),
    ],
  ])('are read from %s', (_, text) => {
    const key = importSm2PrivateKey(text)
    expect(sm2PrivateKeyHex(key)).toBe(privateHex)
    expect(sm2PublicKeyHex(key.publicKey)).toBe(publicHex)
  })

  test('survive the round trip through PEM and hex', () => {
    for (let count = 0; count < 20; count += 1) {
      const key = generateSm2PrivateKey()
      expect(importSm2PrivateKey(exportSm2PrivateKeyPem(key))).toEqual(key)
      expect(importSm2PrivateKey(sm2PrivateKeyHex(key))).toEqual(key)
    }
  })

  const orderHex = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123'
  test.each([
    ['nothing', ''],
    ['63 digits', privateHex.slice(1)],
    ['zero', '0'.repeat(64)],
    ['n - 1', `${orderHex.slice(0, -1)}2`],
    ['n', orderHex],
    ['a public key', spki],
    ['a PEM block that does not end', pkcs8WithoutPublicKey.slice(0, 100)],
    ['a PEM block that is not base64', pem('PRIVATE KEY', '???')],
    ['a PEM block of other bytes', pem('PRIVATE KEY', 'AAAA')],
    ['an encrypted key', pem('ENCRYPTED PRIVATE KEY', 'AAAA')],
    ['a text longer than any key', 'x'.repeat(keyFileCharactersMax + 1)],
    [
      'a key of the curve P-256',
      pem(
        'PRIVATE KEY',
        'MEECAQAwEwYHKoZIzj0CAQYIKoZIzj0DAQcEJzAlAgEBBCA5RSCPeyFEsT8244rG\n05+ViJOTaShgtRpC+4HvTffFuA==',
      ),
    ],
    [
      'a file with the public key of another',
      pem('EC PRIVATE KEY', sec1Body.replace('IDlFII97', 'IDlFII96')),
    ],
  ])('are not read from %s', (_, text) => {
    expect(() => importSm2PrivateKey(text)).toThrow(
      expect.objectContaining({ name: 'GmCryptoError', code: 'KEY_MALFORMED' }),
    )
  })
})

describe('public keys', () => {
  test.each([
    ['130 hex digits', publicHex],
    ['66 hex digits', `03${publicHex.slice(2, 66)}`],
    ['SPKI', spki],
    ['SPKI with a compressed point', spkiCompressed],
  ])('are read from %s', (_, text) => {
    expect(sm2PublicKeyHex(importSm2PublicKey(text))).toBe(publicHex)
  })

  test('survive the round trip through PEM and both hex forms', () => {
    for (let count = 0; count < 20; count += 1) {
      const { publicKey } = generateSm2PrivateKey()
      const hex = sm2PublicKeyHex(publicKey)
      const parity = Number.parseInt(hex.slice(-1), 16) % 2 === 0 ? '02' : '03'
      expect(importSm2PublicKey(exportSm2PublicKeyPem(publicKey))).toEqual(publicKey)
      expect(importSm2PublicKey(hex)).toEqual(publicKey)
      expect(importSm2PublicKey(parity + hex.slice(2, 66))).toEqual(publicKey)
    }
  })

  const primeHex = 'fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff'
  test.each([
    ['nothing', '', 'KEY_MALFORMED'],
    ['a private key', pkcs8WithoutPublicKey, 'KEY_MALFORMED'],
    ['another first octet', `05${publicHex.slice(2)}`, 'KEY_MALFORMED'],
    ['a point beside the curve', `${publicHex.slice(0, -1)}2`, 'KEY_NOT_ON_CURVE'],
    ['a coordinate above p', `04${primeHex}${publicHex.slice(66)}`, 'KEY_NOT_ON_CURVE'],
    ['an x that no point has', `02${'5'.padStart(64, '0')}`, 'KEY_NOT_ON_CURVE'],
    ['a compressed x above p', `02${primeHex}`, 'KEY_NOT_ON_CURVE'],
  ])('are not read from %s', (_, text, code) => {
    expect(() => importSm2PublicKey(text)).toThrow(
      expect.objectContaining({ name: 'GmCryptoError', code }),
    )
  })
})

test('no text makes reading throw anything but a GmCryptoError', () => {
  const base64 = fc
    .uint8Array({ maxLength: 150 })
    .map((bytes) => Buffer.from(bytes).toString('base64'))
  const label = fc.constantFrom('PRIVATE KEY', 'EC PRIVATE KEY', 'PUBLIC KEY')
  const text = fc.oneof(
    fc.string(),
    fc.tuple(label, base64).map(([name, body]) => pem(name, body)),
  )
  fc.assert(
    fc.property(text, (anything) => {
      expect(() => importSm2PrivateKey(anything)).toThrow(GmCryptoError)
      expect(() => importSm2PublicKey(anything)).toThrow(GmCryptoError)
    }),
  )
})
