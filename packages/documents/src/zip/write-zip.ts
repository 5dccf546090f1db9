import { deflateSync } from 'fflate'
import { checksumOf } from './checksum.ts'
import {
  zipCentralBytes,
  zipEndBytes,
  zipFlags,
  zipLocalBytes,
  zipMethods,
  zipSignatures,
  type ZipEntry,
} from './zip-entry.ts'

export type DeflateLevel = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

/** A file packed for an archive; level 0 leaves the bytes as they are. */
export function packEntry(name: string, bytes: Uint8Array, level: DeflateLevel): ZipEntry {
  const checksum = checksumOf(bytes)
  if (level > 0) {
    const packed = deflateSync(bytes, { level })
    if (packed.length < bytes.length) return { name, bytes, packed, isDeflated: true, checksum }
  }
  return { name, bytes, packed: bytes, isDeflated: false, checksum }
}

interface NamedEntry {
  readonly entry: ZipEntry
  readonly name: Uint8Array
}

/** Writes an archive in this order. The same entries always give the same bytes: no times, no owners. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const encoder = new TextEncoder()
  const named = entries.map((entry) => ({ entry, name: encoder.encode(entry.name) }))
  const localBytes = sum(
    named,
    ({ entry, name }) => zipLocalBytes + name.length + entry.packed.length,
  )
  const centralBytes = sum(named, ({ name }) => zipCentralBytes + name.length)
  const archive = new Uint8Array(localBytes + centralBytes + zipEndBytes)
  const view = new DataView(archive.buffer)
  let local = 0
  let central = localBytes
  for (const { entry, name } of named) {
    writeCentral(view, central, { entry, name }, local)
    archive.set(name, central + zipCentralBytes)
    central += zipCentralBytes + name.length
    writeLocal(view, local, { entry, name })
    archive.set(name, local + zipLocalBytes)
    archive.set(entry.packed, local + zipLocalBytes + name.length)
    local += zipLocalBytes + name.length + entry.packed.length
  }
  writeEnd(view, central, entries.length, centralBytes)
  return archive
}

function sum(named: readonly NamedEntry[], size: (each: NamedEntry) => number): number {
  return named.reduce((total, each) => total + size(each), 0)
}

/** 2.0: the first version that knows deflate. */
const version = 20
/** 1980-01-01, the first day that the format can write. */
const date = 0x0021

function writeLocal(view: DataView, offset: number, { entry, name }: NamedEntry): void {
  view.setUint32(offset, zipSignatures.local, true)
  view.setUint16(offset + 4, version, true)
  writeDescription(view, offset + 6, { entry, name })
}

function writeCentral(
  view: DataView,
  offset: number,
  { entry, name }: NamedEntry,
  localOffset: number,
): void {
  view.setUint32(offset, zipSignatures.central, true)
  view.setUint16(offset + 4, version, true)
  view.setUint16(offset + 6, version, true)
  writeDescription(view, offset + 8, { entry, name })
  view.setUint32(offset + 42, localOffset, true)
}

/** The fields that both records have in this order, from the flag to the length of the name. */
function writeDescription(view: DataView, offset: number, { entry, name }: NamedEntry): void {
  view.setUint16(offset, zipFlags.utf8, true)
  view.setUint16(offset + 2, entry.isDeflated ? zipMethods.deflated : zipMethods.stored, true)
  view.setUint16(offset + 6, date, true)
  view.setUint32(offset + 8, entry.checksum, true)
  view.setUint32(offset + 12, entry.packed.length, true)
  view.setUint32(offset + 16, entry.bytes.length, true)
  view.setUint16(offset + 20, name.length, true)
}

function writeEnd(view: DataView, offset: number, count: number, centralBytes: number): void {
  view.setUint32(offset, zipSignatures.end, true)
  view.setUint16(offset + 8, count, true)
  view.setUint16(offset + 10, count, true)
  view.setUint32(offset + 12, centralBytes, true)
  view.setUint32(offset + 16, offset - centralBytes, true)
}
