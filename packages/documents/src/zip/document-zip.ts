import { zipArchiveBytesMax, zipEntriesMax, zipTotalBytesMax } from './zip-bounds.ts'

/** Bounds of an archive as a whole, which depend on what it is for. */
export interface ZipBounds {
  readonly archiveBytesMax: number
  readonly entriesMax: number
  /** Of all files together when they are inflated. */
  readonly totalBytesMax: number
}

export const documentZipBounds: ZipBounds = {
  archiveBytesMax: zipArchiveBytesMax,
  entriesMax: zipEntriesMax,
  totalBytesMax: zipTotalBytesMax,
}
