import { afterAll, describe, expect, test } from 'vitest'
import {
  exportSm2PrivateKeyPem,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
  importSm2PrivateKey,
  importSm2PublicKey,
} from '@piaoqiao/gm-crypto'
import { openOpenSsl } from './openssl-command.ts'

const openssl = openOpenSsl()
afterAll(() => openssl.close())

const orders = {
  'a PKCS#8 key': ['genpkey', '-algorithm', 'SM2', '-out', 'key.pem'],
  'a SEC1 key behind its parameters': ['ecparam', '-name', 'SM2', '-genkey', '-out', 'key.pem'],
}

describe.each(Object.entries(orders))('%s that openssl makes', (_, order) => {
  test('is read by us, and its public key in both forms is what we compute', () => {
    openssl.run(...order)
    const key = importSm2PrivateKey(openssl.readText('key.pem'))
    for (const form of ['uncompressed', 'compressed']) {
      openssl.run('ec', '-in', 'key.pem', '-pubout', '-conv_form', form, '-out', 'public.pem')
      expect(importSm2PublicKey(openssl.readText('public.pem'))).toEqual(key.publicKey)
    }
  })

  test('is read by us when openssl has written it as SEC1', () => {
    openssl.run(...order)
    const key = importSm2PrivateKey(openssl.readText('key.pem'))
    openssl.run('ec', '-in', 'key.pem', '-out', 'sec1.pem')
    expect(importSm2PrivateKey(openssl.readText('sec1.pem'))).toEqual(key)
  })
})

describe('keys that we write', () => {
  const key = generateSm2PrivateKey()

  test('are SM2 keys for openssl, which finds nothing wrong with them', () => {
    openssl.write('key.pem', exportSm2PrivateKeyPem(key))
    openssl.write('public.pem', exportSm2PublicKeyPem(key.publicKey))
    expect(openssl.run('pkey', '-in', 'key.pem', '-check', '-noout')).toContain('Key is valid')
    expect(openssl.run('pkey', '-pubin', '-in', 'public.pem', '-text_pub', '-noout')).toContain(
      'SM2',
    )
  })

  test('are written by openssl, having read them, with the same letters', () => {
    openssl.write('key.pem', exportSm2PrivateKeyPem(key))
    expect(openssl.run('pkey', '-in', 'key.pem')).toBe(exportSm2PrivateKeyPem(key))
    const publicPem = openssl.run('pkey', '-in', 'key.pem', '-pubout')
    expect(publicPem).toBe(exportSm2PublicKeyPem(key.publicKey))
  })
})
