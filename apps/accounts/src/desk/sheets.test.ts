import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestBrowser } from '../testing/test-browser.ts'
import { readSheetFile } from './reading/read-sheet.ts'
import { openDeskOffice, playedBills } from './testing/desk-office.ts'
import type { DeskOffice, TestUnit } from './testing/desk-office.ts'
import { header, row, workbook } from './testing/workbook.ts'
import { chunkRowsMax } from './use-cases/take-sheet.ts'

let office: DeskOffice
let unit: TestUnit
let clerk: TestBrowser
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

beforeAll(async () => {
  office = await openDeskOffice()
  unit = await office.openUnit(1)
  clerk = await unit.signIn('unit_reimburse')
  office.registry.issue(...playedBills(10_100))
})
afterAll(() => office.close())

const csvOf = (rows: readonly (readonly string[])[]) =>
  new TextEncoder().encode(
    ['票据代码,票据号码,校验码,票据金额,开票日期', ...rows.map((cells) => cells.join(','))].join(
      '\n',
    ),
  )
const rowOf = (bill: ReturnType<typeof playedBills>[number]) => [
  bill.billCode,
  bill.billNumber,
  bill.checkCode,
  bill.amount,
  bill.issuedOn,
]
const upload = (bytes: Uint8Array, type = 'text/csv', browser = clerk) =>
  browser.upload('POST', '/desk/sheets', bytes, type)
const progress = async (sheetId: string) => (await clerk.ask('GET', `/desk/sheets/${sheetId}`)).json
const rowsOf = async (sheetId: string, query = '') =>
  (await clerk.ask('GET', `/desk/sheets/${sheetId}/rows${query}`)).json

test('10,000 rows are taken in, verified in chunks and given back row by row', async () => {
  const bills = playedBills(10_000)
  const taken = await upload(csvOf(bills.map(rowOf)))
  expect(taken.json).toMatchObject({
    rowCount: 10_000,
    faultyCount: 0,
    checkedCount: 0,
    doneAt: null,
  })
  const before = office.registry.messages.length
  await office.runJob('desk-verify-sheets')
  const { sheetId } = taken.json
  expect((await progress(sheetId)).sheet.checkedCount).toBe(10_000)
  expect(office.registry.messages.length - before).toBe(10_000 / chunkRowsMax)
  await office.runJob('desk-verify-sheets')
  expect(await progress(sheetId)).toMatchObject({
    sheet: { doneAt: '2026-03-02T02:00:00.000Z' },
    counts: [{ code: 'FOUND', count: 10_000 }],
  })
  const page = await rowsOf(sheetId, '?after=9999&limit=2')
  expect(page).toMatchObject({
    items: [
      {
        rowNumber: 10_000,
        billNumber: '0000009999',
        result: { outcome: 'found', next: '可以锁定。' },
      },
      { rowNumber: 10_001 },
    ],
  })
  const csv = await clerk.ask('GET', `/desk/sheets/${String(sheetId)}/result?format=csv`)
  const lines = csv.bytes.toString('utf8').trimEnd().split('\r\n')
  expect(lines).toHaveLength(10_001)
  expect(lines[1]).toBe(
    '"2","50060126","\t0000000001","993.54","2026-03-01","","","FOUND","可报销","可以锁定。"',
  )
})

test('what stands twice in the file, or is known to the unit, is told before anything is asked', async () => {
  const [held, reimbursed, verified, fresh] = playedBills(4, 10_010)
  const lock = { purpose: 'employer_expense', businessReference: 'BX-1' }
  await clerk.ask('POST', '/desk/acts/lock', {
    requestId: 'dup-1',
    items: [
      { ...held, ...lock },
      { ...reimbursed, ...lock },
    ],
  })
  const { billCode, billNumber } = reimbursed ?? {}
  const report = {
    billCode,
    billNumber,
    amount: '993.54',
    reimbursedOn: '2026-03-02',
    voucherNumber: '1',
  }
  await clerk.ask('POST', '/desk/acts/report', { requestId: 'dup-2', items: [report] })
  await clerk.ask('POST', '/desk/verifications', verified)
  const bills = [held, reimbursed, verified, fresh, fresh].flatMap((bill) => bill ?? [])
  const taken = await upload(csvOf(bills.map(rowOf)))
  const { items } = await rowsOf(taken.json.sheetId)
  expect(items.map((each: { duplicate: unknown }) => each.duplicate)).toEqual([
    { kind: 'held', name: '本单位已锁定', of: '2026-03-02' },
    { kind: 'reimbursed', name: '本单位已报销', of: '2026-03-02' },
    { kind: 'verified', name: '本单位已查验', of: '2026-03-02' },
    null,
    { kind: 'in_file', name: '同一文件中重复', of: '5' },
  ])
})

test('a job that ended in the middle goes on with the first rows that are not written down', async () => {
  const bills = playedBills(chunkRowsMax * 3, 1)
  const taken = await upload(csvOf(bills.map(rowOf)))
  const { sheetId } = taken.json
  await upload(csvOf(bills.slice(0, 1).map(rowOf)))
  const ended = new Error('the process ended')
  const read = office.pool.query.bind(office.pool)
  // The process ends after the first chunk was written: the second is never read.
  let chunks = 0
  office.pool.query = ((...given: Parameters<typeof read>) => {
    const isChunk = given[0].includes('from desk_sheet_chunks')
    if (isChunk && String((given[1] as unknown[] | undefined)?.[0]) === sheetId) chunks += 1
    return chunks > 1 ? Promise.reject(ended) : read(...given)
  }) as typeof office.pool.query
  await expect(office.runJob('desk-verify-sheets')).rejects.toBe(ended)
  office.pool.query = read
  expect((await progress(sheetId)).sheet.checkedCount).toBe(chunkRowsMax)
  office.clock.now += 120_000
  const before = office.registry.messages.length
  await office.runJob('desk-verify-sheets')
  expect((await progress(sheetId)).sheet.checkedCount).toBe(chunkRowsMax * 3)
  const messages = office.registry.messages
    .slice(before)
    .filter(({ items }) => items === chunkRowsMax)
  expect(messages).toHaveLength(2)
})

test('a registry that is away puts a sheet off and loses nothing', async () => {
  const bills = playedBills(2, 10_020)
  const taken = await upload(
    csvOf([
      ...bills.map(rowOf),
      ['50060126', '0000999999', 'a1b2c3', '', ''],
      ['1', '2', '3', '', ''],
    ]),
  )
  expect(taken.json).toMatchObject({ rowCount: 4, faultyCount: 1 })
  office.registry.faults.push('unreachable')
  await office.runJob('desk-verify-sheets')
  const { sheetId } = taken.json
  expect(await progress(sheetId)).toMatchObject({ sheet: { checkedCount: 0 } })
  office.clock.now += 60_000
  await office.runJob('desk-verify-sheets')
  expect((await progress(sheetId)).counts).toEqual([
    { code: 'BILL_NOT_FOUND', count: 1 },
    { code: 'FOUND', count: 2 },
    { code: 'ROW_LEADING_ZEROS_LOST', count: 1 },
  ])
  const result = await clerk.ask('GET', `/desk/sheets/${String(sheetId)}/result?format=xlsx`)
  expect(result.contentType).toBe(xlsx)
  expect(result.bytes.subarray(0, 2).toString()).toBe('PK')
})

test('the template is read as an empty sheet with the right columns', async () => {
  const template = await clerk.ask('GET', '/desk/sheet-template')
  await expect(readSheetFile(new Uint8Array(template.bytes))).rejects.toMatchObject({
    code: 'SHEET_EMPTY',
  })
})

test('a hostile spreadsheet is refused by its code, and a foreign sheet is not found', async () => {
  const formula = workbook(header + row(2, [{ markup: '><f>1+1</f>' }]))
  expect((await upload(formula, xlsx)).json).toMatchObject({ status: 422, code: 'SHEET_FORMULA' })
  expect((await upload(formula, 'text/html')).json.code).toBe('FILE_TYPE_UNFIT')
  const reader = await unit.signIn('unit_read')
  expect((await upload(formula, xlsx, reader)).json.code).toBe('ROLE_LACKING')
  const taken = await upload(csvOf(playedBills(1).map(rowOf)))
  const stranger = await (await office.openUnit(2)).signIn('unit_reimburse')
  for (const path of ['', '/rows', '/result?format=csv']) {
    const answer = await stranger.ask('GET', `/desk/sheets/${String(taken.json.sheetId)}${path}`)
    expect(answer.json.code).toBe('NOT_FOUND')
  }
  expect((await stranger.ask('GET', '/desk/sheets')).json.items).toEqual([])
})

test('no check code stands in the database as it is', async () => {
  const { rows } = await office.pool.query<{ dump: string }>(
    `select (select string_agg(desk_bills::text, '') from desk_bills where bill_number < '0000000009')
       || (select string_agg(desk_act_items::text, '') from desk_act_items)
       || (select string_agg(desk_sheet_rows::text, '') from desk_sheet_rows where row_number < 9) as dump`,
  )
  expect(rows[0]?.dump).toContain('0000000001')
  expect(rows[0]?.dump).not.toContain('a1b2c3')
  expect(rows[0]?.dump).not.toContain(Buffer.from('a1b2c3').toString('hex'))
})
