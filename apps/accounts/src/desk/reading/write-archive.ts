import { readBillXml } from '@piaoqiao/documents'
import {
  ArchivePackageError,
  medicalBillOf,
  medicalBillOfFacts,
  writeArchivePackage,
} from '@piaoqiao/documents/archive'
import type { ArchivedBill, ArchivedFile } from '@piaoqiao/documents/archive'
import { readBillFile } from '@piaoqiao/documents/reading'
import type { BillsToArchive, BillToArchive } from './reading-task.ts'
import { SheetRefused } from './sheet-refused.ts'

/** How many files that disagree with their bill are set aside before the package is given up. */
const setAsideMax = 20

/**
 * Writes an archive package. A file that says something else than its bill is kept in it byte for byte, as what belongs to
 * the bill and is no form of it.
 * @throws SheetRefused `ARCHIVE_UNFIT`
 */
export async function writeArchive({
  bills: given,
  createdAt,
  creator,
}: BillsToArchive): Promise<Uint8Array> {
  let bills: readonly ArchivedBill[] = await Promise.all(given.map(withMetadata))
  for (let setAside = 0; ; setAside += 1) {
    try {
      return await writeArchivePackage({ bills, createdAt, creator })
    } catch (error) {
      if (!(error instanceof ArchivePackageError)) throw error
      const [path = ''] = error.subject.split('#')
      const isOfFile = fileFaults.has(error.code) && path.includes('/')
      if (!isOfFile || setAside === setAsideMax) {
        throw new SheetRefused('ARCHIVE_UNFIT', { fault: error.sentence })
      }
      bills = bills.map((bill) => ({ ...bill, files: bill.files.map((file) => aside(file, path)) }))
    }
  }
}

const fileFaults: ReadonlySet<string> = new Set([
  'ARCHIVE_METADATA_DISAGREES',
  'ARCHIVE_BILL_FILE_UNREADABLE',
])

/** Names of files are made of the bill and a number: none is there twice. */
function aside(file: ArchivedFile, path: string): ArchivedFile {
  return path.endsWith(`/${file.name}`) ? { ...file, format: 'other' } : file
}

/** The first XML says everything of a bill; without one, the first file that can be read says what its face shows. */
async function withMetadata({
  billCode: _,
  billNumber: __,
  ...bill
}: BillToArchive): Promise<ArchivedBill> {
  const xml = bill.files.find(({ format }) => format === 'xml')
  if (xml !== undefined) {
    return { ...bill, metadata: medicalBillOf(readBillXml(xml.bytes).document) }
  }
  const face = bill.files.find(({ format }) => format !== 'other')
  if (face === undefined) throw new SheetRefused('ARCHIVE_UNFIT', { fault: '票据没有可用的文件' })
  const read = await readBillFile(face.bytes)
  const metadata =
    read.billXml === undefined
      ? medicalBillOfFacts(read.facts)
      : medicalBillOf(read.billXml.document)
  return { ...bill, metadata }
}
