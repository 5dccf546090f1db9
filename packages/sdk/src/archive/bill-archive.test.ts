import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readArchivePackage } from '@piaoqiao/documents/archive'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { pdf, publishedXml } from '../testing/bill-files.ts'
import { found, notFound } from '../testing/sample-answers.ts'
import { billXmlNumbered, publishedBill } from '../testing/sample-vouchers.ts'
import { BillArchive } from './bill-archive.ts'
import { exportPackages } from './export-packages.ts'
import type { ExportedPackage } from './export-packages.ts'
import { keepUsedBills } from './keep-used-bills.ts'

let folder: string
let at: number
let archive: BillArchive
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'piaoqiao-archive-'))
  at = Date.UTC(2026, 2, 9, 2)
  archive = await BillArchive.open(folder, { now: () => at })
})
afterEach(() => rm(folder, { recursive: true }))

const bill = publishedBill
const other = { ...bill, billNumber: '0000000102' }
const xmlFile = { ...bill, name: 'bill.xml', format: 'xml', bytes: publishedXml } as const
const view = { ...found, ...bill }
const verified = (answer: unknown = view) =>
  keepUsedBills(archive, {
    service: 'bill.verify',
    payload: { items: [bill] },
    answer: { items: [answer] },
    appId: 'unit-0001',
  })
const done = (service: string, item: object) =>
  keepUsedBills(archive, {
    service,
    payload: { items: [{ ...bill, reportId: 'R-1', ...item }] },
    answer: { items: [{ outcome: 'done', ...bill, reportId: 'R-1' }] },
    appId: 'unit-0001',
  })
const voucher = { voucherNumber: '记-0012', postedOn: '2026-03-09' }

async function allFiles(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

describe('what was kept', () => {
  test('is found by its bill, with the check and in the order in which it happened', async () => {
    await archive.keepFile(xmlFile)
    at += 1_000
    await verified()
    const kept = await archive.findByBill(bill)
    const digest = sm3Hex(publishedXml)
    expect(kept?.records).toMatchObject([
      { kind: 'file', digest, name: 'bill.xml', at: '2026-03-09T02:00:00.000Z' },
      { kind: 'check', checkedBy: 'unit-0001', answer: view },
    ])
    expect(Buffer.from(await archive.readFile(digest)).equals(publishedXml)).toBe(true)
    expect(await archive.findByBill(other)).toBeUndefined()
  })

  test('is found by its voucher while the posting holds', async () => {
    await done('reimbursement.report', { amount: '86.29', voucherNumber: '' })
    at += 1
    await done('reimbursement.post', voucher)
    expect(await archive.findByVoucher('记-0012')).toMatchObject([
      { ...bill, vouchers: [{ ...voucher, reportId: 'R-1', amount: '86.29' }] },
    ])
    expect(await archive.findByVoucher('记-0013')).toEqual([])
    at += 1
    await done('reimbursement.unpost', {})
    expect(await archive.findByVoucher('记-0012')).toEqual([])
    expect((await archive.findByBill(bill))?.vouchers).toEqual([])
  })

  test('is found by the days of Beijing on which it was kept', async () => {
    at = Date.UTC(2026, 2, 9, 16)
    await archive.keepFile(xmlFile)
    expect(await archive.findByPeriod('2026-03-10', '2026-03-10')).toMatchObject([bill])
    expect(await archive.findByPeriod('2026-03-01', '2026-03-09')).toEqual([])
    for (const [from, to] of [
      ['2026-03-10', '2026-03-09'],
      ['2026-3-1', '2026-03-09'],
      ['2000-01-01', '2026-03-09'],
    ] as const) {
      await expect(archive.findByPeriod(from, to)).rejects.toThrow('BILL_ARCHIVE_PERIOD')
    }
  })

  test('is one file for its owner only, however many keep it at once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => archive.keepFile(xmlFile)))
    await archive.keepFile(xmlFile)
    const files = await allFiles()
    expect(files.filter((path) => path.endsWith(sm3Hex(publishedXml)))).toHaveLength(1)
    expect(files.some((path) => path.endsWith('.draft'))).toBe(false)
    const modes = await Promise.all(files.map(async (path) => (await stat(path)).mode & 0o777))
    expect(new Set(modes)).toEqual(new Set([0o600]))
  })

  test('is never taken for whole when somebody changed it', async () => {
    await archive.keepFile(xmlFile)
    const paths = await allFiles()
    const record = paths.find((path) => path.endsWith('.json')) ?? ''
    await writeFile(record, (await readFile(record, 'utf8')).replace('bill.xml', 'mine.xml'))
    await expect(archive.findByBill(bill)).rejects.toThrow('BILL_ARCHIVE_DAMAGED')
    const file = paths.find((path) => path.endsWith(sm3Hex(publishedXml))) ?? ''
    await writeFile(file, 'mine')
    await expect(archive.readFile(sm3Hex(publishedXml))).rejects.toThrow('BILL_ARCHIVE_DAMAGED')
  })
})

describe('nothing is kept of', () => {
  test.each([
    ['BILL_ARCHIVE_KEY', { ...xmlFile, billCode: '../../etc' }],
    ['BILL_ARCHIVE_FILE_SIZE', { ...xmlFile, bytes: new Uint8Array() }],
    ['BILL_ARCHIVE_FILE_SIZE', { ...xmlFile, bytes: new Uint8Array(9_437_185) }],
  ])('%s', async (code, file) => {
    await expect(archive.keepFile(file)).rejects.toThrow(code)
    expect(await allFiles()).toEqual([])
  })

  test('an eleventh file of a bill', async () => {
    for (let index = 0; index < 10; index++) {
      await archive.keepFile({ ...xmlFile, bytes: Buffer.from(`${index}`) })
    }
    await expect(archive.keepFile(xmlFile)).rejects.toThrow('BILL_ARCHIVE_BILL_FULL')
  })

  test('what was refused, and a file that is not the one its digest names', async () => {
    await verified(notFound)
    const content = Buffer.from('changed').toString('base64')
    const answer = { outcome: 'done', ...bill, format: 'xml', content, digest: sm3Hex('whole') }
    const message = { service: 'bill.file', payload: bill, answer, appId: 'unit-0001' }
    await keepUsedBills(archive, message)
    expect(await allFiles()).toEqual([])
  })

  test('a folder that is a file', async () => {
    const path = join(folder, 'file')
    await writeFile(path, '')
    await expect(BillArchive.open(path)).rejects.toThrow('BILL_ARCHIVE_UNUSABLE')
  })
})

async function exported(): Promise<ExportedPackage[]> {
  const period = {
    from: '2026-03-01',
    to: '2026-03-31',
    creator: '示例制造有限公司',
    createdAt: at,
  }
  const packages: ExportedPackage[] = []
  for await (const each of exportPackages(archive, period)) packages.push(each)
  return packages
}

describe('an archive package of a period', () => {
  test('holds every form that was used, the check and the postings, without a fault', async () => {
    await archive.keepFile(xmlFile)
    at += 1
    await archive.keepFile({
      ...bill,
      name: 'bill.pdf',
      format: 'pdf',
      bytes: await pdf(publishedXml),
    })
    at += 1
    await archive.keepFile({ ...bill, name: 'bill.xml', format: 'xml', bytes: Buffer.from('<a/>') })
    await archive.keepFile({
      ...other,
      name: 'a.xml',
      format: 'xml',
      bytes: billXmlNumbered(other.billNumber),
    })
    await verified({ ...view, form: 'exchanged' })
    await done('reimbursement.report', { amount: '86.29', ...voucher })
    await archive.keep({ ...bill, billNumber: '0000000103' }, { kind: 'unpost', reportId: 'R-9' })
    const [only, ...more] = await exported()
    expect(more).toEqual([])
    expect(only).toMatchObject({ billCount: 2, leftOut: ['50060125-0000000103'] })
    const read = await readArchivePackage(only?.bytes ?? new Uint8Array())
    expect(read.faults).toEqual([])
    expect(read.bills).toMatchObject([
      {
        files: [
          { name: 'bill.xml', format: 'xml' },
          { name: 'bill.pdf', format: 'pdf' },
          { name: '2-bill.xml', format: 'other' },
        ],
        metadata: { ...bill, total: '188.21' },
        financeCheck: {
          isChecked: true,
          paper: { billCode: '', billNumber: '' },
          reversal: null,
          accounted: { on: '2026-03-09', amountFen: 8_629n },
        },
        vouchers: [{ ...voucher, amountFen: 8_629n }],
        check: { checkedBy: 'unit-0001' },
      },
      { metadata: other, financeCheck: { isChecked: false, accounted: null }, vouchers: [] },
    ])
  })

  test('of a period without files is none', async () => {
    await verified()
    await expect(exported()).rejects.toThrow('BILL_ARCHIVE_NOTHING')
  })
})
