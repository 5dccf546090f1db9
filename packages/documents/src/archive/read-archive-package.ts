import { equalBytes } from '../certificates/strict-der.ts'
import { readZip } from '../zip/read-zip.ts'
import { writeZip } from '../zip/write-zip.ts'
import type { ZipEntry } from '../zip/zip-entry.ts'
import { ZipFileError } from '../zip/zip-file-error.ts'
import { archiveFault, zipFault, type ArchiveFault } from './archive-faults.ts'
import { archivedFormats, type ArchivedBill, type ArchivedFile } from './archived-bill.ts'
import { archiveBillsMax, archiveFaultsMax, archiveZipBounds } from './bounds.ts'
import { readCheck } from './check-record.ts'
import { fileFaults } from './file-agreement.ts'
import { manifestFaults, manifestName } from './manifest.ts'
import { isCompleteBill } from './medical-bill.ts'
import { readMetadata } from './metadata-xml.ts'
import {
  indexedBill,
  indexNames,
  readIndexJson,
  vouchersOf,
  writeIndexCsv,
  type IndexedBill,
  type PackageIndex,
} from './package-index.ts'
import { billFileNames } from './write-archive-package.ts'

/** A package with all that is wrong with it; without a fault everything in it is as it was written. */
export interface ReadArchivePackage {
  /** Empty where the index cannot be read. */
  readonly creator: string
  /** UTC; empty where the index cannot be read. */
  readonly createdAt: string
  /** The bills whose metadata could be read. */
  readonly bills: readonly ArchivedBill[]
  readonly faults: readonly ArchiveFault[]
}

/**
 * Reads a package and verifies all of it: bounds and paths, that no byte was changed, the manifest, the index, that
 * metadata and files of each bill say the same. A hostile file is a fault and never an exception.
 */
export async function readArchivePackage(bytes: Uint8Array): Promise<ReadArchivePackage> {
  const opened = openZip(bytes)
  if (!Array.isArray(opened)) return { ...nothing, faults: [opened as ArchiveFault] }
  const entries = opened as readonly ZipEntry[]
  const faults: ArchiveFault[] = manifestFaults(entries)
  if (!isAsWritten(entries, bytes)) faults.push(archiveFault('ARCHIVE_NOT_AS_WRITTEN'))
  const byName = new Map(entries.map((entry) => [entry.name, entry.bytes]))
  const index = readIndexJson(byName.get(indexNames.json) ?? noBytes)
  if (index === undefined || index.bills.length > archiveBillsMax) {
    const code = index === undefined ? 'ARCHIVE_INDEX_MALFORMED' : 'ARCHIVE_BILLS_TOO_MANY'
    faults.push(archiveFault(code, indexNames.json))
    return { ...nothing, faults: faults.slice(0, archiveFaultsMax) }
  }
  faults.push(...indexFaults(index, byName))
  const bills: ArchivedBill[] = []
  // A folder is read once, however often the index names it.
  for (const each of new Map(index.bills.map((bill) => [bill.folder, bill])).values()) {
    const read = await readBill(each, byName)
    faults.push(...read.faults)
    if (read.bill !== undefined) bills.push(read.bill)
  }
  const { creator, createdAt } = index
  return { creator, createdAt, bills, faults: faults.slice(0, archiveFaultsMax) }
}

const nothing = { creator: '', createdAt: '', bills: [] }
const noBytes = new Uint8Array()

function openZip(bytes: Uint8Array): readonly ZipEntry[] | ArchiveFault {
  try {
    return readZip(bytes, archiveZipBounds)
  } catch (error) {
    if (error instanceof ZipFileError) return zipFault(error.code)
    throw error
  }
}

/**
 * Dates and attributes of a zip are in no file, so that only the whole shows a change of them. What is compressed
 * could have been changed into other bytes of the same file.
 */
function isAsWritten(entries: readonly ZipEntry[], bytes: Uint8Array): boolean {
  return !entries.some(({ isDeflated }) => isDeflated) && equalBytes(writeZip(entries), bytes)
}

type Contents = ReadonlyMap<string, Uint8Array>

function indexFaults(index: PackageIndex, contents: Contents): ArchiveFault[] {
  const csv = contents.get(indexNames.csv) ?? noBytes
  const faults = equalBytes(csv, writeIndexCsv(index))
    ? []
    : [archiveFault('ARCHIVE_INDEX_DISAGREES', indexNames.csv)]
  const folders = new Set(index.bills.map(({ folder }) => folder))
  if (folders.size < index.bills.length) {
    faults.push(archiveFault('ARCHIVE_BILL_TWICE', indexNames.json))
  }
  const expected = new Set<string>(Object.values(indexNames))
  for (const { folder, files } of index.bills) {
    for (const name of [...files, ...Object.values(billFileNames)]) {
      expected.add(`${folder}/${name}`)
    }
  }
  const strange = [...contents.keys()].filter(
    (name) => name !== manifestName && !expected.has(name),
  )
  return [...faults, ...strange.map((name) => archiveFault('ARCHIVE_INDEX_DISAGREES', name))]
}

interface ReadBill {
  readonly bill?: ArchivedBill
  readonly faults: readonly ArchiveFault[]
}

async function readBill(indexed: IndexedBill, contents: Contents): Promise<ReadBill> {
  const { folder } = indexed
  const path = `${folder}/${billFileNames.metadata}`
  const metadata = readMetadata(contents.get(path) ?? noBytes)
  if (metadata === undefined) return { faults: [archiveFault('ARCHIVE_METADATA_MALFORMED', path)] }
  const check = checkIn(folder, contents)
  const bill: ArchivedBill = {
    files: metadata.files,
    metadata: metadata.bill,
    financeCheck: metadata.financeCheck,
    vouchers: vouchersOf(indexed),
    ...(check.bill?.check !== undefined && { check: check.bill.check }),
  }
  const isIndexed = JSON.stringify(indexedBill(bill)) === JSON.stringify(indexed)
  return {
    bill,
    faults: [
      ...check.faults,
      ...(isCompleteBill(bill.metadata) ? [] : [archiveFault('ARCHIVE_METADATA_INCOMPLETE', path)]),
      ...(isIndexed ? [] : [archiveFault('ARCHIVE_INDEX_DISAGREES', folder)]),
      ...attachmentFaults(metadata.files, folder, contents),
      ...(await fileFaults(bill, folder)),
    ],
  }
}

function checkIn(
  folder: string,
  contents: Contents,
): { readonly bill?: Pick<ArchivedBill, 'check'>; readonly faults: readonly ArchiveFault[] } {
  const path = `${folder}/${billFileNames.check}`
  const bytes = contents.get(path)
  if (bytes === undefined) return { faults: [] }
  const check = readCheck(bytes)
  if (check === undefined) return { faults: [archiveFault('ARCHIVE_METADATA_MALFORMED', path)] }
  return { bill: { check }, faults: [] }
}

function attachmentFaults(
  files: readonly ArchivedFile[],
  folder: string,
  contents: Contents,
): ArchiveFault[] {
  return files.flatMap(({ name, format, bytes }) => {
    const path = `${folder}/${name}`
    const isSame = equalBytes(contents.get(path) ?? noBytes, bytes) && contents.has(path)
    const isKnown = archivedFormats.includes(format)
    return isSame && isKnown ? [] : [archiveFault('ARCHIVE_ATTACHMENT_DISAGREES', path)]
  })
}
