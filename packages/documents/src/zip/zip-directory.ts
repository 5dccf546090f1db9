import type { ZipBounds } from './document-zip.ts'
import { zipEntryBytesMax, zipRatioFreeBytes, zipRatioMax } from './zip-bounds.ts'
import { zipCentralBytes, zipEndBytes, zipFlags, zipMethods, zipSignatures } from './zip-entry.ts'
import { ZipFileError, type ZipFaultCode } from './zip-file-error.ts'
import { foldedName, readZipName } from './zip-name.ts'

/** What the central directory says of one file. */
export interface DirectoryEntry {
  readonly name: string
  readonly nameBytes: Uint8Array
  readonly flags: number
  readonly method: number
  readonly checksum: number
  readonly packedBytes: number
  readonly inflatedBytes: number
  readonly localOffset: number
  readonly isFolder: boolean
}

export interface Directory {
  readonly entries: readonly DirectoryEntry[]
  /** Where the directory begins, and what stands before it ends. */
  readonly offset: number
}

/** Reads the directory at the end of an archive and holds it against all bounds, before anything is inflated. */
export function readDirectory(archive: Uint8Array, bounds: ZipBounds): Directory {
  if (archive.length > bounds.archiveBytesMax) throw new ZipFileError('ZIP_TOO_LARGE')
  const view = new DataView(archive.buffer, archive.byteOffset, archive.length)
  const { count, offset, end } = readEnd(view, bounds.entriesMax)
  const entries: DirectoryEntry[] = []
  let position = offset
  for (let index = 0; index < count; index += 1) {
    const { entry, next } = readEntry(archive, view, position, end)
    entries.push(entry)
    position = next
  }
  require(position === end, 'ZIP_MALFORMED')
  checkTogether(entries, bounds.totalBytesMax)
  return { entries, offset }
}

export function require(condition: boolean, code: ZipFaultCode): void {
  if (!condition) throw new ZipFileError(code)
}

/** The record stands at the very end: an archive with a comment, or in several parts, is refused. */
function readEnd(
  view: DataView,
  entriesMax: number,
): { count: number; offset: number; end: number } {
  const end = view.byteLength - zipEndBytes
  require(end >= 0 && view.getUint32(end, true) === zipSignatures.end, 'ZIP_MALFORMED')
  const disks = [view.getUint16(end + 4, true), view.getUint16(end + 6, true)]
  const commentBytes = view.getUint16(end + 20, true)
  require(disks.every((disk) => disk === 0) && commentBytes === 0, 'ZIP_MALFORMED')
  const count = view.getUint16(end + 10, true)
  require(count === view.getUint16(end + 8, true), 'ZIP_MALFORMED')
  require(count <= entriesMax, 'ZIP_TOO_MANY_ENTRIES')
  const size = view.getUint32(end + 12, true)
  const offset = view.getUint32(end + 16, true)
  require(offset + size === end, 'ZIP_MALFORMED')
  return { count, offset, end }
}

function readEntry(
  archive: Uint8Array,
  view: DataView,
  offset: number,
  end: number,
): { entry: DirectoryEntry; next: number } {
  require(offset + zipCentralBytes <= end, 'ZIP_MALFORMED')
  require(view.getUint32(offset, true) === zipSignatures.central, 'ZIP_MALFORMED')
  const nameEnd = offset + zipCentralBytes + view.getUint16(offset + 28, true)
  const next = nameEnd + view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true)
  require(next <= end && view.getUint16(offset + 34, true) === 0, 'ZIP_MALFORMED')
  const nameBytes = archive.subarray(offset + zipCentralBytes, nameEnd)
  const name = readZipName(nameBytes)
  const entry: DirectoryEntry = {
    name,
    nameBytes,
    flags: view.getUint16(offset + 8, true),
    method: view.getUint16(offset + 10, true),
    checksum: view.getUint32(offset + 16, true),
    packedBytes: view.getUint32(offset + 20, true),
    inflatedBytes: view.getUint32(offset + 24, true),
    localOffset: view.getUint32(offset + 42, true),
    isFolder: name.endsWith('/'),
  }
  checkEntry(entry, view.getUint8(offset + 5), view.getUint32(offset + 38, true))
  return { entry, next }
}

function checkEntry(entry: DirectoryEntry, madeBy: number, attributes: number): void {
  const { flags, method, packedBytes, inflatedBytes } = entry
  require((flags & (zipFlags.encrypted | zipFlags.strong)) === 0, 'ZIP_ENCRYPTED')
  require(isFileOrFolder(madeBy, attributes), 'ZIP_NOT_A_FILE')
  require(method === zipMethods.stored || method === zipMethods.deflated, 'ZIP_METHOD')
  require(inflatedBytes <= zipEntryBytesMax, 'ZIP_ENTRY_TOO_LARGE')
  const isSteep = inflatedBytes > packedBytes * zipRatioMax
  require(inflatedBytes <= zipRatioFreeBytes || !isSteep, 'ZIP_RATIO')
  if (method === zipMethods.stored) require(packedBytes === inflatedBytes, 'ZIP_HEADERS_DISAGREE')
  if (entry.isFolder) require(inflatedBytes === 0, 'ZIP_NOT_A_FILE')
}

const unix = 3
const fileTypes: readonly number[] = [0, 0o040000, 0o100000]

/** Archives made on Unix carry the kind of file; links and devices are no documents. */
function isFileOrFolder(madeBy: number, attributes: number): boolean {
  return madeBy !== unix || fileTypes.includes((attributes >>> 16) & 0o170000)
}

function checkTogether(entries: readonly DirectoryEntry[], totalBytesMax: number): void {
  const total = entries.reduce((sum, { inflatedBytes }) => sum + inflatedBytes, 0)
  require(total <= totalBytesMax, 'ZIP_TOTAL_TOO_LARGE')
  const names = new Set(entries.map(({ name }) => foldedName(name)))
  require(names.size === entries.length, 'ZIP_NAME_DUPLICATE')
}
