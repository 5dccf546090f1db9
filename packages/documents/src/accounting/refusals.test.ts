import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { outpatientBill } from '../xml/cases/example-bills.ts'
import type { AccountingEntry } from './accounting-data.ts'
import { AccountingError, accountingFaults } from './accounting-error.ts'
import type { AccountingErrorCode } from './accounting-error.ts'
import { accountingBytesMax, accountingElementsMax, accountingEntriesMax } from './bounds.ts'
import { posted, sampleEntries, samplePosting, verifiedOnly } from './cases/sample-postings.ts'
import { issuerAccountingData, readIssuerPart, writeIssuerPart } from './issuer-part.ts'
import { readReceiverPart, writeReceiverPart } from './receiver-part.ts'

const issuer = issuerAccountingData(outpatientBill)
const issuerText = Buffer.from(writeIssuerPart(issuer)).toString()
const receiverText = Buffer.from(writeReceiverPart(posted)).toString()
const bytesOf = (text: string) => new TextEncoder().encode(text)

function codeOf(act: () => unknown): string | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    if (error instanceof AccountingError) return error.code
    throw error
  }
}

type Change = (text: string) => string
const swap =
  (from: string | RegExp, to: string): Change =>
  (text) =>
    text.replace(from, to)
const remark = (content: string) =>
  swap('<pq:Checker', `<pq:Remark contextRef="bill">${content}</pq:Remark><pq:Checker`)

const issuerChanges: readonly (readonly [string, AccountingErrorCode, Change])[] = [
  ['too many bytes', 'ACCOUNTING_TOO_LARGE', (text) => text + ' '.repeat(accountingBytesMax)],
  ['another encoding', 'ACCOUNTING_MARKUP', swap('UTF-8', 'GBK')],
  ['a DTD', 'ACCOUNTING_MARKUP', swap('<xbrli:xbrl', '<!DOCTYPE a [<!ENTITY b "c">]><xbrli:xbrl')],
  ['an entity', 'ACCOUNTING_MARKUP', remark('&b;')],
  ['a comment', 'ACCOUNTING_MARKUP', remark('<!-- -->')],
  ['a CDATA section', 'ACCOUNTING_MARKUP', remark('<![CDATA[a]]>')],
  ['an instruction', 'ACCOUNTING_MARKUP', remark('<?a b?>')],
  ['a control character', 'ACCOUNTING_MARKUP', remark('\u{1}')],
  ['a reference to one', 'ACCOUNTING_MARKUP', remark('&#1;')],
  ['two roots', 'ACCOUNTING_MARKUP', (text) => `${text}<a/>`],
  ['an unclosed root', 'ACCOUNTING_MARKUP', swap('</xbrli:xbrl>', '')],
  ['crossing tags', 'ACCOUNTING_MARKUP', swap('</pq:IssueDate>', '</pq:IssueTime>')],
  ['nothing', 'ACCOUNTING_MARKUP', () => ''],
  ['elements too deep', 'ACCOUNTING_BOUNDS', remark('<a><b><c/></b></a>')],
  [
    'too many elements',
    'ACCOUNTING_BOUNDS',
    swap('</xbrli:xbrl>', '<a/>'.repeat(accountingElementsMax)),
  ],
  [
    'too many attributes',
    'ACCOUNTING_BOUNDS',
    remark(`<a ${'bcdefghij'.replaceAll(/./g, ' $&=""')}/>`),
  ],
  ['too long a name', 'ACCOUNTING_BOUNDS', remark(`<${'a'.repeat(101)}/>`)],
  [
    'too many lines',
    'ACCOUNTING_BOUNDS',
    swap(
      '</xbrli:xbrl>',
      `${'<pq:InformationOfItemTuple><pq:ItemName contextRef="bill">a</pq:ItemName><pq:ItemAmount contextRef="bill" unitRef="CNY" decimals="2">0.00</pq:ItemAmount></pq:InformationOfItemTuple>'.repeat(1000)}</xbrli:xbrl>`,
    ),
  ],
  ['a prefix that nobody declares', 'ACCOUNTING_NAMESPACE', swap(/pq:Checker/g, 'zz:Checker')],
  ['a namespace declared inside', 'ACCOUNTING_NAMESPACE', remark('<a xmlns:b="c"/>')],
  ['a name with two colons', 'ACCOUNTING_NAMESPACE', swap(/pq:Checker/g, 'pq:a:Checker')],
  ['a prefix for no namespace', 'ACCOUNTING_NAMESPACE', swap(/xmlns:pq="[^"]*"/, 'xmlns:pq=""')],
  [
    'an official name that there is none of',
    'ACCOUNTING_ELEMENT_UNKNOWN',
    swap(/pq:Checker/g, 'efi:Checker'),
  ],
  ['an unknown attribute', 'ACCOUNTING_ELEMENT_UNKNOWN', swap('contextRef', 'a="b" contextRef')],
  [
    'a second schemaRef',
    'ACCOUNTING_ELEMENT_MISSING',
    (text) => text.replace(/<link:.*\n/, '$&$&'),
  ],
  [
    'a footnote',
    'ACCOUNTING_ELEMENT_UNKNOWN',
    swap('</xbrli:xbrl>', '<link:footnoteLink/></xbrli:xbrl>'),
  ],
  [
    'a fact given twice',
    'ACCOUNTING_ELEMENT_DUPLICATE',
    (text) => text.replace(/<pq:IssueDate.*\n/, '$&$&'),
  ],
  [
    'an attribute under two prefixes',
    'ACCOUNTING_ELEMENT_DUPLICATE',
    (text) =>
      text
        .replace('xmlns:xlink', 'xmlns:other="http://www.w3.org/1999/xlink" xmlns:xlink')
        .replace('xlink:type="simple"', 'other:type="simple" xlink:type="simple"'),
  ],
  ['a fact left out', 'ACCOUNTING_ELEMENT_MISSING', swap(/<pq:IssueDate.*\n/, '')],
  [
    'a fact without a value',
    'ACCOUNTING_ELEMENT_MISSING',
    (text) =>
      text
        .replace('xmlns:pq', 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:pq')
        .replace(/<pq:IssueDate.*\n/, '<pq:IssueDate contextRef="bill" xsi:nil="true"/>'),
  ],
  ['no context', 'ACCOUNTING_CONTEXT', swap(/<xbrli:context.*\n/, '')],
  ['two contexts', 'ACCOUNTING_CONTEXT', (text) => text.replace(/<xbrli:context.*\n/, '$&$&')],
  [
    'a period of days',
    'ACCOUNTING_CONTEXT',
    swap('<xbrli:instant>2026-03-02</xbrli:instant>', '<xbrli:forever/>'),
  ],
  [
    'a day that there is none of',
    'ACCOUNTING_CONTEXT',
    swap('>2026-03-02</xbrli:i', '>2026-02-30</xbrli:i'),
  ],
  [
    'another day than that of the bill',
    'ACCOUNTING_CONTEXT',
    swap('>2026-03-02</xbrli:i', '>2026-03-03</xbrli:i'),
  ],
  ['another entity than that of the bill', 'ACCOUNTING_CONTEXT', swap('MB0000001', 'MB0000002')],
  ['another scheme', 'ACCOUNTING_CONTEXT', swap('scheme="urn', 'scheme="a')],
  [
    'a segment beside the identifier',
    'ACCOUNTING_CONTEXT',
    swap('</xbrli:identifier>', '</xbrli:identifier><xbrli:segment/>'),
  ],
  ['a fact of another context', 'ACCOUNTING_CONTEXT', swap('contextRef="bill"', 'contextRef="b"')],
  ['no unit', 'ACCOUNTING_UNIT', swap(/<xbrli:unit.*\n/, '')],
  ['dollars', 'ACCOUNTING_UNIT', swap(':CNY<', ':USD<')],
  ['yuan of another namespace', 'ACCOUNTING_UNIT', swap('iso4217:CNY', 'pq:CNY')],
  ['amounts in jiao', 'ACCOUNTING_UNIT', swap('decimals="2"', 'decimals="1"')],
  ['an amount without a unit', 'ACCOUNTING_UNIT', swap(' unitRef="CNY"', '')],
  ['an amount of one decimal', 'ACCOUNTING_VALUE', swap('188.21', '188.2')],
  ['an amount with an exponent', 'ACCOUNTING_VALUE', swap('188.21', '1.88e2')],
  ['an amount of thirteen digits', 'ACCOUNTING_VALUE', swap('188.21', '1234567890123.00')],
  ['too long a text', 'ACCOUNTING_VALUE', remark('长'.repeat(1001))],
  ['text between facts', 'ACCOUNTING_VALUE', swap('</xbrli:xbrl>', 'a</xbrli:xbrl>')],
]

const receiverChanges: readonly (readonly [string, AccountingErrorCode, Change])[] = [
  [
    'a debit of one fen more',
    'ACCOUNTING_UNBALANCED',
    swap('"2">86.29</pq:EntryAmount', '"2">86.30</pq:EntryAmount'),
  ],
  ['debits alone', 'ACCOUNTING_UNBALANCED', swap('>credit<', '>debit<')],
  ['lines in disorder', 'ACCOUNTING_VALUE', swap('>1</pq:EntryLine', '>3</pq:EntryLine')],
  [
    'a wrong credit code',
    'ACCOUNTING_VALUE',
    (text) => text.replaceAll(/(?<=91500000MA0000004)./g, (last) => (last === '0' ? '1' : '0')),
  ],
  [
    'not posted, with a voucher',
    'ACCOUNTING_POSTING',
    swap('true</pq:IsPosted', 'false</pq:IsPosted'),
  ],
  ['posted, without a voucher', 'ACCOUNTING_POSTING', swap(/<pq:VoucherNumber.*\n/, '')],
  ['another month than there is', 'ACCOUNTING_VALUE', swap('2026-03</pq:A', '2026-13</pq:A')],
  [
    'another day than that of posting',
    'ACCOUNTING_CONTEXT',
    swap('2026-03-09</xbrli', '2026-03-10</xbrli'),
  ],
]

describe('an issuer’s part is refused for', () => {
  test.each(issuerChanges)('%s: %s', (_what, code, change) => {
    expect(change(issuerText)).not.toBe(issuerText)
    expect(codeOf(() => readIssuerPart(bytesOf(change(issuerText))))).toBe(code)
  })
})

describe('a receiver’s part is refused for', () => {
  test.each(receiverChanges)('%s: %s', (_what, code, change) => {
    expect(change(receiverText)).not.toBe(receiverText)
    expect(codeOf(() => readReceiverPart(bytesOf(change(receiverText))))).toBe(code)
  })
})

test('bytes that are no UTF-8 are refused', () => {
  expect(codeOf(() => readIssuerPart(Uint8Array.of(0x3c, 0xff)))).toBe('ACCOUNTING_MARKUP')
})

test('other prefixes, other identifiers and a nil fact say the same', () => {
  const text = issuerText
    .replaceAll('pq:', 'own:')
    .replace('xmlns:pq', 'xmlns:own')
    .replaceAll('"bill"', '"c1"')
    .replaceAll('"CNY"', '"u1"')
    .replace('<own:Checker', '<own:Remark xsi:nil="true" contextRef="c1"/><own:Checker')
    .replace('<xbrli:xbrl', '<xbrli:xbrl xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"')
  expect(readIssuerPart(bytesOf(text))).toEqual(issuer)
})

const [debit, credit] = sampleEntries as readonly [AccountingEntry, AccountingEntry]
const withEntries = (entries: readonly AccountingEntry[]) => ({
  ...posted,
  posting: { ...samplePosting, entries },
})

test.each<readonly [string, AccountingErrorCode, () => unknown]>([
  [
    'debits that are not credits',
    'ACCOUNTING_UNBALANCED',
    () => writeReceiverPart(withEntries([debit, { ...credit, amountFen: 1n }])),
  ],
  ['a posting without lines', 'ACCOUNTING_UNBALANCED', () => writeReceiverPart(withEntries([]))],
  [
    'more lines than a file holds',
    'ACCOUNTING_BOUNDS',
    () =>
      writeReceiverPart(
        withEntries(
          Array.from({ length: accountingEntriesMax + 2 }, (_, index) => ({
            ...(index % 2 === 0 ? debit : credit),
            line: index + 1,
          })),
        ),
      ),
  ],
  [
    'a wrong credit code',
    'ACCOUNTING_VALUE',
    () => writeReceiverPart({ ...verifiedOnly, entityCode: '1' }),
  ],
  [
    'a character that XML does not allow',
    'ACCOUNTING_VALUE',
    () => writeIssuerPart({ ...issuer, remark: '\0' }),
  ],
  [
    'a value in another form',
    'ACCOUNTING_VALUE',
    () => writeIssuerPart({ ...issuer, billCode: '1' }),
  ],
  [
    'an issuer without a code',
    'ACCOUNTING_VALUE',
    () => writeIssuerPart({ ...issuer, issuerCode: '' }),
  ],
  [
    'more bytes than a file holds',
    'ACCOUNTING_TOO_LARGE',
    () =>
      writeIssuerPart({
        ...issuer,
        items: Array.from({ length: 1000 }, () => ({
          name: '长'.repeat(300),
          remark: '长'.repeat(100),
          amountFen: 0n,
        })),
      }),
  ],
])('%s cannot be written: %s', (_what, code, act) => {
  expect(codeOf(act)).toBe(code)
})

test('random and mutated files are read or refused', () => {
  const place = fc.nat(999_999).map((millionths) => millionths / 1_000_000)
  const pieces = ['<', '>', '&', '"', '/>', '<a/>', 'xmlns:a="b"', '</pq:Checker>', '\0', '']
  const mutated = fc
    .tuple(fc.constantFrom(issuerText, receiverText), place, fc.nat(40), fc.constantFrom(...pieces))
    .map(([text, at, length, piece]) => {
      const index = Math.floor(at * text.length)
      return bytesOf(text.slice(0, index) + piece + text.slice(index + length))
    })
  const random = fc.uint8Array({ maxLength: 200 })
  fc.assert(
    fc.property(fc.oneof({ weight: 4, arbitrary: mutated }, random), (bytes) => {
      for (const read of [readIssuerPart, readReceiverPart]) {
        expect(Object.keys({ ...accountingFaults, undefined: '' })).toContain(
          String(codeOf(() => read(bytes))),
        )
      }
    }),
    { numRuns: 1_000 },
  )
})
