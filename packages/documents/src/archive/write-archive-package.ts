import { isCalendarDate } from '@piaoqiao/domain'
import { packEntry, writeZip } from '../zip/write-zip.ts'
import { foldedName, isSafeName } from '../zip/zip-name.ts'
import { isXmlText } from '../xml/xml-text.ts'
import { ArchivePackageError } from './archive-faults.ts'
import type { ArchivedBill, ArchivePackage } from './archived-bill.ts'
import {
  archiveBillBytesMax,
  archiveBillsMax,
  archiveCheckBytesMax,
  archiveEntryBytesMax,
  archiveFileNameBytesMax,
  archiveFilesPerBillMax,
  archiveTextCharactersMax,
  archiveVouchersPerBillMax,
  archiveZipBounds,
} from './bounds.ts'
import { writeCheck } from './check-record.ts'
import { fileFaults } from './file-agreement.ts'
import { isCompleteBill } from './medical-bill.ts'
import { manifestName, writeManifest, type NamedBytes } from './manifest.ts'
import { writeMetadata } from './metadata-xml.ts'
import {
  billFolder,
  indexNames,
  packageIndex,
  writeIndexCsv,
  writeIndexJson,
} from './package-index.ts'

/** Files of a bill's folder besides those that the unit used. */
export const billFileNames = { metadata: 'metadata.xml', check: 'check.json' } as const

/**
 * A zip package of bills for the archive: for each bill its files, its metadata by DA/T 95—2022, table B.10, and its
 * check; an index by bill and by voucher; and an SM3 manifest of all files. Equal input gives equal bytes.
 * `readArchivePackage` finds no fault in what comes out.
 * @throws ArchivePackageError ARCHIVE_BILLS_TOO_MANY, ARCHIVE_BILL_TWICE, ARCHIVE_FILES_TOO_MANY, ARCHIVE_FILE_NAME,
 * ARCHIVE_TEXT, ARCHIVE_METADATA_INCOMPLETE, ARCHIVE_METADATA_DISAGREES, ARCHIVE_BILL_FILE_UNREADABLE, ARCHIVE_TOO_LARGE
 */
export async function writeArchivePackage(input: ArchivePackage): Promise<Uint8Array> {
  const { bills, creator, createdAt } = input
  if (bills.length > archiveBillsMax) throw new ArchivePackageError('ARCHIVE_BILLS_TOO_MANY')
  requireText(creator, 'creator')
  if (!Number.isSafeInteger(createdAt) || Math.abs(createdAt) > latestInstant) {
    throw new ArchivePackageError('ARCHIVE_TEXT', 'createdAt')
  }
  const folders = new Set<string>()
  const files: NamedBytes[] = []
  for (const bill of bills) {
    const folder = folderOf(bill)
    if (folders.has(folder)) throw new ArchivePackageError('ARCHIVE_BILL_TWICE', folder)
    folders.add(folder)
    files.push(...(await filesOfBill(bill, folder)))
  }
  const index = packageIndex(input)
  files.push({ name: indexNames.json, bytes: writeIndexJson(index) })
  files.push({ name: indexNames.csv, bytes: writeIndexCsv(index) })
  return packed([...files, { name: manifestName, bytes: writeManifest(files) }])
}

/** The last millisecond that a date can be. */
const latestInstant = 8_640_000_000_000_000

function folderOf({ metadata }: ArchivedBill): string {
  if (!isCompleteBill(metadata)) throw new ArchivePackageError('ARCHIVE_METADATA_INCOMPLETE')
  const { billCode = '', billNumber = '' } = metadata
  return billFolder(billCode, billNumber)
}

async function filesOfBill(bill: ArchivedBill, folder: string): Promise<NamedBytes[]> {
  const { files, metadata, financeCheck, check } = bill
  checkFiles(bill, folder)
  checkVouchers(bill, folder)
  const [fault] = await fileFaults(bill, folder)
  if (fault !== undefined) throw new ArchivePackageError(fault.code, fault.subject)
  const entries = files.map(({ name, bytes }) => ({ name: `${folder}/${name}`, bytes }))
  const metadataBytes = writeMetadata({ bill: metadata, financeCheck, files })
  entries.push({ name: `${folder}/${billFileNames.metadata}`, bytes: metadataBytes })
  if (check !== undefined) {
    const bytes = writeCheck(check)
    if (bytes === undefined || bytes.length > archiveCheckBytesMax) {
      throw new ArchivePackageError('ARCHIVE_TEXT', `${folder}/${billFileNames.check}`)
    }
    entries.push({ name: `${folder}/${billFileNames.check}`, bytes })
  }
  return entries
}

function checkFiles({ files }: ArchivedBill, folder: string): void {
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const isTooMuch = files.length > archiveFilesPerBillMax || total > archiveBillBytesMax
  if (files.length === 0 || isTooMuch) {
    throw new ArchivePackageError('ARCHIVE_FILES_TOO_MANY', folder)
  }
  const taken = new Set<string>(Object.values(billFileNames))
  for (const { name } of files) {
    const isName = isSafeName(name) && !name.includes('/') && isXmlText(name)
    const isShort = Buffer.byteLength(name) <= archiveFileNameBytesMax
    if (!isName || !isShort || taken.has(foldedName(name))) {
      throw new ArchivePackageError('ARCHIVE_FILE_NAME', folder)
    }
    taken.add(foldedName(name))
  }
}

function checkVouchers({ vouchers, financeCheck }: ArchivedBill, folder: string): void {
  const days = vouchers.map(({ postedOn }) => postedOn)
  const { accounted } = financeCheck
  if (accounted !== null) days.push(accounted.on)
  if (vouchers.length > archiveVouchersPerBillMax || !days.every(isCalendarDate)) {
    throw new ArchivePackageError('ARCHIVE_TEXT', folder)
  }
  for (const { voucherNumber } of vouchers) requireText(voucherNumber, folder)
}

function requireText(text: string, subject: string): void {
  const isLong = Array.from(text).length > archiveTextCharactersMax
  const isWritable = isXmlText(text) && !/[\p{Cc}]/u.test(text)
  if (text.trim() === '' || isLong || !isWritable) {
    throw new ArchivePackageError('ARCHIVE_TEXT', subject)
  }
}

function packed(files: readonly NamedBytes[]): Uint8Array {
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const isLarge = files.some(({ bytes }) => bytes.length > archiveEntryBytesMax)
  if (isLarge || total > archiveZipBounds.totalBytesMax) {
    throw new ArchivePackageError('ARCHIVE_TOO_LARGE')
  }
  // Nothing is compressed: the same file can be compressed in many ways, and a byte could be changed unseen.
  const archive = writeZip(files.map(({ name, bytes }) => packEntry(name, bytes, 0)))
  if (archive.length > archiveZipBounds.archiveBytesMax) {
    throw new ArchivePackageError('ARCHIVE_TOO_LARGE')
  }
  return archive
}
