import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressForm, commaForm, readQrContent, type QrFacts } from './qr-content.ts'

const page = 'https://bills.example/verify'
const address = addressForm(page)
const comma = commaForm()
const facts: QrFacts = {
  billCode: '50060125',
  billNumber: '0000000101',
  checkCode: 'a1b2c3',
  amountFen: 18_821n,
  issuedOn: '2026-03-02',
}
const { billCode, billNumber, checkCode } = facts

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const anyFacts: fc.Arbitrary<QrFacts> = fc.record(
  {
    billCode: digits(8),
    billNumber: digits(10),
    checkCode: fc.stringMatching(/^[0-9a-z]{6}$/),
    amountFen: fc.bigInt({ min: -99_999_999n, max: 99_999_999n }),
    issuedOn: fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
  },
  { requiredKeys: ['billCode', 'billNumber', 'checkCode'] },
)

describe('what a code says', () => {
  test('the forms are written as their pages say', () => {
    expect(address.write(facts)).toBe(
      `${page}#c=50060125&n=0000000101&k=a1b2c3&a=188.21&d=20260302`,
    )
    expect(comma.write(facts)).toBe('01,50060125,0000000101,188.21,20260302,a1b2c3')
  })

  test.each([
    address,
    comma,
    commaForm(['checkCode', 'billNumber', 'billCode', 'issuedOn', 'amountFen']),
  ])('form $name gives back what was written', (form) => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        expect(form.read(form.write(given))).toEqual(given)
      }),
    )
  })

  test('an address shows its server nothing of the bill', () => {
    expect(new URL(address.write(facts)).search).toBe('')
    expect(new URL(address.write(facts)).pathname).toBe('/verify')
  })

  test.each([
    ['another page', `https://other.example/verify#c=${billCode}&n=${billNumber}&k=${checkCode}`],
    ['a code that is too short', `${page}#c=5006012&n=${billNumber}&k=${checkCode}`],
    ['a check code in capitals', `${page}#c=${billCode}&n=${billNumber}&k=A1B2C3`],
    [
      'an amount with three decimals',
      `${page}#c=${billCode}&n=${billNumber}&k=${checkCode}&a=1.234`,
    ],
    [
      'a day that does not exist',
      `${page}#c=${billCode}&n=${billNumber}&k=${checkCode}&d=20260230`,
    ],
    ['too few values', `01,${billCode},${billNumber},1.00,20260302`],
    ['another beginning', `02,${billCode},${billNumber},1.00,20260302,${checkCode}`],
    ['nothing', ''],
    ['a very long text', `${page}#${'c=1&'.repeat(1_000)}`],
  ])('%s is no code of a bill', (_, text) => {
    expect(readQrContent(text, [address, comma])).toBeNull()
  })

  test('the first form that fits is the one that counts', () => {
    expect(readQrContent(comma.write(facts), [address, comma])).toEqual(facts)
  })
})
