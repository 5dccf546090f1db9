import { randomBytes } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import {
  exportSm2PrivateKeyPem,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
  hmacSm3,
  sm2Decrypt,
  sm2Encrypt,
  sm3Hex,
  sm4CbcDecrypt,
  sm4CbcEncrypt,
} from '@piaoqiao/gm-crypto'
import { openOpenSsl } from './openssl-command.ts'

const openssl = openOpenSsl()
afterAll(() => openssl.close())

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('SM2 encryption', () => {
  const key = generateSm2PrivateKey()
  const sizes = [1, 16, 31, 32, 33, 100]

  test.each(sizes)('what we encrypt, %d bytes, openssl decrypts', (size) => {
    const text = randomBytes(size)
    openssl.write('key.pem', exportSm2PrivateKeyPem(key))
    openssl.write('cipher', sm2Encrypt(key.publicKey, text))
    openssl.run('pkeyutl', '-decrypt', '-inkey', 'key.pem', '-in', 'cipher', '-out', 'text')
    expect(hex(openssl.read('text'))).toBe(hex(text))
  })

  test.each(sizes)('what openssl encrypts, %d bytes, we decrypt', (size) => {
    const text = randomBytes(size)
    openssl.write('key.pem', exportSm2PublicKeyPem(key.publicKey))
    openssl.write('text', text)
    const files = ['-inkey', 'key.pem', '-in', 'text', '-out', 'cipher']
    openssl.run('pkeyutl', '-encrypt', '-pubin', ...files)
    expect(hex(sm2Decrypt(key, openssl.read('cipher')))).toBe(hex(text))
  })
})

describe('SM4-CBC', () => {
  const [key, iv] = [randomBytes(16), randomBytes(16)]
  const settings = ['-sm4-cbc', '-K', hex(key), '-iv', hex(iv)]

  test.each([0, 1, 15, 16, 17, 1_000])('%d bytes cross in both directions', (size) => {
    const text = randomBytes(size)
    openssl.write('text', text)
    openssl.write('cipher', sm4CbcEncrypt(key, iv, text))
    openssl.run('enc', '-d', ...settings, '-in', 'cipher', '-out', 'decrypted')
    openssl.run('enc', '-e', ...settings, '-in', 'text', '-out', 'encrypted')
    expect(hex(openssl.read('decrypted'))).toBe(hex(text))
    expect(hex(sm4CbcDecrypt(key, iv, openssl.read('encrypted')))).toBe(hex(text))
  })
})

test.each([0, 55, 56, 64, 1_000])('SM3 and HMAC-SM3 of %d bytes are the same', (size) => {
  const [key, data] = [randomBytes(32), randomBytes(size)]
  openssl.write('data', data)
  const mac = ['-mac', 'HMAC', '-macopt', `hexkey:${hex(key)}`]
  expect(openssl.run('dgst', '-sm3', '-r', 'data').slice(0, 64)).toBe(sm3Hex(data))
  expect(openssl.run('dgst', '-sm3', ...mac, '-r', 'data').slice(0, 64)).toBe(
    hex(hmacSm3(key, data)),
  )
})
