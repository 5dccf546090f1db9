import {
  checkBillDocument,
  readBillXml,
  verifyIssuerSignature,
  writeBillXml,
} from '@piaoqiao/documents'
import type { BillDocument } from '@piaoqiao/documents'
import { billIdFrom } from '@piaoqiao/domain'
import { createSoftwareCryptoModule, generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleDraft, sampleIdentity, sampleStart } from '../testing/sample-station.ts'
import { draftDigest } from './bill-draft.ts'
import { billCodeFor, billCodesOf } from './bill-kinds.ts'
import { billFromDraft } from './build-bill.ts'
import { redBillFrom } from './build-red-bill.ts'
import { newCheckCode } from './check-code.ts'
import { draftFault } from './draft-faults.ts'
import { signedBillXml } from './sign-bill.ts'

const stamp = {
  billId: billIdFrom('50060126', '0000000101'),
  checkCode: 'a1b2c3',
  issuedAt: sampleStart,
}
const redStamp = {
  billId: billIdFrom('50060126', '0000000102'),
  checkCode: 'd4e5f6',
  issuedAt: sampleStart + 86_400_000,
}
const bill = billFromDraft(sampleDraft(), sampleIdentity, stamp)
const errorsOf = (document: BillDocument) =>
  checkBillDocument(document).filter(({ severity }) => severity === 'error')

describe('a bill from a draft', () => {
  test('carries what the station, the number and the moment say', () => {
    expect(bill.header).toEqual({
      tag: 'CZ-EI-50',
      id: '1010000000-62106005',
      version: '1.1.0',
    })
    expect(bill.main).toMatchObject({
      billName: '医疗门诊收费票据（电子）',
      billCode: '50060126',
      billNumber: '0000000101',
      checkCode: 'a1b2c3',
      specimenCode: '5006012601',
      supervisorAreaCode: '500104',
      issuedOn: '2026-03-02',
      issuedAt: '12:00:00',
      businessCode: 'MZ-20260302-0001',
      extension: { businessNumber: 'MZ-20260302-0001', businessDate: '2026-03-02' },
    })
  })

  test('meets the data standard without a fault', () => {
    expect(checkBillDocument(bill)).toEqual([])
  })

  test('takes the time of Beijing, also across midnight', () => {
    const late = { ...stamp, issuedAt: Date.UTC(2026, 2, 2, 16, 0, 1) }
    const { issuedOn, issuedAt } = billFromDraft(sampleDraft(), sampleIdentity, late).main
    expect([issuedOn, issuedAt]).toEqual(['2026-03-03', '00:00:01'])
  })

  test('is signed so that the issuer’s key verifies its very bytes', async () => {
    const key = generateSm2PrivateKey()
    const crypto = createSoftwareCryptoModule({ keys: { issuer: key }, workers: 0 })
    const { keySerial, keyIssuer } = sampleIdentity
    const signer = { crypto, keyName: 'issuer', keySerial, keyIssuer }
    const xml = readBillXml(await signedBillXml(bill, sampleStart, signer))
    expect(verifyIssuerSignature(xml, key.publicKey)).toBe(true)
    expect(xml.document).toEqual(bill)
    expect(xml.signatures.issuer).toMatchObject({ time: '20260302040000Z', keySerial: '1a2b' })
  })
})

describe('a red bill', () => {
  const red = redBillFrom(bill, { reason: '患者退费' }, sampleIdentity, redStamp)

  test('names its original and has a number, check code and date of its own', () => {
    expect(red.main).toMatchObject({
      billCode: '50060126',
      billNumber: '0000000102',
      checkCode: 'd4e5f6',
      issuedOn: '2026-03-03',
      remark: '患者退费',
      extension: { relatedBillCode: '50060126', relatedBillNumber: '0000000101' },
    })
  })

  test('takes every amount and quantity back', () => {
    expect(red.main.totalFen).toBe(-18_821n)
    expect(red.main.extension).toMatchObject({ fundPayFen: -10_192n, accountPayFen: -8_629n })
    expect(red.details).toMatchObject([
      { quantity: '-2', standard: '69.105', amountFen: -13_821n },
      { amountFen: -5_000n },
    ])
    expect(red.auxDetails).toMatchObject([{ quantity: '-2', amountFen: -13_821n }])
  })

  test('meets the data standard', () => {
    expect(errorsOf(red)).toEqual([])
  })

  test('negates an amount of a list also where it is written with more than two decimals', () => {
    const [line, ...others] = bill.auxDetails
    if (line === undefined) throw new Error('the sample has a list')
    const written = { ...line, amountFen: 13_821n, amountText: '138.205' }
    const original = { ...bill, auxDetails: [written, ...others] }
    const reversed = redBillFrom(original, { reason: '退费' }, sampleIdentity, redStamp)
    expect(reversed.auxDetails[0]).toMatchObject({ amountFen: -13_821n, amountText: '-138.205' })
    expect(errorsOf(reversed)).toEqual([])
    expect(() => writeBillXml(reversed)).not.toThrow()
  })

  test('cancels its original, whatever the amounts', () => {
    const amounts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(amounts, (given) => {
        const items = given.map((amountFen) => ({ name: '治疗费', amountFen }))
        const totalFen = given.reduce((sum, amount) => sum + amount, 0n)
        const original = billFromDraft(sampleDraft({ items, totalFen }), sampleIdentity, stamp)
        const reversed = redBillFrom(original, { reason: '退费' }, sampleIdentity, redStamp)
        expect(reversed.main.totalFen + original.main.totalFen).toBe(0n)
        expect(errorsOf(reversed)).toEqual([])
      }),
    )
  })
})

describe('a draft', () => {
  test.each([
    ['an empty business number', sampleDraft({ businessNumber: ' ' })],
    ['a negative total', sampleDraft({ totalFen: -1n })],
    ['a negative payment', sampleDraft({ extension: { fundPayFen: -1n } })],
  ])('with %s is refused', (_, draft) => {
    expect(draftFault(draft)).not.toBeNull()
  })

  test('has a digest that the order of members does not change, and every content does', () => {
    const { kind, payer, ...rest } = sampleDraft()
    expect(draftDigest({ payer, ...rest, kind })).toBe(draftDigest(sampleDraft()))
    const others = [
      sampleDraft({ totalFen: 18_822n }),
      sampleDraft({ payer: { ...payer, name: '样例乙' } }),
      sampleDraft({ extension: {} }),
      sampleDraft({ auxItems: [] }),
    ]
    const digests = new Set([sampleDraft(), ...others].map(draftDigest))
    expect(digests.size).toBe(5)
  })
})

test('kinds that are paid at one counter share a code', () => {
  expect(billCodesOf(sampleIdentity.series)).toEqual(['50060126', '50060226', '50010126'])
  expect(billCodeFor('registration', sampleIdentity.series)).toBe('50060126')
})

test('a check code is six lower-case letters or digits, from the whole alphabet', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 35 }), { minLength: 6, maxLength: 6 }), (draws) => {
      const pending = [...draws]
      const asked: number[] = []
      const code = newCheckCode((below) => {
        asked.push(below)
        return pending.shift() ?? 0
      })
      expect(code).toMatch(/^[0-9a-z]{6}$/)
      expect(asked).toEqual(Array(6).fill(36))
      expect([...code].map((character) => Number.parseInt(character, 36))).toEqual(draws)
    }),
  )
})
