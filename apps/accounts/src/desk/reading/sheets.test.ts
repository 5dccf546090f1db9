import { expect, test } from 'vitest'
import { header, row, workbook } from '../testing/workbook.ts'
import { readSheetFile } from './read-sheet.ts'
import { createRunReading } from './run-reading.ts'

const read = (bytes: Uint8Array) => readSheetFile(bytes)
const text = (content: string) => new TextEncoder().encode(content)
const good = ['50060126', '0000000101', 'a1b2c3', '993.54', '2026-03-02'] as const
const facts = {
  billCode: '50060126',
  billNumber: '0000000101',
  checkCode: 'a1b2c3',
  amount: '993.54',
  issuedOn: '2026-03-02',
}
/** GB18030 of 票据代码,票据号码,校验码, as a spreadsheet program in China saves it. */
const gb18030 = Buffer.from('c6b1beddb4fac2eb2cc6b1beddbac5c2eb2cd0a3d1e9c2eb', 'hex')

test.each([
  ['a workbook with texts', workbook(header + row(2, good))],
  [
    'a workbook with a styled day and an amount as a number',
    workbook(header + row(2, [...good.slice(0, 3), 993.54, { markup: 's="1"><v>46083</v>' }])),
  ],
  [
    'a CSV in UTF-8 with its mark',
    text(`\uFEFF票据代码,票据号码,校验码,金额,开票日期\r\n${good.join(',')}\r\n`),
  ],
  [
    'a CSV with other columns in another order',
    text(
      `姓名,校验码,票据号码,票据代码,金额合计,开票日期\n甲,a1b2c3,"\t0000000101",50060126,993.540,2026/3/2\n`.replace(
        '993.540',
        '993.54',
      ),
    ),
  ],
  ['a workbook without dates in words', workbook(header + row(2, [...good.slice(0, 4), 20260302]))],
])('%s is read', async (_, bytes) => {
  expect(await read(bytes)).toEqual({ rows: [{ rowNumber: 2, ...facts }], faults: [] })
})

test('a CSV in GB18030 is read', async () => {
  const bytes = Buffer.concat([gb18030, text('\n50060126,0000000101,a1b2c3\n')])
  const { rows } = await read(new Uint8Array(bytes))
  expect(rows).toEqual([{ rowNumber: 2, ...facts, amount: '', issuedOn: '' }])
})

const longRows = Array.from({ length: 10_001 }, (_, index) => row(index + 2, good)).join('')
/** Seventeen megabytes of blanks, which are seventeen kilobytes in the archive. */
const bomb = new Uint8Array(17 * 1024 * 1024).fill(0x20)

test.each<[string, Uint8Array, string]>([
  ['no spreadsheet at all', text('\u0000\u0001'), 'SHEET_TYPE_UNFIT'],
  [
    'an archive without a workbook',
    workbook('', { parts: { 'xl/workbook.xml': '' } }).slice(0, 40),
    'SHEET_ARCHIVE_UNFIT',
  ],
  [
    'a zip bomb',
    workbook(header, { parts: { 'xl/sharedStrings.xml': bomb } }),
    'SHEET_ARCHIVE_UNFIT',
  ],
  [
    'a path out of the archive',
    workbook(header, { parts: { '../evil.xml': 'x' } }),
    'SHEET_ARCHIVE_UNFIT',
  ],
  [
    'too many parts',
    workbook(header, {
      parts: Object.fromEntries(
        Array.from({ length: 600 }, (_, index) => [`a${String(index)}.xml`, 'x']),
      ),
    }),
    'SHEET_ARCHIVE_UNFIT',
  ],
  [
    'a document type',
    workbook(header, { prolog: '<!DOCTYPE a [<!ENTITY b "c">]>' }),
    'SHEET_MARKUP_UNFIT',
  ],
  [
    'a part in UTF-16',
    workbook(header, { parts: { 'xl/a.xml': Buffer.from('\uFEFF<!DOCTYPE a>', 'utf16le') } }),
    'SHEET_MARKUP_UNFIT',
  ],
  [
    'a formula',
    workbook(
      header + row(2, ['50060126', { markup: '><f>HYPERLINK("http://a.example")</f><v>1</v>' }]),
    ),
    'SHEET_FORMULA',
  ],
  [
    'merged cells',
    workbook(header + row(2, good), {
      behind: '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
    }),
    'SHEET_CELLS_MERGED',
  ],
  ['10,001 rows with bills', workbook(header + longRows), 'SHEET_TOO_MANY_ROWS'],
  ['1,048,576 rows', workbook(`${header}<row r="1048576"/>`), 'SHEET_TOO_MANY_ROWS'],
  [
    'a cell in row 1,048,576',
    workbook(`${header}<row><c r="A1048576"><v>1</v></c></row>`),
    'SHEET_TOO_MANY_ROWS',
  ],
  [
    'a cell in column XFD',
    workbook(`${header}<row r="2"><c r="XFD2"><v>1</v></c></row>`),
    'SHEET_COLUMNS_WRONG',
  ],
  [
    'a missing column',
    workbook(row(1, ['票据代码', '号码', '校验码']) + row(2, good)),
    'SHEET_COLUMNS_WRONG',
  ],
  ['a column twice', text('票据代码,票据代码,票据号码,校验码\n1,2,3,4\n'), 'SHEET_COLUMNS_WRONG'],
  ['nothing but a header', workbook(header), 'SHEET_EMPTY'],
  [
    'a workbook that its reader cannot read',
    workbook('<row r="2"><c r="A2" t="zz"><v>1</v></c></row>'),
    'SHEET_UNREADABLE',
  ],
  [
    'a CSV with a formula',
    text('票据代码,票据号码,校验码\n50060126,"=""0000000101""",a1b2c3\n'),
    'SHEET_FORMULA',
  ],
  ['a CSV with an open quote', text('票据代码,票据号码,校验码\n"50060126'), 'SHEET_TEXT_UNFIT'],
  ['a CSV in no encoding', new Uint8Array([0xff, 0xff, 0x80, 0x0a]), 'SHEET_TEXT_UNFIT'],
  [
    'a CSV with 10,001 bills',
    text(`票据代码,票据号码,校验码\n${'50060126,0000000101,a1b2c3\n'.repeat(10_001)}`),
    'SHEET_TOO_MANY_ROWS',
  ],
])('%s is refused', async (_, bytes, code) => {
  await expect(read(bytes)).rejects.toMatchObject({ code })
})

test('what a thread refuses is refused with its sentence, which names the cell', async () => {
  const bytes = workbook(header + row(2, [...good.slice(0, 4), { markup: '><f>1+1</f>' }]))
  await expect(createRunReading()({ kind: 'sheet', bytes })).rejects.toMatchObject({
    code: 'SHEET_FORMULA',
    sentence: '表格中含有公式（E2）。',
  })
})

test.each<[string, readonly (string | number)[], string]>([
  ['a number that lost its zeros', ['50060126', 101, 'a1b2c3'], 'ROW_LEADING_ZEROS_LOST'],
  ['a text that lost its zeros', ['50060126', '101', 'a1b2c3'], 'ROW_LEADING_ZEROS_LOST'],
  ['a check code that lost its zero', ['50060126', '0000000101', 12_345], 'ROW_LEADING_ZEROS_LOST'],
  ['a number in powers of ten', ['50060126', '1.01E+9', 'a1b2c3'], 'ROW_CODE_MALFORMED'],
  ['a bill code that is too long', ['500601260', '0000000101', 'a1b2c3'], 'ROW_CODE_MALFORMED'],
  ['no check code', ['50060126', '0000000101', ''], 'ROW_CODE_MALFORMED'],
  ['an amount with a comma', [...good.slice(0, 3), '1,993.54'], 'ROW_AMOUNT_MALFORMED'],
  ['an amount with three decimals', [...good.slice(0, 3), 993.545], 'ROW_AMOUNT_MALFORMED'],
  ['a day that is a plain number', [...good.slice(0, 4), 46_083], 'ROW_DATE_AS_NUMBER'],
  ['a day that does not exist', [...good.slice(0, 4), '2026-02-30'], 'ROW_DATE_MALFORMED'],
])('a row with %s is answered at once', async (_, cells, code) => {
  const { rows, faults } = await read(workbook(header + row(2, cells) + row(3, good)))
  expect(rows).toHaveLength(1)
  expect(faults).toMatchObject([{ rowNumber: 2, result: { outcome: 'refused', code } }])
})

test('a reading that takes too long, or too much memory, ends without an answer', async () => {
  const bytes = workbook(header + row(2, good))
  const hasty = createRunReading({ timeMsMax: 1, megabytesMax: 100 })
  await expect(hasty({ kind: 'sheet', bytes })).rejects.toMatchObject({ code: 'READING_TOO_LONG' })
  const narrow = createRunReading({ timeMsMax: 30_000, megabytesMax: 8 })
  const large = workbook(header + longRows.slice(0, longRows.lastIndexOf('<row ')))
  await expect(narrow({ kind: 'sheet', bytes: large })).rejects.toMatchObject({
    code: 'READING_TOO_LONG',
  })
})
