import { afterAll, expect, test } from 'vitest'
import {
  exportSm2PrivateKeyPem,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
  importSm2PrivateKey,
  sm2Sign,
  sm2Verify,
} from '@piaoqiao/gm-crypto'
import { openOpenSsl, sm2WithSm3 } from './openssl-command.ts'

const openssl = openOpenSsl()
afterAll(() => openssl.close())

const messages = [
  new TextEncoder().encode('报销锁定'),
  new Uint8Array(1),
  new Uint8Array(5_000).fill(0xa5),
]

test.each(messages)('what we sign openssl verifies, and refuses once it is changed', (message) => {
  const key = generateSm2PrivateKey()
  openssl.write('signer.pem', exportSm2PublicKeyPem(key.publicKey))
  openssl.write('signature', sm2Sign(key, message))
  const bySigner = ['-pubin', '-inkey', 'signer.pem', '-sigfile', 'signature', '-in', 'message']
  openssl.write('message', message)
  openssl.run('pkeyutl', '-verify', ...sm2WithSm3, ...bySigner)
  openssl.write('message', Uint8Array.of(...message, 1))
  expect(openssl.succeeds('pkeyutl', '-verify', ...sm2WithSm3, ...bySigner)).toBe(false)
})

test.each(messages)('what openssl signs we verify, and refuse once it is changed', (message) => {
  const key = generateSm2PrivateKey()
  openssl.write('signer.pem', exportSm2PrivateKeyPem(key))
  openssl.write('message', message)
  const files = ['-inkey', 'signer.pem', '-in', 'message', '-out', 'signature']
  openssl.run('pkeyutl', '-sign', ...sm2WithSm3, ...files)
  const signature = openssl.read('signature')
  expect(sm2Verify(key.publicKey, message, signature)).toBe(true)
  expect(sm2Verify(key.publicKey, Uint8Array.of(...message, 1), signature)).toBe(false)
})

test('another user identity is another signature for both', () => {
  openssl.run('genpkey', '-algorithm', 'SM2', '-out', 'key.pem')
  const key = importSm2PrivateKey(openssl.readText('key.pem'))
  const [message = new Uint8Array()] = messages
  openssl.write('message', message)
  const underOther = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:ALICE123@YAHOO.COM']
  const files = ['-inkey', 'key.pem', '-in', 'message', '-out', 'signature']
  openssl.run('pkeyutl', '-sign', ...underOther, ...files)
  const signature = openssl.read('signature')
  expect(sm2Verify(key.publicKey, message, signature, { userId: 'ALICE123@YAHOO.COM' })).toBe(true)
  expect(sm2Verify(key.publicKey, message, signature)).toBe(false)
})
