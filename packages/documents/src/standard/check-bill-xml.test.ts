import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BillXmlError } from '../xml/bill-xml-error.ts'
import { billFaultsMax } from '../xml/bounds.ts'
import { arbitraryBill } from '../xml/cases/arbitrary-bill.ts'
import { fragments } from '../xml/cases/markup-fragments.ts'
import { readBillXml } from '../xml/read-bill-xml.ts'
import { text } from '../xml/value-form.ts'
import { checkedAt, fileOf, outpatientFile } from './cases/valid-files.ts'
import { checkBillXml } from './check-bill-xml.ts'
import { fieldRules } from './field-rules.ts'
import { fileRules } from './file-rules.ts'
import { chongqing } from './profiles/chongqing.ts'
import { jiangsu } from './profiles/jiangsu.ts'
import type { ProvinceProfile } from './profiles/province-profile.ts'

const at = checkedAt
const bytesOf = (file: string) => new TextEncoder().encode(file)
const refusals = new Set([...fileRules, ...fieldRules].map(({ id }) => id))

function isRead(bytes: Uint8Array): boolean {
  try {
    return readBillXml(bytes).bytes.length > 0
  } catch (error) {
    if (error instanceof BillXmlError) return false
    throw error
  }
}

describe('the place of a fault', () => {
  const spread = outpatientFile.replaceAll('><', '>\n<')

  test('is line and column of its element, in characters', () => {
    const file = spread.replace('<ItemQuantity>1<', '<ItemUnit>𠮷𠮷</ItemUnit><ItemQuantity>一<')
    const withoutUnit = file.replace('<ItemUnit>项</ItemUnit>\n', '')
    const [fault] = checkBillXml(bytesOf(withoutUnit), { at }).faults
    const line = withoutUnit.split('\n').findIndex((one) => one.includes('𠮷')) + 1
    expect(fault).toEqual({
      rule: 'QUANTITY_NOT_A_NUMBER',
      severity: 'warning',
      sentence: '项目明细的数量不是数字',
      path: 'EInvoice/EInvoiceData/Details/Item[1]/ItemQuantity',
      line,
      column: '<ItemUnit>'.length + 2 + '</ItemUnit>'.length + 1,
    })
  })

  test.each(['\n', '\r\n', '\r'])(
    'counts a line that ends in %j once, behind a byte order mark',
    (end) => {
      const file = `\u{FEFF}${spread.replaceAll('\n', end).replace('>188.21<', '>188.2x<')}`
      const [fault] = checkBillXml(bytesOf(file), { at }).faults
      const line = spread.split('\n').findIndex((one) => one.startsWith('<TotalAmount>')) + 1
      expect(fault).toMatchObject({ rule: 'TOTAL_FORM', line, column: 1 })
    },
  )

  test('of something absent is that of the element around it', () => {
    const file = spread.replace(/<PayerPartyName>.*<\/PayerPartyName>\n/, '')
    const [fault] = checkBillXml(bytesOf(file), { at }).faults
    const line = spread.split('\n').indexOf('<PayerParty>') + 1
    expect(fault).toMatchObject({ rule: 'PAYER_NAME_MISSING', line, column: 1 })
    expect(fault?.path).toBe('EInvoice/EInvoiceData/Main/PayerParty/PayerPartyName')
  })

  test('of a file that is no XML is where the parser stopped', () => {
    const { faults } = checkBillXml(bytesOf(spread.replace('</Header>', '</header>')), { at })
    const line = spread.split('\n').indexOf('</Header>') + 1
    expect(faults).toMatchObject([
      { rule: 'XML_MALFORMED', path: 'EInvoice/Header', line, column: 1 },
    ])
  })

  test('is in the order of the file', () => {
    const file = outpatientFile
      .replace('<ItemQuantity>1<', '<ItemQuantity>一<')
      .replace('>1.1.0<', '>x<')
    expect(checkBillXml(bytesOf(file), { at }).faults.map(({ rule }) => rule)).toEqual([
      'VERSION_UNUSUAL',
      'QUANTITY_NOT_A_NUMBER',
    ])
  })
})

describe('a check', () => {
  test('names all faults of a file at once', () => {
    const file = outpatientFile
      .replace('>50060125<', '>5006012<')
      .replace('>188.21<', '>x<')
      .replace('>1</PayerPartyType>', '>3</PayerPartyType>')
    expect(checkBillXml(bytesOf(file), { at }).faults.map(({ rule }) => rule)).toEqual([
      'BILL_CODE_FORM',
      'TOTAL_FORM',
      'PAYER_TYPE_FORM',
    ])
  })

  test('gives a bounded number of faults, and says so', () => {
    const lines = '<Item><ItemName/><ItemAmount>0</ItemAmount></Item>'.repeat(billFaultsMax + 1)
    const file = outpatientFile.replace('<Details>', `<Details>${lines}`)
    const { faults, isCut } = checkBillXml(bytesOf(file), { at })
    expect({ count: faults.length, isCut }).toEqual({ count: billFaultsMax, isCut: true })
  })

  test('finds errors and warnings of any document that can be written, and never fails', () => {
    fc.assert(
      fc.property(arbitraryBill, (document) => {
        const { faults } = checkBillXml(bytesOf(fileOf(document)), { at })
        expect(faults.filter(({ rule }) => refusals.has(rule))).toEqual([])
      }),
    )
  })

  test('has an error of form or structure exactly where the reader refuses', () => {
    const pieces = fc.array(fc.constantFrom(...fragments, '<Main/>', '<Item/>', '<Header/>'), {
      maxLength: 2,
    })
    fc.assert(
      fc.property(fc.nat(outpatientFile.length), fc.nat(40), pieces, (start, cut, parts) => {
        const file =
          outpatientFile.slice(0, start) + parts.join('') + outpatientFile.slice(start + cut)
        const bytes = bytesOf(file)
        const { faults } = checkBillXml(bytes, { at })
        expect(faults.some(({ rule }) => refusals.has(rule))).toBe(!isRead(bytes))
      }),
      { numRuns: 2_000 },
    )
  })

  test('says nothing of what stands in the file', () => {
    const file = outpatientFile
      .replace('样例甲', '')
      .replace('>500000199001011238<', '>500000199001011239<')
      .replace('>188.21<', '>188.22<')
    const { faults } = checkBillXml(bytesOf(file), { at })
    expect(faults.length).toBeGreaterThan(2)
    expect(JSON.stringify(faults)).not.toMatch(/样例|1990|188/)
  })
})

describe('the profile of a province', () => {
  const jiangsuBill = outpatientFile.replace('CZ-EI-50', 'CZ-EI-32')

  test.each([
    ['is chosen by the region', outpatientFile, undefined, 'chongqing'],
    ['is that of the other region', jiangsuBill, undefined, 'jiangsu'],
    [
      'is nobody’s where a region has none',
      outpatientFile.replace('CZ-EI-50', 'CZ-EI-11'),
      undefined,
      null,
    ],
    ['is the one that is asked for', outpatientFile, jiangsu, 'jiangsu'],
    ['can be left out', outpatientFile, null, null],
  ])('%s', (_name, file, profile, expected) => {
    const options = profile === undefined ? { at } : { at, profile }
    expect(checkBillXml(bytesOf(file), options).profile).toBe(expected)
  })

  test('says which tags stand for those of the standard, and what its bills must have', () => {
    const own: ProvinceProfile = {
      ...chongqing,
      prefix: 'OWN',
      spellings: new Map([['MZH', 'patientNumber']]),
      fields: [
        {
          tag: 'Custom9',
          label: '就诊卡号',
          form: text(20),
          source: 'ours',
          requiredOf: () => true,
        },
      ],
    }
    const file = bytesOf(outpatientFile.replaceAll('patientNumber', 'MZH'))
    const rules = checkBillXml(file, { at, profile: own }).faults.map(({ rule }) => rule)
    expect(rules).toEqual(['OWN_CUSTOM9_MISSING'])
    expect(checkBillXml(file, { at }).faults.map(({ rule }) => rule)).toEqual(['OUTPATIENT_NUMBER'])
  })
})
