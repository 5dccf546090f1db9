import { beforeAll, describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { keyOf, signWith, validFrom, validUntil } from '../seal/testing/sample-seals.ts'
import { CertificateError, certificateFaults, type CertificateName } from './certificate.ts'
import { checkCertificate } from './check-certificate.ts'
import { issueCertificate, type CertificateOrder } from './issue-certificate.ts'
import { readCertificate } from './read-certificate.ts'

const rootName: CertificateName = {
  country: 'CN',
  organization: '示例省财政厅',
  commonName: '示例根证书',
}
const [rootKey, otherKey, signerKey] = [keyOf('1'), keyOf('2'), keyOf('3')]
const root = { name: rootName, publicKey: rootKey.publicKey }
const at = validFrom + 1000

const order: CertificateOrder = {
  kind: 'signer',
  subject: { ...rootName, organizationalUnit: '财务科', commonName: '示例市第一人民医院' },
  publicKey: signerKey.publicKey,
  validFrom,
  validUntil,
  issuer: root,
  sign: signWith(rootKey),
}

const issue = async (changes: Partial<CertificateOrder> = {}) =>
  readCertificate(await issueCertificate({ ...order, ...changes }))
const issueRoot = (changes: Partial<CertificateOrder> = {}) =>
  issue({ kind: 'authority', subject: rootName, publicKey: rootKey.publicKey, ...changes })

let trustedRoots: [Awaited<ReturnType<typeof issueRoot>>]
beforeAll(async () => {
  trustedRoots = [await issueRoot()]
})

test('a certificate says what was ordered', async () => {
  const certificate = await issue()
  expect(certificate).toMatchObject({
    subject: 'C=CN, O=示例省财政厅, OU=财务科, CN=示例市第一人民医院',
    issuer: 'C=CN, O=示例省财政厅, CN=示例根证书',
    validFrom,
    validUntil,
    isAuthority: false,
    keyUsages: new Set(['digitalSignature', 'nonRepudiation']),
    hasUnknownCriticalExtension: false,
  })
  expect(certificate.publicKey.bytes).toEqual(signerKey.publicKey.bytes)
  expect(certificate.serialHex).toMatch(/^[4-7][0-9a-f]{31}$/)
})

test('another key or another period gives another serial number, the same order the same', async () => {
  const serials = await Promise.all(
    [{}, {}, { publicKey: otherKey.publicKey }, { validUntil: validUntil - 1000 }].map(
      async (changes) => (await issue(changes)).serialHex,
    ),
  )
  expect(new Set(serials).size).toBe(3)
})

test('times beyond 2049 are read as they were ordered', async () => {
  const late = Date.UTC(2055, 5, 1)
  expect((await issue({ validUntil: late })).validUntil).toBe(late)
})

describe('a certificate', () => {
  test('that a trusted root issued counts, to the last second', async () => {
    const certificate = await issue()
    for (const moment of [validFrom, at, validUntil]) {
      expect(checkCertificate(certificate, { trustedRoots, at: moment })).toBeNull()
    }
  })

  test.each<[string, Partial<CertificateOrder>, number, string]>([
    [
      'of another authority',
      { issuer: { name: { ...rootName, commonName: '别的' }, publicKey: otherKey.publicKey } },
      at,
      'CERTIFICATE_UNTRUSTED',
    ],
    ['signed by another key', { sign: signWith(otherKey) }, at, 'CERTIFICATE_UNTRUSTED'],
    ['before its time', {}, validFrom - 1000, 'CERTIFICATE_NOT_YET_VALID'],
    ['after its time', {}, validUntil + 1000, 'CERTIFICATE_EXPIRED'],
    [
      'after the time of its root',
      { validUntil: validUntil + 9e9 },
      validUntil + 1e9,
      'CERTIFICATE_EXPIRED',
    ],
    ['of an authority', { kind: 'authority' }, at, 'CERTIFICATE_USAGE'],
  ])('%s does not count', async (_name, changes, moment, code) => {
    expect(checkCertificate(await issue(changes), { trustedRoots, at: moment })).toBe(code)
  })

  test('of a signer whose own certificate stands among the roots does not count', async () => {
    const signer = await issue()
    const forged = await issue({
      issuer: { name: order.subject, publicKey: signerKey.publicKey },
      sign: signWith(signerKey),
    })
    expect(checkCertificate(forged, { trustedRoots: [signer], at })).toBe('CERTIFICATE_UNTRUSTED')
  })
})

test.each([
  ['another algorithm outside', '06082a811ccf55018375', '06082a811ccf55018376', -1],
  ['another algorithm inside', '06082a811ccf55018375', '06082a811ccf55018376', 1],
  ['another curve', '06082a811ccf5501822d', '06082a811ccf5501822e', 1],
])('%s is refused', async (_name, from, to, which) => {
  const hex = Buffer.from(await issueCertificate(order)).toString('hex')
  const index = which < 0 ? hex.lastIndexOf(from) : hex.indexOf(from)
  const changed = `${hex.slice(0, index)}${to}${hex.slice(index + from.length)}`
  const read = () => readCertificate(new Uint8Array(Buffer.from(changed, 'hex')))
  expect(read).toThrow(expect.objectContaining({ code: 'CERTIFICATE_ALGORITHM' }))
})

test('a point that is not on the curve is refused', async () => {
  const hex = Buffer.from(await issueCertificate(order)).toString('hex')
  const point = Buffer.from(signerKey.publicKey.bytes).toString('hex')
  const changed = hex.replace(point, `${point.slice(0, -2)}00`)
  const read = () => readCertificate(new Uint8Array(Buffer.from(changed, 'hex')))
  expect(read).toThrow(expect.objectContaining({ code: 'CERTIFICATE_MALFORMED' }))
})

test('a changed certificate is refused or does not count', async () => {
  const der = await issueCertificate(order)
  const change = fc.tuple(fc.nat(der.length - 1), fc.integer({ min: 1, max: 255 }))
  fc.assert(
    fc.property(change, ([index, mask]) => {
      const changed = Uint8Array.from(der, (byte, at) => (at === index ? byte ^ mask : byte))
      expect(isCounted(changed)).toBe(false)
    }),
    { numRuns: 300 },
  )
})

function isCounted(der: Uint8Array): boolean {
  try {
    return checkCertificate(readCertificate(der), { trustedRoots, at }) === null
  } catch (error) {
    if (error instanceof CertificateError) return false
    throw error
  }
}

test('every fault has a sentence', () => {
  const error = new CertificateError('CERTIFICATE_USAGE')
  expect(error.sentence).toBe(certificateFaults.CERTIFICATE_USAGE)
})
