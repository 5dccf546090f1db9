import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { importSm2PrivateKey } from './keys.ts'
import { sm2Sign, sm2Verify } from './sm2-signature.ts'

/*
 * Why node:crypto signs nothing here. Its signer accepts SM2 keys and reports no error, but what
 * comes out is not the signature that GM/T 0009 prescribes, and which wrong one it is depends on
 * how the key came about.
 */
const message = new TextEncoder().encode('财政电子票据')
const generated = generateKeyPairSync('ec', { namedCurve: 'SM2' })
const privatePem = generated.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const publicPem = generated.publicKey.export({ type: 'spki', format: 'pem' }).toString()
const ours = importSm2PrivateKey(privatePem)

describe('a key that node:crypto generated', () => {
  const signature = sign('sm3', message, generated.privateKey)

  test('passes its own check', () => {
    expect(verify('sm3', message, generated.publicKey, signature)).toBe(true)
  })

  test('signs neither SM2 under the default identity nor under an empty one', () => {
    expect(sm2Verify(ours.publicKey, message, signature)).toBe(false)
    expect(sm2Verify(ours.publicKey, message, signature, { userId: '' })).toBe(false)
  })

  test('refuses a good SM2 signature', () => {
    const good = sm2Sign(ours, message)
    expect(verify('sm3', message, generated.publicKey, good)).toBe(false)
  })
})

describe('the same key written to PEM and read again', () => {
  const readPrivate = createPrivateKey(privatePem)
  const readPublic = createPublicKey(publicPem)
  const signature = sign('sm3', message, readPrivate)

  test('passes its own check', () => {
    expect(verify('sm3', message, readPublic, signature)).toBe(true)
  })

  test('signs SM2, but under an empty identity that nobody else uses', () => {
    expect(sm2Verify(ours.publicKey, message, signature)).toBe(false)
    expect(sm2Verify(ours.publicKey, message, signature, { userId: '' })).toBe(true)
  })

  test('refuses a good SM2 signature', () => {
    const good = sm2Sign(ours, message)
    expect(verify('sm3', message, readPublic, good)).toBe(false)
  })
})
