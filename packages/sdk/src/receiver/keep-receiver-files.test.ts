import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readReceiverPart, requireOneVoucher } from '@piaoqiao/documents/accounting'
import type { AccountingEntry } from '@piaoqiao/documents/accounting'
import { wireRefusal } from '@piaoqiao/protocol'
import { refusal } from '@piaoqiao/domain'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { pdf, publishedXml } from '../testing/bill-files.ts'
import {
  billXmlNumbered,
  postItem,
  postedAnswer,
  publishedBill,
  receiverPath,
  sampleVoucher,
  unknownAnswer,
} from '../testing/sample-vouchers.ts'
import { keepReceiverFiles, requireRoomFor } from './keep-receiver-files.ts'
import { prepareReceiverFiles } from './prepare-receiver-files.ts'
import type { BookedBill } from './prepare-receiver-files.ts'

const entries: readonly AccountingEntry[] = [
  {
    line: 1,
    direction: 'debit',
    accountCode: '221103',
    accountName: '职工福利费',
    amountFen: 8_629n,
  },
  { line: 2, direction: 'credit', accountCode: '1002', accountName: '银行存款', amountFen: 8_629n },
]
const booked = (file: Uint8Array, changes: Partial<BookedBill> = {}): BookedBill => {
  return { file, isVerified: true, amountFen: 8_629n, entries, ...changes }
}
const other = '0000000102'
const [first, second] = [publishedBill.billNumber, other]
const bothBills = [booked(publishedXml), booked(billXmlNumbered(other))]
const bothItems = [postItem(first), postItem(second)]
const bothPosted = bothItems.map((item) => ({ item, answer: postedAnswer(item) }))

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'piaoqiao-receiver-'))
})
afterEach(() => rm(folder, { recursive: true }))

const names = async () => (await readdir(folder)).toSorted()

test('a posted voucher leaves one file for each bill, all with its number in common', async () => {
  const prepared = await prepareReceiverFiles(sampleVoucher, bothBills)
  const kept = await keepReceiverFiles(folder, prepared, bothPosted)
  expect(kept).toMatchObject({ written: await names(), present: [], failed: [] })
  const parts = await Promise.all(
    [first, second].map(async (number) =>
      readReceiverPart(await readFile(receiverPath(folder, number))),
    ),
  )
  expect(() => requireOneVoucher(parts)).not.toThrow()
  expect(parts[0]).toMatchObject({
    ...publishedBill,
    billFen: 18_821n,
    issuedOn: '2026-03-02',
    entityCode: sampleVoucher.entityCode,
    isVerified: true,
    posting: { voucherNumber: '记-0012', accountingDocuments: '记-0012', amountFen: 8_629n },
  })
})

test('a PDF gives the same file as the XML that is attached to it', async () => {
  const [fromXml] = await prepareReceiverFiles(sampleVoucher, [booked(publishedXml)])
  const [fromPdf] = await prepareReceiverFiles(sampleVoucher, [booked(await pdf(publishedXml))])
  expect(fromPdf).toEqual(fromXml)
})

test('only what the province answered POSTED gets a file, and the same answer to a retry mends the rest', async () => {
  const prepared = await prepareReceiverFiles(sampleVoucher, bothBills)
  const [posted, doubtful] = bothPosted
  if (posted === undefined || doubtful === undefined) throw new Error('there are two postings')
  for (const answer of [unknownAnswer, wireRefusal(refusal('REPORT_POSTED')), null]) {
    await keepReceiverFiles(folder, prepared, [posted, { ...doubtful, answer }])
    expect(await names()).toEqual([`efi_receiver_50060125_${first}.xml`])
  }
  const kept = await keepReceiverFiles(folder, prepared, bothPosted)
  expect(kept.present).toEqual([`efi_receiver_50060125_${first}.xml`])
  expect(kept.written).toEqual([`efi_receiver_50060125_${second}.xml`])
})

test('a file with another content stays as it is, before the posting and after it', async () => {
  await writeFile(receiverPath(folder, first), 'mine')
  const prepared = await prepareReceiverFiles(sampleVoucher, bothBills)
  await expect(requireRoomFor(folder, prepared)).rejects.toThrow('RECEIVER_FILE_OTHER_CONTENT')
  const kept = await keepReceiverFiles(folder, prepared, bothPosted)
  expect(kept.failed.map(({ error }) => error.code)).toEqual(['RECEIVER_FILE_OTHER_CONTENT'])
  expect(kept.written).toEqual([`efi_receiver_50060125_${second}.xml`])
  expect(await readFile(receiverPath(folder, first), 'utf8')).toBe('mine')
  expect(await names()).toHaveLength(2)
})

test('many that keep the same file at once leave one, and no draft', async () => {
  const prepared = await prepareReceiverFiles(sampleVoucher, [booked(publishedXml)])
  const postings = bothPosted.slice(0, 1)
  const kept = await Promise.all(
    Array.from({ length: 8 }, () => keepReceiverFiles(folder, prepared, postings)),
  )
  expect(kept.flatMap(({ failed }) => failed)).toEqual([])
  expect(kept.flatMap(({ written }) => written)).toHaveLength(1)
  expect(await names()).toEqual([`efi_receiver_50060125_${first}.xml`])
})

test('a folder in which nothing can be made is told before the posting', async () => {
  const prepared = await prepareReceiverFiles(sampleVoucher, [booked(publishedXml)])
  await writeFile(join(folder, 'file'), '')
  for (const name of ['nowhere', 'file']) {
    await expect(requireRoomFor(join(folder, name), prepared)).rejects.toThrow(
      'RECEIVER_FILE_UNWRITABLE',
    )
  }
  await mkdir(receiverPath(folder, first))
  await expect(requireRoomFor(folder, prepared)).rejects.toThrow(/^RECEIVER_FILE_/)
})

describe('is not made for', () => {
  const tampered = new TextDecoder().decode(publishedXml).replace(/<Signature.*<\/Signature>/s, '')

  test.each<[string, () => Promise<unknown>, string]>([
    [
      'a bill whose file bears no signature',
      () => prepareReceiverFiles(sampleVoucher, [booked(new TextEncoder().encode(tampered))]),
      'RECEIVER_FILE_UNPROVEN',
    ],
    [
      'a face that shows another bill than its XML',
      async () => prepareReceiverFiles(sampleVoucher, [booked(await pdf(billXmlNumbered(other)))]),
      'RECEIVER_FILE_UNPROVEN',
    ],
    [
      'an amount above that of the bill',
      () => prepareReceiverFiles(sampleVoucher, [booked(publishedXml, { amountFen: 18_822n })]),
      'RECEIVER_FILE_AMOUNT',
    ],
    [
      'a bill that stands twice in a voucher',
      () => prepareReceiverFiles(sampleVoucher, [booked(publishedXml), booked(publishedXml)]),
      'RECEIVER_FILE_TWICE',
    ],
    [
      'debits and credits that differ',
      () =>
        prepareReceiverFiles(sampleVoucher, [booked(publishedXml, { entries: entries.slice(1) })]),
      'ACCOUNTING_UNBALANCED',
    ],
    [
      'a unit that does not exist',
      () => {
        const voucher = { ...sampleVoucher, entityCode: '91500000MA0000002F' }
        return prepareReceiverFiles(voucher, [booked(publishedXml)])
      },
      'ACCOUNTING_VALUE',
    ],
    [
      'a posting under another voucher',
      async () => {
        const prepared = await prepareReceiverFiles(sampleVoucher, [booked(publishedXml)])
        const item = postItem(first, '记-0013')
        return keepReceiverFiles(folder, prepared, [{ item, answer: postedAnswer(item) }])
      },
      'RECEIVER_FILE_ABSENT',
    ],
    [
      'two postings of one bill at once',
      async () => {
        const prepared = await prepareReceiverFiles(sampleVoucher, [booked(publishedXml)])
        return keepReceiverFiles(folder, prepared, [
          ...bothPosted.slice(0, 1),
          ...bothPosted.slice(0, 1),
        ])
      },
      'RECEIVER_FILE_TWICE',
    ],
  ])('%s', async (_what, doing, code) => {
    await expect(doing()).rejects.toThrow(code)
    expect(await names()).toEqual([])
  })
})
