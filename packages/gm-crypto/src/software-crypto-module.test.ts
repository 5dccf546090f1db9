import { afterAll, describe, expect, test } from 'vitest'
import type { CryptoOperation } from './crypto-operation.ts'
import { GmCryptoError } from './fault.ts'
import { generateSm2PrivateKey } from './keys.ts'
import { sm2Decrypt, sm2Encrypt } from './sm2-cipher.ts'
import { sm2Sign, sm2Verify } from './sm2-signature.ts'
import { createSoftwareCryptoModule, operationsPerTaskMax } from './software-crypto-module.ts'

const platform = generateSm2PrivateKey()
const unit = generateSm2PrivateKey()
const message = new TextEncoder().encode('报销信息反馈')
const secret = new Uint8Array(16).fill(5)
const coded = (code: string): unknown => expect.objectContaining({ name: 'GmCryptoError', code })

describe.each([0, 2])('a software module with %d workers', (workers) => {
  const create = () => createSoftwareCryptoModule({ keys: { platform }, workers })
  const module = create()
  afterAll(() => module.close())

  test('tells the public key of a name', () => {
    expect(module.publicKey('platform')).toEqual(platform.publicKey)
    expect(() => module.publicKey('nobody')).toThrow(coded('KEY_UNKNOWN'))
  })

  test('signs what others verify, and verifies what others sign', async () => {
    const signature = await module.sign('platform', message)
    expect(sm2Verify(platform.publicKey, message, signature)).toBe(true)
    expect(await module.verify(unit.publicKey, message, sm2Sign(unit, message))).toBe(true)
    expect(await module.verify(unit.publicKey, message, signature)).toBe(false)
  })

  test('decrypts what others encrypt, and encrypts what others decrypt', async () => {
    const cipherDer = await module.encrypt(unit.publicKey, secret)
    expect(sm2Decrypt(unit, cipherDer)).toEqual(secret)
    const received = sm2Encrypt(platform.publicKey, secret)
    expect(await module.decrypt('platform', received)).toEqual(secret)
  })

  test('rejects with the faults of the operations', async () => {
    await expect(module.sign('nobody', message)).rejects.toThrow(coded('KEY_UNKNOWN'))
    const foreign = sm2Encrypt(unit.publicKey, secret)
    await expect(module.decrypt('platform', foreign)).rejects.toThrow(coded('DECRYPTION_FAILED'))
    await expect(module.decrypt('platform', secret)).rejects.toThrow(coded('CIPHERTEXT_MALFORMED'))
    await expect(module.encrypt(unit.publicKey, new Uint8Array(0))).rejects.toThrow(
      coded('INPUT_SIZE'),
    )
  })

  test('performs several operations in order, each with its own outcome', async () => {
    const operations: CryptoOperation[] = [
      {
        kind: 'verify',
        publicKey: unit.publicKey,
        message,
        signatureDer: sm2Sign(unit, message),
      },
      { kind: 'decrypt', keyName: 'nobody', cipherDer: secret },
      { kind: 'decrypt', keyName: 'platform', cipherDer: sm2Encrypt(platform.publicKey, secret) },
      { kind: 'sign', keyName: 'platform', message },
      { kind: 'encrypt', publicKey: unit.publicKey, plaintext: secret },
    ]
    const [verified, unknown, decrypted, signature, cipherDer] = await module.perform(operations)
    expect(verified).toBe(true)
    expect(unknown).toBeInstanceOf(GmCryptoError)
    expect(unknown).toEqual(coded('KEY_UNKNOWN'))
    expect(decrypted).toEqual(secret)
    expect(sm2Verify(platform.publicKey, message, signature as Uint8Array)).toBe(true)
    expect(sm2Decrypt(unit, cipherDer as Uint8Array)).toEqual(secret)
  })

  test('keeps many callers apart', async () => {
    const texts = Array.from({ length: 100 }, (_, index) => Uint8Array.of(index, 1, 2, 3))
    const ciphers = await Promise.all(texts.map((text) => module.encrypt(platform.publicKey, text)))
    const back = await Promise.all(ciphers.map((cipher) => module.decrypt('platform', cipher)))
    expect(back).toEqual(texts)
  })

  test('answers an empty task with no results', async () => {
    expect(await module.perform([])).toEqual([])
  })

  test('refuses more operations than fit a task', async () => {
    const operation: CryptoOperation = { kind: 'sign', keyName: 'platform', message }
    const operations = Array.from({ length: operationsPerTaskMax + 1 }, () => operation)
    await expect(module.perform(operations)).rejects.toThrow(coded('INPUT_SIZE'))
  })

  test('accepts parts of larger buffers', async () => {
    const large = new Uint8Array(10_000).fill(1)
    large.set(message, 50)
    const part = large.subarray(50, 50 + message.length)
    const signature = await module.sign('platform', part)
    expect(sm2Verify(platform.publicKey, message, signature)).toBe(true)
  })

  test('does nothing more once it is closed, and closes twice', async () => {
    const closing = create()
    await closing.close()
    await closing.close()
    await expect(closing.sign('platform', message)).rejects.toThrow(coded('POOL_CLOSED'))
  })
})
