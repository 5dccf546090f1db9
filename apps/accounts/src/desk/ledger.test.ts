import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'csv-parse/sync'
import type { TestBrowser } from '../testing/test-browser.ts'
import { csvCell } from './reading/write-csv.ts'
import { writeWorkbook } from './reading/write-workbook.ts'
import { readSheet } from 'read-excel-file/node'
import { openDeskOffice, playedBills } from './testing/desk-office.ts'
import type { DeskOffice } from './testing/desk-office.ts'

let office: DeskOffice
let clerk: TestBrowser
const bills = playedBills(7)

beforeAll(async () => {
  office = await openDeskOffice()
  const unit = await office.openUnit(1)
  office.registry.issue(...bills)
  const references = [
    '=HYPERLINK("http://a.example","赔付")',
    '+1',
    '@a',
    '-2+3',
    '\tx',
    '"引号",逗号',
    '普通',
  ]
  for (const [index, bill] of bills.entries()) {
    office.clock.now += 86_400_000
    // Nobody's session outlives a day.
    clerk = await unit.signIn('unit_reimburse')
    const purpose = index % 2 === 0 ? 'employer_expense' : 'mutual_aid'
    const item = { ...bill, purpose, businessReference: references[index] ?? '' }
    await clerk.ask('POST', '/desk/acts/lock', { requestId: `l-${String(index)}`, items: [item] })
  }
  const { billCode, billNumber } = bills[0] ?? {}
  const report = {
    billCode,
    billNumber,
    amount: '993.54',
    reimbursedOn: '2026-03-05',
    voucherNumber: '记-18',
  }
  await clerk.ask('POST', '/desk/acts/report', { requestId: 'r', items: [report] })
})
afterAll(() => office.close())

const numbersOf = async (query: string) =>
  (await clerk.ask('GET', `/desk/ledger?${query}`)).json.items.map((line: { billNumber: string }) =>
    Number(line.billNumber),
  )

test.each([
  ['', [7, 6, 5, 4, 3, 2, 1]],
  ['billCode=50060126&billNumber=0000000003', [3]],
  ['billNumber=0000000004', [4]],
  ['billNumber=0000000099', []],
  ['voucherNumber=%E8%AE%B0-18', [1]],
  ['state=reported', [1]],
  ['state=held&purpose=mutual_aid', [6, 4, 2]],
  ['lockedFrom=2026-03-04&lockedTo=2026-03-05', [3, 2]],
  ['reimbursedFrom=2026-03-05&reimbursedTo=2026-03-05', [1]],
  ['reimbursedFrom=2026-03-06', []],
  ['caseId=C-1', []],
])('the ledger is searched by %s', async (query, expected) => {
  expect(await numbersOf(query)).toEqual(expected)
})

test('pages follow one another without a gap, and a forged cursor is refused', async () => {
  const seen: number[] = []
  let after = ''
  for (;;) {
    const page = (await clerk.ask('GET', `/desk/ledger?limit=3${after}`)).json
    seen.push(...page.items.map((line: { billNumber: string }) => Number(line.billNumber)))
    if (page.next === null) break
    after = `&after=${encodeURIComponent(String(page.next))}`
  }
  expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1])
  expect((await clerk.ask('GET', '/desk/ledger?after=x')).json.code).toBe('REQUEST_MALFORMED')
  expect(
    (await clerk.ask('GET', '/desk/ledger?lockedFrom=2026-03-05&lockedTo=2026-03-04')).json.code,
  ).toBe('PERIOD_UNFIT')
})

test('an exported CSV holds no formula and keeps the zeros of numbers', async () => {
  const answer = await clerk.ask('GET', '/desk/ledger/export?format=csv')
  const text = answer.bytes.toString('utf8')
  expect(text.startsWith('\uFEFF"票据代码","票据号码"')).toBe(true)
  const rows = parse(text, { bom: true })
  expect(rows).toHaveLength(8)
  for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@]/)
  expect(rows.at(-1)?.[1]).toBe('\t0000000001')
  expect(rows.at(-1)?.[9]).toBe(`'=HYPERLINK("http://a.example","赔付")`)
})

test('an exported xlsx holds texts alone', async () => {
  const answer = await clerk.ask('GET', '/desk/ledger/export?format=xlsx&state=reported')
  const rows = await readSheet(answer.bytes)
  expect(rows[1]?.slice(0, 2)).toEqual(['50060126', '0000000001'])
  expect(rows[1]?.[9]).toBe('=HYPERLINK("http://a.example","赔付")')
  expect(rows[1]?.[13]).toBe('993.54')
})

test('any text becomes a cell of CSV that is no formula and reads back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const [[cell = ''] = []] = parse(`${csvCell(text)}\n`, {
        relax_column_count: true,
      })
      const isCalculated = /^[=+\-@\r\n|%]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell)
      expect(isCalculated).toBe(false)
      expect([text, `'${text}`, `\t${text}`]).toContain(cell)
    }),
  )
})

test('any text becomes a cell of an xlsx', async () => {
  const texts = ['=1+1', '<b>&"', '0000000101', '\u0007bell', '😀', ' 空格 ']
  const rows = await readSheet(
    Buffer.from(
      await writeWorkbook({ title: '表', header: ['a'], rows: texts.map((text) => [text]) }),
    ),
  )
  expect(rows.slice(1, 4).flat()).toEqual(['=1+1', '<b>&"', '0000000101'])
  expect(rows).toHaveLength(texts.length + 1)
})
