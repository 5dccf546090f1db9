import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { goodFiles } from '../corpus/cases/good-files.ts'
import { arbitraryBill } from '../xml/cases/arbitrary-bill.ts'
import { exampleBills, inpatientBill, outpatientBill } from '../xml/cases/example-bills.ts'
import { readZip } from '../zip/read-zip.ts'
import { packEntry, writeZip } from '../zip/write-zip.ts'
import type { ArchivedBill, ArchivedFile } from './archived-bill.ts'
import { archiveZipBounds } from './bounds.ts'
import { archivedXml, packageOf } from './cases/sample-packages.ts'
import { writeManifest } from './manifest.ts'
import { medicalBillOf } from './medical-bill.ts'
import { readArchivePackage } from './read-archive-package.ts'
import { writeArchivePackage } from './write-archive-package.ts'

const outpatient = archivedXml(outpatientBill)
const inpatient = archivedXml(inpatientBill)
const folder = `bills/${outpatientBill.main.billCode}-${outpatientBill.main.billNumber}`

let small: Uint8Array
beforeAll(async () => {
  small = await writeArchivePackage(packageOf(outpatient, inpatient))
})

const codesIn = async (bytes: Uint8Array) => (await readArchivePackage(bytes)).faults
const contentOf = (bytes: Uint8Array, name: string): string => {
  const entry = readZip(bytes, archiveZipBounds).find((each) => each.name === name)
  return Buffer.from(entry?.bytes ?? []).toString()
}

describe('what is written', () => {
  test('is read back without a fault, and equal input gives equal bytes', async () => {
    const read = await readArchivePackage(small)
    expect(read.faults).toEqual([])
    expect(read.bills).toEqual([outpatient, inpatient])
    expect(read).toMatchObject({
      creator: '示例制造有限公司',
      createdAt: '2026-04-01T00:00:00.000Z',
    })
    const again = await writeArchivePackage(structuredClone(packageOf(outpatient, inpatient)))
    expect(Buffer.from(again).equals(small)).toBe(true)
  })

  test.each(Object.entries(exampleBills))('of %s is read back', async (_, document) => {
    const bill = archivedXml(document)
    const read = await readArchivePackage(await writeArchivePackage(packageOf(bill)))
    expect(read).toMatchObject({ faults: [], bills: [bill] })
  })

  test('of any bill is read back', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryBill, async (document) => {
        const bill = archivedXml(document)
        const read = await readArchivePackage(await writeArchivePackage(packageOf(bill)))
        expect(read.faults).toEqual([])
        expect(read.bills).toEqual([bill])
      }),
      { numRuns: 60 },
    )
  })

  test('of a bill in all its forms is read back, and each form is held against the metadata', async () => {
    const files = await goodFiles()
    const forms: ArchivedFile[] = [
      { name: '票据.xml', format: 'xml', bytes: new Uint8Array(files.bill.xml) },
      { name: '票据.ofd', format: 'ofd', bytes: new Uint8Array(files.bill.ofd) },
      { name: '票据.pdf', format: 'pdf', bytes: new Uint8Array(files.bill.pdf) },
      { name: '清单.txt', format: 'other', bytes: new Uint8Array() },
    ]
    const bill = { ...outpatient, files: forms }
    const read = await readArchivePackage(await writeArchivePackage(packageOf(bill)))
    expect(read).toMatchObject({ faults: [], bills: [bill] })
  })

  test('has the elements of table B.10 in its order, the misspelt one included', () => {
    const metadata = contentOf(small, `${folder}/metadata.xml`)
    expect([...metadata.matchAll(/<([A-Za-z]+)>/g)].map(([, tag]) => tag)).toMatchInlineSnapshot(`
      [
        "MedicalBills",
        "EinvoiceName",
        "EinvoiceCode",
        "EinvoiceNumber",
        "RandomNumber",
        "TotalAmount",
        "IssueDate",
        "IssueTime",
        "AgencyName",
        "AgencyCode",
        "PayerCode",
        "PayerName",
        "HandlingPerson",
        "Checker",
        "Items",
        "ItemCode",
        "ItemName",
        "ItemQuantity",
        "ItemUnit",
        "ItemAmount",
        "Items",
        "ItemCode",
        "ItemName",
        "ItemQuantity",
        "ItemUnit",
        "ItemAmount",
        "AuxItems",
        "AuxItemRelatedCode",
        "AuxItemRelatedName",
        "AuxItemName",
        "AuxItemQuantity",
        "AuxItemUnit",
        "AuxItemStd",
        "AuxItemAmount",
        "AuxItems",
        "AuxItemRelatedCode",
        "AuxItemName",
        "AuxItemAmount",
        "FinanceCheck",
        "Result",
        "IsExchangePaper",
        "IsReversal",
        "IsAccounted",
        "AccDate",
        "AccAmount",
        "Attachments",
        "Attachment",
        "AttachmentType",
        "AttachmentDescripsion",
      ]
    `)
  })

  test('has an index for people, in which a text is never a formula', async () => {
    const main = { ...outpatientBill.main, billName: '=HYPERLINK("a")' }
    const bill = archivedXml({ ...outpatientBill, main })
    const csv = contentOf(await writeArchivePackage(packageOf(bill)), 'index.csv')
    expect(csv.startsWith('\u{FEFF}票据,票据代码,票据号码,')).toBe(true)
    expect(csv).toContain(`"'=HYPERLINK(""a"")"`)
    expect(csv).toContain('记-0012,2026-03-09,86.29,bills/')
  })
})

test('one flipped byte anywhere is found', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: small.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      async (at, flip) => {
        const broken = small.slice()
        broken[at] = (broken[at] ?? 0) ^ flip
        expect((await readArchivePackage(broken)).faults).not.toEqual([])
      },
    ),
    { numRuns: 300 },
  )
})

test('a package whose files are compressed is not as it was written', async () => {
  expect(await codesIn(rewritten({}))).toEqual([])
  const codes = (await codesIn(rewritten({}, { level: 6 }))).map(({ code }) => code)
  expect(codes).toEqual(['ARCHIVE_NOT_AS_WRITTEN'])
})

test('a package that is cut short or has something behind it is found', async () => {
  for (const bytes of [small.subarray(0, -1), Buffer.concat([small, Buffer.of(0)]), Buffer.of()]) {
    expect(await codesIn(bytes)).toMatchObject([{ code: 'ZIP_MALFORMED' }])
  }
})

/** The package with other contents of its files; where asked for, its manifest fits them again. */
function rewritten(
  changes: Readonly<Record<string, string | null>>,
  { isListed = true, level = 0 }: { readonly isListed?: boolean; readonly level?: 0 | 6 } = {},
): Uint8Array {
  const contents = new Map(
    readZip(small, archiveZipBounds).map(({ name, bytes }) => [name, Buffer.from(bytes)]),
  )
  for (const [name, text] of Object.entries(changes)) {
    if (text === null) contents.delete(name)
    else contents.set(name, Buffer.from(text))
  }
  if (isListed) {
    const others = [...contents].filter(([name]) => name !== 'manifest.sm3')
    const manifest = writeManifest(others.map(([name, bytes]) => ({ name, bytes })))
    contents.set('manifest.sm3', Buffer.from(manifest))
  }
  return writeZip([...contents].map(([name, bytes]) => packEntry(name, bytes, level)))
}
const metadataPath = `${folder}/metadata.xml`
const swapped = (path: string, from: string | RegExp, to: string) => {
  return { [path]: contentOf(small, path).replace(from, to) }
}

describe('a package whose manifest fits is still held against itself', () => {
  test.each<[string, () => Readonly<Record<string, string | null>>]>([
    [
      'ARCHIVE_METADATA_DISAGREES',
      () => swapped(metadataPath, '<RandomNumber>', '<RandomNumber>0'),
    ],
    ['ARCHIVE_METADATA_DISAGREES', () => swapped(metadataPath, /<Items>.*?<\/Items>/, '')],
    ['ARCHIVE_INDEX_DISAGREES', () => swapped(metadataPath, '已查验', '未查验')],
    [
      'ARCHIVE_METADATA_INCOMPLETE',
      () => swapped(metadataPath, /<AgencyName>.*?<\/AgencyName>/, ''),
    ],
    ['ARCHIVE_METADATA_MALFORMED', () => swapped(metadataPath, '<IsReversal>否', '<IsReversal>无')],
    ['ARCHIVE_METADATA_MALFORMED', () => swapped(metadataPath, '20260309', '20260332')],
    ['ARCHIVE_METADATA_MALFORMED', () => ({ [metadataPath]: null })],
    ['ARCHIVE_METADATA_MALFORMED', () => ({ [`${folder}/check.json`]: '{}' })],
    ['ARCHIVE_ATTACHMENT_DISAGREES', () => ({ [`${folder}/bill.xml`]: '<a/>' })],
    ['ARCHIVE_ATTACHMENT_DISAGREES', () => ({ [`${folder}/bill.xml`]: null })],
    ['ARCHIVE_INDEX_DISAGREES', () => ({ [`${folder}/extra.exe`]: 'x' })],
    ['ARCHIVE_INDEX_DISAGREES', () => ({ 'index.csv': '' })],
    ['ARCHIVE_INDEX_DISAGREES', () => swapped('index.json', '"记-0012"', '"记-0013"')],
    ['ARCHIVE_INDEX_MALFORMED', () => ({ 'index.json': null })],
    ['ARCHIVE_INDEX_MALFORMED', () => ({ 'index.json': '[' })],
    ['ARCHIVE_INDEX_MALFORMED', () => swapped('index.json', '86.29', '86.290')],
  ])('%s %#', async (code, changes) => {
    expect((await codesIn(rewritten(changes()))).map((fault) => fault.code)).toContain(code)
  })

  test.each([
    ['ARCHIVE_DIGEST_WRONG', swappedLater('index.csv')],
    ['ARCHIVE_FILE_UNLISTED', { 'b.txt': 'x' }],
    ['ARCHIVE_FILE_MISSING', { [`${folder}/check.json`]: null }],
    ['ARCHIVE_MANIFEST_MISSING', { 'manifest.sm3': null }],
    ['ARCHIVE_MANIFEST_MALFORMED', { 'manifest.sm3': 'x\n' }],
  ])('%s where the manifest does not fit', async (code, changes) => {
    const bytes = rewritten(changes, { isListed: false })
    expect((await codesIn(bytes)).map((fault) => fault.code)).toContain(code)
  })
})

function swappedLater(name: string) {
  return { [name]: 'changed' }
}

const [xmlFile] = outpatient.files
const withFiles = (files: readonly (Partial<ArchivedFile> | undefined)[]): ArchivedBill[] => {
  return [{ ...outpatient, files: files as ArchivedFile[] }]
}

describe('is not written for', () => {
  test.each<[string, ArchivedBill[]]>([
    ['ARCHIVE_BILL_TWICE', [outpatient, outpatient]],
    ['ARCHIVE_FILES_TOO_MANY', withFiles([])],
    ['ARCHIVE_FILES_TOO_MANY', withFiles([{ ...xmlFile, bytes: new Uint8Array(9_437_185) }])],
    ['ARCHIVE_FILE_NAME', withFiles([{ ...xmlFile, name: '../bill.xml' }])],
    ['ARCHIVE_FILE_NAME', withFiles([{ ...xmlFile, name: 'Metadata.XML' }])],
    ['ARCHIVE_FILE_NAME', withFiles([xmlFile, { ...xmlFile, name: 'BILL.xml' }])],
    ['ARCHIVE_BILL_FILE_UNREADABLE', withFiles([{ ...xmlFile, bytes: Buffer.from('<a/>') }])],
    ['ARCHIVE_BILL_FILE_UNREADABLE', withFiles([{ ...xmlFile, format: 'ofd' }])],
    ['ARCHIVE_METADATA_DISAGREES', withFiles(inpatient.files)],
    [
      'ARCHIVE_METADATA_INCOMPLETE',
      [{ ...outpatient, metadata: { ...medicalBillOf(outpatientBill), billCode: '1' } }],
    ],
    [
      'ARCHIVE_TEXT',
      [
        {
          ...outpatient,
          vouchers: [{ voucherNumber: ' ', postedOn: '2026-03-09', amountFen: 1n }],
        },
      ],
    ],
    [
      'ARCHIVE_TEXT',
      [{ ...outpatient, vouchers: [{ voucherNumber: '1', postedOn: '2026-3-9', amountFen: 1n }] }],
    ],
    [
      'ARCHIVE_TEXT',
      [{ ...outpatient, check: { checkedBy: 'unit', checkedAt: 0, answer: { amount: 1n } } }],
    ],
  ])('%s %#', async (code, bills) => {
    await expect(writeArchivePackage(packageOf(...bills))).rejects.toMatchObject({ code })
  })

  test('more bills than a package takes', async () => {
    const bills = Array.from({ length: 2_001 }, () => outpatient)
    await expect(writeArchivePackage(packageOf(...bills))).rejects.toMatchObject({
      code: 'ARCHIVE_BILLS_TOO_MANY',
    })
  })
})
