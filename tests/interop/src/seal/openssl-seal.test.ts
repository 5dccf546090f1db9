import { afterAll, describe, expect, test } from 'vitest'
import { readOfd, readSealSignature, type SealSignature } from '@piaoqiao/documents/ofd'
import { openOpenSsl, sm2WithSm3 } from '../crypto/openssl-command.ts'
import { authority, issued, sealedBill } from '../ofd/sealed-bill.ts'

const openssl = openOpenSsl()
afterAll(() => openssl.close())

const distinguishing = 'distid:1234567812345678'

function pemOf(name: string, der: Uint8Array): string {
  openssl.write(`${name}.der`, der)
  openssl.run('x509', '-inform', 'der', '-in', `${name}.der`, '-out', `${name}.pem`)
  return `${name}.pem`
}

const root = pemOf('root', authority.rootCertificate)

/** Whether the key of a certificate signed these bytes. */
function isSignedBy(certificate: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const key = openssl.run('x509', '-in', pemOf('signer', certificate), '-noout', '-pubkey')
  openssl.write('key.pem', key)
  openssl.write('message', message)
  openssl.write('signature', signature)
  const files = ['-pubin', '-inkey', 'key.pem', '-sigfile', 'signature', '-in', 'message']
  return openssl.succeeds('pkeyutl', '-verify', ...sm2WithSm3, ...files)
}

const certificates = {
  root: authority.rootCertificate,
  maker: authority.makerCertificate,
  issuer: issued.issuer.certificate,
  supervisor: issued.supervisor.certificate,
}

describe('a certificate', () => {
  test.each(Object.entries(certificates))('of the %s is accepted by openssl', (name, der) => {
    const file = pemOf(name, der)
    const options = ['-vfyopt', distinguishing, '-attime', '1773000000', '-x509_strict']
    expect(openssl.run('verify', ...options, '-CAfile', root, file)).toContain('OK')
  })

  test('says in openssl what it is for', () => {
    const text = openssl.run('x509', '-in', pemOf('issuer', certificates.issuer), '-noout', '-text')
    expect(text).toContain('Signature Algorithm: SM2-with-SM3')
    expect(text).toContain('ASN1 OID: SM2')
    expect(text).toMatch(/Basic Constraints: critical\s+CA:FALSE/)
    expect(text).toMatch(/Key Usage: critical\s+Digital Signature, Non Repudiation/)
  })
})

const { files, signatures } = readOfd(sealedBill)
const values = signatures.map(({ id, valueFile }): [string, Uint8Array] => {
  return [id, files.get(valueFile) ?? new Uint8Array()]
})

describe('the seal of signature', () => {
  test.each(values)('%s is good by openssl, and refused once anything is changed', (_id, value) => {
    const { seal, signedBytes, signature, signerCertificate }: SealSignature =
      readSealSignature(value)
    expect(isSignedBy(signerCertificate, signedBytes, signature)).toBe(true)
    expect(isSignedBy(signerCertificate, Uint8Array.of(...signedBytes, 0), signature)).toBe(false)
    expect(isSignedBy(seal.makerCertificate, seal.signedBytes, seal.signature)).toBe(true)
    expect(isSignedBy(signerCertificate, seal.signedBytes, seal.signature)).toBe(false)
  })

  test.each(values)('%s is one piece of DER for openssl', (_id, value) => {
    openssl.write('value.der', value)
    const parsed = openssl.run('asn1parse', '-inform', 'der', '-in', 'value.der')
    expect(parsed).toContain('/Doc_0/Signs/Sign_')
  })
})
