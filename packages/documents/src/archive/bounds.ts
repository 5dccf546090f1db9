import type { ZipBounds } from '../zip/document-zip.ts'
import { zipEntryBytesMax } from '../zip/zip-bounds.ts'

/** Bounds of an archive package. Whoever has more bills writes several packages. */
export const archiveBillsMax = 2_000
export const archiveFilesPerBillMax = 10
/** Of the files of one bill together: as base64 in the metadata they still fit into one file of a package. */
export const archiveBillBytesMax = 9 * 1024 * 1024
export const archiveVouchersPerBillMax = 100
export const archiveFileNameBytesMax = 120
export const archiveTextCharactersMax = 200
export const archiveCheckBytesMax = 256 * 1024
/** Of one file inside a package. */
export const archiveEntryBytesMax: number = zipEntryBytesMax
export const archivePackageBytesMax = 128 * 1024 * 1024
/** A package with more faults than this is hopeless; the rest is not listed. */
export const archiveFaultsMax = 200

export const archiveZipBounds: ZipBounds = {
  archiveBytesMax: archivePackageBytesMax,
  // Besides the files of a bill its metadata and its check, and for the package two indexes and the manifest.
  entriesMax: archiveBillsMax * (archiveFilesPerBillMax + 2) + 3,
  totalBytesMax: archivePackageBytesMax,
}
