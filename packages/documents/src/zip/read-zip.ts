import { Inflate, inflateSync } from 'fflate'
import { equalBytes } from '../certificates/strict-der.ts'
import { checksumOf } from './checksum.ts'
import { documentZipBounds, type ZipBounds } from './document-zip.ts'
import { zipFlags, zipLocalBytes, zipMethods, zipSignatures, type ZipEntry } from './zip-entry.ts'
import { readDirectory, require, type DirectoryEntry } from './zip-directory.ts'
import { ZipFileError } from './zip-file-error.ts'

/**
 * Reads the files of an archive in the order in which they stand; folders are left out. Strict: files lie one
 * behind the other, and directory and files say the same. Throws `ZipFileError`.
 */
export function readZip(
  archive: Uint8Array,
  bounds: ZipBounds = documentZipBounds,
): readonly ZipEntry[] {
  const { entries, offset } = readDirectory(archive, bounds)
  const inOrder = entries.toSorted((a, b) => a.localOffset - b.localOffset)
  const files: ZipEntry[] = []
  let position = 0
  for (const entry of inOrder) {
    require(entry.localOffset === position, 'ZIP_HEADERS_DISAGREE')
    const { packed, next } = locate(archive, entry, offset)
    if (!entry.isFolder) files.push(unpack(entry, packed))
    position = next
  }
  require(position === offset, 'ZIP_HEADERS_DISAGREE')
  return files
}

interface Located {
  readonly packed: Uint8Array
  readonly next: number
}

function locate(archive: Uint8Array, entry: DirectoryEntry, end: number): Located {
  const view = new DataView(archive.buffer, archive.byteOffset, end)
  const offset = entry.localOffset
  require(offset + zipLocalBytes <= end, 'ZIP_MALFORMED')
  require(view.getUint32(offset, true) === zipSignatures.local, 'ZIP_MALFORMED')
  const nameStart = offset + zipLocalBytes
  const nameEnd = nameStart + view.getUint16(offset + 26, true)
  const start = nameEnd + view.getUint16(offset + 28, true)
  const dataEnd = start + entry.packedBytes
  require(dataEnd <= end, 'ZIP_MALFORMED')
  const agrees =
    equalBytes(archive.subarray(nameStart, nameEnd), entry.nameBytes) &&
    view.getUint16(offset + 6, true) === entry.flags &&
    view.getUint16(offset + 8, true) === entry.method &&
    sizesAgree(view, offset, entry)
  require(agrees, 'ZIP_HEADERS_DISAGREE')
  const next = dataEnd + descriptorBytes(view, dataEnd, entry)
  return { packed: archive.subarray(start, dataEnd), next }
}

/** Whoever writes without seeking leaves the sizes zero here and writes them behind the data. */
function sizesAgree(view: DataView, offset: number, entry: DirectoryEntry): boolean {
  const local = [14, 18, 22].map((field) => view.getUint32(offset + field, true))
  const { checksum, packedBytes, inflatedBytes } = entry
  const isSame = local[0] === checksum && local[1] === packedBytes && local[2] === inflatedBytes
  return isSame || (hasDescriptor(entry) && local.every((value) => value === 0))
}

function hasDescriptor({ flags }: DirectoryEntry): boolean {
  return (flags & zipFlags.descriptor) !== 0
}

/** APPNOTE.TXT 4.3.9: checksum and sizes, with a signature before them or without. */
function descriptorBytes(view: DataView, offset: number, entry: DirectoryEntry): number {
  if (!hasDescriptor(entry)) return 0
  const at = (field: number) =>
    offset + field + 4 <= view.byteLength ? view.getUint32(offset + field, true) : null
  const isAt = (field: number) =>
    at(field) === entry.checksum &&
    at(field + 4) === entry.packedBytes &&
    at(field + 8) === entry.inflatedBytes
  if (at(0) === zipSignatures.descriptor && isAt(4)) return 16
  require(isAt(0), 'ZIP_HEADERS_DISAGREE')
  return 12
}

function unpack(entry: DirectoryEntry, packed: Uint8Array): ZipEntry {
  const isDeflated = entry.method === zipMethods.deflated
  const bytes = isDeflated ? inflate(packed, entry.inflatedBytes) : packed
  require(checksumOf(bytes) === entry.checksum, 'ZIP_DATA')
  return { name: entry.name, bytes, packed, isDeflated, checksum: entry.checksum }
}

/** What the library inflates before it is asked again; a byte becomes at most 1,032. */
const inflateStepBytes = 8 * 1024

/** Inflates to exactly this size, and stops soon after it is exceeded. */
function inflate(packed: Uint8Array, size: number): Uint8Array {
  try {
    return packed.length <= inflateStepBytes
      ? inflateAtOnce(packed, size)
      : inflateInSteps(packed, size)
  } catch (error) {
    // The library throws whatever its arrays throw when the data makes no sense.
    throw new ZipFileError('ZIP_DATA', { cause: error })
  }
}

function inflateAtOnce(packed: Uint8Array, size: number): Uint8Array {
  // One byte more than there may be: if it is written, the data is longer than it says.
  const bytes = inflateSync(packed, { out: new Uint8Array(size + 1) })
  require(bytes.length === size, 'ZIP_DATA')
  return bytes
}

function inflateInSteps(packed: Uint8Array, size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let filled = 0
  const stream = new Inflate((piece) => {
    require(filled + piece.length <= size, 'ZIP_DATA')
    bytes.set(piece, filled)
    filled += piece.length
  })
  for (let offset = 0; offset < packed.length; offset += inflateStepBytes) {
    const end = offset + inflateStepBytes
    stream.push(packed.subarray(offset, end), end >= packed.length)
  }
  require(filled === size, 'ZIP_DATA')
  return bytes
}
