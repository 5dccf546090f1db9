import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import type { BillXmlDialect } from './bill-xml.ts'
import { BillXmlError } from './bill-xml-error.ts'
import { exampleBills, inpatientBill, outpatientBill } from './cases/example-bills.ts'
import {
  contentOf,
  issuerKey,
  issuerSigned,
  signedBill,
  supervisorKey,
  supervisorSigned,
} from './cases/signed-bills.ts'
import { readBillXml } from './read-bill-xml.ts'
import { appendSignature, supervisorSigningText } from './sign-bill-xml.ts'
import {
  verifyBillSignatures,
  verifyIssuerSignature,
  verifySupervisorSignature,
} from './verify-bill-signatures.ts'
import { writeBillXml } from './write-bill-xml.ts'

const keys = { issuer: issuerKey.publicKey, supervisor: supervisorKey.publicKey }
const bothValid = { issuer: 'valid', supervisor: 'valid' }
const encode = (text: string) => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array) => Buffer.from(bytes).toString()
const unsigned = writeBillXml(outpatientBill)
const signed = signedBill(outpatientBill)
const other = signedBill(inpatientBill)
const nodesOf = (bytes: Uint8Array) => decode(bytes).match(/<Signature>.*?<\/Signature>/g) ?? []

/** The verdict on a changed file; a file that cannot be read is as good as refused. */
function verdictOn(bytes: Uint8Array): string | ReturnType<typeof verifyBillSignatures> {
  try {
    return verifyBillSignatures(readBillXml(bytes), keys)
  } catch (error) {
    if (error instanceof BillXmlError) return error.code
    throw error
  }
}

describe('the chain of signatures', () => {
  test.each(Object.entries(exampleBills))('both parties sign %s', (_name, document) => {
    expect(verdictOn(signedBill(document))).toEqual(bothValid)
  })

  test('signing takes no byte away and changes none that was signed', () => {
    const once = issuerSigned(unsigned)
    const twice = supervisorSigned(once)
    const node = nodesOf(twice)[1] ?? ''
    expect(decode(twice).replace(node, '')).toBe(decode(once))
    expect(decode(once).replace(/<EInvoiceSignature>.*<\/EInvoiceSignature>/, '')).toBe(
      decode(unsigned),
    )
    expect(readBillXml(twice).signedText).toEqual(readBillXml(unsigned).signedText)
    expect(readBillXml(twice).document).toEqual(outpatientBill)
  })

  test('the supervisor signs the hash of the data in hex, then the bytes of the issuer’s node', () => {
    const xml = readBillXml(signed)
    expect(decode(supervisorSigningText(xml))).toBe(
      sm3Hex(xml.signedText) + (nodesOf(signed)[0] ?? ''),
    )
  })

  test('what a signature says is read back', () => {
    const { issuer, supervisor } = readBillXml(signed).signatures
    expect(issuer).toEqual({
      ...contentOf(issuer?.value ?? new Uint8Array(), '1a2b'),
      reference: 'InvoicingParty',
      format: 'DETACH',
      nodeBytes: encode(nodesOf(signed)[0] ?? ''),
    })
    expect(supervisor?.reference).toBe('SupervisorParty')
  })

  test('missing signatures and missing keys are told apart', () => {
    const once = readBillXml(issuerSigned(unsigned))
    expect(verifyBillSignatures(once, keys)).toEqual({ issuer: 'valid', supervisor: 'missing' })
    expect(verifyBillSignatures(once, {})).toEqual({ issuer: 'unchecked', supervisor: 'missing' })
    expect(verifyIssuerSignature(readBillXml(unsigned), keys.issuer)).toBe(false)
    expect(verifySupervisorSignature(once, keys.supervisor)).toBe(false)
  })

  test.each([
    ['an empty EInvoiceSignature', '<EInvoiceSignature/></EInvoice>'],
    [
      'one with white space',
      ' <EInvoiceSignature xmlns:a="b>">\n</EInvoiceSignature>\n</EInvoice>',
    ],
  ])('%s makes room for the signature', (_case, end) => {
    const bytes = supervisorSigned(
      issuerSigned(encode(decode(unsigned).replace('</EInvoice>', end))),
    )
    expect(verdictOn(bytes)).toEqual(bothValid)
  })

  test('a pretty-printed file with a byte order mark is signed as it stands', () => {
    const pretty = encode(`\u{FEFF}${decode(unsigned).replaceAll('><', '>\r\n  <')}`)
    const bytes = supervisorSigned(issuerSigned(pretty))
    expect(verdictOn(bytes)).toEqual(bothValid)
    expect(verdictOn(encode(decode(bytes).replaceAll('\r\n', '\n')))).toEqual({
      issuer: 'invalid',
      supervisor: 'invalid',
    })
  })

  test('base64 broken into lines, the old spelling of SignatureValue and the OID of the algorithm are read', () => {
    const changed = decode(issuerSigned(unsigned))
      .replaceAll('SignatureValue>', 'Signaturevalue>')
      .replace(/(<Signaturevalue>.{40})/, '$1\r\n')
      .replace('>SM2<', '>1.2.156.10197.1.501<')
    expect(verdictOn(encode(changed))).toEqual({ issuer: 'valid', supervisor: 'missing' })
  })

  test('a province may mark the two signatures by other references', () => {
    const dialect: BillXmlDialect = { references: { issuer: '#1', supervisor: '#2' } }
    const bytes = supervisorSigned(issuerSigned(unsigned, dialect), dialect)
    expect(verifyBillSignatures(readBillXml(bytes, dialect), keys)).toEqual(bothValid)
    expect(verdictOn(bytes)).toBe('XML_SIGNATURE_PARTY')
  })
})

describe('tampering', () => {
  const { signedText, signatures } = readBillXml(signed)
  const issuerNode = signatures.issuer?.nodeBytes ?? new Uint8Array()
  const flip = (index: number, mask: number) =>
    signed.map((byte, at) => (at === index ? byte ^ mask : byte))
  const inside = (span: Uint8Array) =>
    fc.integer({ min: span.byteOffset, max: span.byteOffset + span.length - 1 })
  const mask = fc.integer({ min: 1, max: 255 })

  test('no byte of the data can be changed', () => {
    fc.assert(
      fc.property(inside(signedText), mask, (index, bits) => {
        const verdict = verdictOn(flip(index, bits))
        const isRefused = typeof verdict === 'string'
        expect(
          isRefused || (verdict.issuer === 'invalid' && verdict.supervisor === 'invalid'),
        ).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('no byte of the issuer’s signature node can be changed', () => {
    fc.assert(
      fc.property(inside(issuerNode), mask, (index, bits) => {
        const verdict = verdictOn(flip(index, bits))
        expect(typeof verdict === 'string' || verdict.supervisor === 'invalid').toBe(true)
      }),
    )
  })

  const [issuer = '', supervisor = ''] = nodesOf(signed)
  const valueOf = (node: string) => /<SignatureValue>(.*)<\/SignatureValue>/.exec(node)?.[1] ?? ''
  const swapped = (first: string, second: string) =>
    encode(
      decode(signed)
        .replace(issuer, '#1')
        .replace(supervisor, '#2')
        .replace('#1', first)
        .replace('#2', second),
    )

  test.each<[string, Uint8Array, unknown]>([
    ['the two nodes change places', swapped(supervisor, issuer), 'XML_SIGNATURE_PARTY'],
    ['the issuer’s node stands twice', swapped(issuer, issuer), 'XML_SIGNATURE_PARTY'],
    ['the issuer’s node is gone', swapped('', supervisor), 'XML_SIGNATURE_PARTY'],
    [
      'the two values change places',
      swapped(
        issuer.replace(valueOf(issuer), valueOf(supervisor)),
        supervisor.replace(valueOf(supervisor), valueOf(issuer)),
      ),
      { issuer: 'invalid', supervisor: 'invalid' },
    ],
    [
      'the two references change places with the nodes',
      swapped(
        supervisor.replace('SupervisorParty', 'InvoicingParty'),
        issuer.replace('InvoicingParty', 'SupervisorParty'),
      ),
      { issuer: 'invalid', supervisor: 'invalid' },
    ],
    [
      'both signatures come from another bill',
      swapped(nodesOf(other)[0] ?? '', nodesOf(other)[1] ?? ''),
      { issuer: 'invalid', supervisor: 'invalid' },
    ],
    [
      'the issuer signed again after the supervisor',
      swapped(nodesOf(issuerSigned(unsigned))[0] ?? '', supervisor),
      { issuer: 'valid', supervisor: 'invalid' },
    ],
  ])('refused when %s', (_case, bytes, expected) => {
    expect(verdictOn(bytes)).toEqual(expected)
  })

  test('a signature over other data does not become valid by appending it', () => {
    const value = readBillXml(other).signatures.issuer?.value ?? new Uint8Array()
    const bytes = appendSignature(unsigned, 'issuer', contentOf(value, '1a2b'))
    expect(verifyIssuerSignature(readBillXml(bytes), keys.issuer)).toBe(false)
  })
})
