import {
  archiveBillsMax,
  archivePackageBytesMax,
  writeArchivePackage,
} from '@piaoqiao/documents/archive'
import type { ArchivedBill } from '@piaoqiao/documents/archive'
import type { CalendarDate, Instant } from '@piaoqiao/domain'
import { archivedBill } from './archived-bills.ts'
import { BillArchiveError } from './bill-archive-error.ts'
import type { BillArchive } from './bill-archive.ts'

export interface ExportPeriod {
  /** Days of Beijing, both included, on which something of a bill was kept. */
  readonly from: CalendarDate
  readonly to: CalendarDate
  /** The unit whose bills they are. */
  readonly creator: string
  readonly createdAt: Instant
}

export interface ExportedPackage {
  readonly bytes: Uint8Array
  readonly billCount: number
  /** Bills of this part of the period of which no file was kept. */
  readonly leftOut: readonly string[]
}

/**
 * What a file takes in a package, as a share of its size: itself, itself as base64 in the metadata, and what the
 * metadata repeat of it. Nothing in a package is compressed.
 */
const copiesShare = 3.4
/** For the check and the lines of both indexes of a bill. */
const besideFilesBytes = 8 * 1024
const packageContentBytesMax = archivePackageBytesMax / copiesShare

/**
 * The bills of a period as archive packages, one after the other; most periods take one.
 * @throws BillArchiveError BILL_ARCHIVE_PERIOD, BILL_ARCHIVE_NOTHING, BILL_ARCHIVE_DAMAGED, BILL_ARCHIVE_UNUSABLE
 */
export async function* exportPackages(
  archive: BillArchive,
  { from, to, ...made }: ExportPeriod,
): AsyncGenerator<ExportedPackage> {
  let [bills, leftOut, bytes]: [ArchivedBill[], string[], number] = [[], [], 0]
  let isAny = false
  for (const kept of await archive.findByPeriod(from, to)) {
    const bill = await archivedBill(archive, kept)
    if (bill === undefined) {
      leftOut.push(`${kept.billCode}-${kept.billNumber}`)
      continue
    }
    const size = bill.files.reduce((sum, file) => sum + file.bytes.length, besideFilesBytes)
    if (bills.length === archiveBillsMax || bytes + size > packageContentBytesMax) {
      yield await packageOf(bills, leftOut, made)
      ;[bills, leftOut, bytes] = [[], [], 0]
    }
    isAny = true
    bills.push(bill)
    bytes += size
  }
  if (!isAny) throw new BillArchiveError('BILL_ARCHIVE_NOTHING')
  yield await packageOf(bills, leftOut, made)
}

async function packageOf(
  bills: readonly ArchivedBill[],
  leftOut: readonly string[],
  made: Pick<ExportPeriod, 'creator' | 'createdAt'>,
): Promise<ExportedPackage> {
  const bytes = await writeArchivePackage({ bills, ...made })
  return { bytes, billCount: bills.length, leftOut }
}
