import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { donationBill, exampleBills } from '../xml/cases/example-bills.ts'
import { arbitraryIssuerData, arbitraryReceiverData } from './cases/arbitrary-accounting-data.ts'
import { posted, verifiedOnly } from './cases/sample-postings.ts'
import {
  issuerAccountingData,
  issuerFileName,
  readIssuerPart,
  writeIssuerPart,
} from './issuer-part.ts'
import { readReceiverPart, receiverFileName, writeReceiverPart } from './receiver-part.ts'

describe('the issuer’s part', () => {
  test.each(Object.entries(exampleBills))('of %s is read as it was written', (_name, document) => {
    const data = issuerAccountingData(document)
    expect(data.totalFen).toBe(document.main.totalFen)
    expect(data.items.map(({ amountFen }) => amountFen)).toEqual(
      document.details.map(({ amountFen }) => amountFen),
    )
    expect(readIssuerPart(writeIssuerPart(data))).toEqual(data)
  })

  test('of any data is read as it was written', () => {
    fc.assert(
      fc.property(arbitraryIssuerData, (data) => {
        expect(readIssuerPart(writeIssuerPart(data))).toEqual(data)
      }),
      { numRuns: 200 },
    )
  })

  test('leaves out what the bill does not say', () => {
    const data = issuerAccountingData(donationBill)
    expect(data).not.toHaveProperty('payerCode')
    expect(data).not.toHaveProperty('fundPayFen')
  })
})

describe('the receiver’s part', () => {
  test.each([
    ['a bill that is posted', posted],
    ['a bill that is only verified', verifiedOnly],
  ])('of %s is read as it was written', (_name, data) => {
    expect(readReceiverPart(writeReceiverPart(data))).toEqual(data)
  })

  test('of any data is read as it was written', () => {
    fc.assert(
      fc.property(arbitraryReceiverData, (data) => {
        expect(readReceiverPart(writeReceiverPart(data))).toEqual(data)
      }),
      { numRuns: 200 },
    )
  })
})

test('the same data give the same bytes', () => {
  expect(writeReceiverPart(posted)).toEqual(writeReceiverPart(structuredClone(posted)))
})

test('an element that gets an official name is written and read under it, in the official namespace', () => {
  const dialect = {
    officialNamespace: 'http://xbrl.mof.gov.cn/taxonomy/2023-12-31/efi',
    schemaAddress: 'http://xbrl.mof.gov.cn/taxonomy/2023-12-31/efi/efi.xsd',
    officialNames: { TotalAmount: 'AmountInFigures' },
  }
  const bytes = writeReceiverPart(verifiedOnly, dialect)
  const text = Buffer.from(bytes).toString()
  expect(text).toContain('xmlns:efi="http://xbrl.mof.gov.cn/taxonomy/2023-12-31/efi"')
  expect(text).toContain('<efi:AmountInFigures contextRef="bill"')
  expect(readReceiverPart(bytes, dialect)).toEqual(verifiedOnly)
})

test('files are named after the part and the bill', () => {
  expect(issuerFileName('50060125', '0000000101')).toBe('efi_issuer_50060125_0000000101.xml')
  expect(receiverFileName('50060125', '0000000101')).toBe('efi_receiver_50060125_0000000101.xml')
})
