import { expect, test } from 'vitest'
import { outpatientBill } from './cases/example-bills.ts'
import { contentOf, issuerKey, supervisorKey } from './cases/signed-bills.ts'
import { readBillXml } from './read-bill-xml.ts'
import { appendSignature } from './sign-bill-xml.ts'
import { verifyBillSignatures } from './verify-bill-signatures.ts'
import { writeBillXml } from './write-bill-xml.ts'

/** Made once by `sm2Sign` with the test keys; signing again gives others, because each has a fresh nonce. */
const issuerValue =
  'MEUCIQDf6Zq8Z+jguALJEfnmsc8e50+fNPePY4QwKC6g750MigIgDFRQtxRGB4hp2udon6qOKlZ1Es0QfTDOpP9959SJ1+0='
const supervisorValue =
  'MEUCIQD19FFNuvBjnFInJ1VZYw54kcvewqScatHBTcIJead61gIgcSknTWri8HTh6ig5wk+9vSOvsEEjgQcdwRW750YF4Ao='

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'))
const unsigned = writeBillXml(outpatientBill)
const issued = appendSignature(unsigned, 'issuer', contentOf(bytesOf(issuerValue), '1a2b'))
const signed = appendSignature(issued, 'supervisor', contentOf(bytesOf(supervisorValue), '3c4d'))

test.each([
  ['outpatient.xml', unsigned],
  ['outpatient-signed.xml', signed],
])('%s is written byte for byte as it was published', async (name, bytes) => {
  await expect(Buffer.from(bytes).toString()).toMatchFileSnapshot(`golden/${name}`)
})

test('the published signatures are valid', () => {
  const keys = { issuer: issuerKey.publicKey, supervisor: supervisorKey.publicKey }
  const verdicts = verifyBillSignatures(readBillXml(signed), keys)
  expect(verdicts).toEqual({ issuer: 'valid', supervisor: 'valid' })
})
