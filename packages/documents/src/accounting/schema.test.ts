import * as fc from 'fast-check'
import {
  ParseOption,
  XmlBufferInputProvider,
  XmlDocument,
  XsdValidator,
  xmlCleanupInputProvider,
  xmlRegisterInputProvider,
} from 'libxml2-wasm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exampleBills } from '../xml/cases/example-bills.ts'
import { accountingSchemas } from './accounting-schemas.ts'
import { arbitraryIssuerData, arbitraryReceiverData } from './cases/arbitrary-accounting-data.ts'
import { posted, verifiedOnly } from './cases/sample-postings.ts'
import { issuerAccountingData, writeIssuerPart } from './issuer-part.ts'
import { writeReceiverPart } from './receiver-part.ts'

const schemas = accountingSchemas()
let validator: XsdValidator

beforeAll(() => {
  const files = schemas.map(({ name, text }) => [name, new TextEncoder().encode(text)] as const)
  xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(files)))
  using schema = XmlDocument.fromString(schemas[0]?.text ?? '', { url: schemas[0]?.name ?? '' })
  validator = XsdValidator.fromDoc(schema)
})
afterAll(() => {
  validator.dispose()
  xmlCleanupInputProvider()
})

function isValid(bytes: Uint8Array): boolean {
  using document = XmlDocument.fromBuffer(bytes, { option: ParseOption.XML_PARSE_NONET })
  try {
    validator.validate(document)
    return true
  } catch {
    return false
  }
}

test.each(schemas.map(({ name, text }) => [name, text] as const))(
  '%s is the file that is delivered',
  async (name, text) => {
    await expect(text).toMatchFileSnapshot(`schema/${name}`)
  },
)

test.each(Object.entries(exampleBills))('the issuer’s part of %s is valid', (_name, document) => {
  expect(isValid(writeIssuerPart(issuerAccountingData(document)))).toBe(true)
})

test('whatever is written is valid', () => {
  const written = fc.oneof(
    arbitraryIssuerData.map((data) => writeIssuerPart(data)),
    arbitraryReceiverData.map((data) => writeReceiverPart(data)),
  )
  fc.assert(
    fc.property(written, (bytes) => {
      expect(isValid(bytes)).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test.each<readonly [string, string | RegExp, string]>([
  ['an element that there is none of', /efi:NumberOfA/g, 'efi:A'],
  ['an amount with three decimals', '>188.21<', '>188.210<'],
  ['a code of nine digits', '>50060125<', '>500601250<'],
  ['a day that there is none of', '>2026-03-09</pq:PostingDate', '>2026-02-30</pq:PostingDate'],
  ['a fact without a context', ' contextRef="bill"', ''],
  ['an amount without a unit', ' unitRef="CNY"', ''],
  ['a line without a direction', /<pq:DebitOrCredit.*\n/, ''],
])('a file with %s is not valid', (_what, from, to) => {
  const text = Buffer.from(writeReceiverPart(posted)).toString()
  expect(text.replace(from, to)).not.toBe(text)
  expect(isValid(new TextEncoder().encode(text.replace(from, to)))).toBe(false)
})

test('a bill that is not posted is valid', () => {
  expect(isValid(writeReceiverPart(verifiedOnly))).toBe(true)
})
