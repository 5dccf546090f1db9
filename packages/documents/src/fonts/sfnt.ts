import { unzlibSync } from 'fflate'
import { FontError } from './font-error.ts'

/** The tables of a TrueType font by their four-character tags. */
export type FontTables = ReadonlyMap<string, Uint8Array>

const woffSignature = 0x77_4f_46_46
const trueTypeVersion = 0x00_01_00_00
const headAdjustmentOffset = 8
/** By the OpenType specification the checksum of a whole font and this adjustment add up to it. */
const wholeChecksum = 0xb1_b0_af_ba
/** No table of a Chinese font comes near this; a larger length is a damaged file. */
const tableBytesMax = 64 * 1024 * 1024

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/**
 * Unpacks a WOFF 1.0 file.
 * @throws FontError FONT_MALFORMED
 */
export function readWoff(file: Uint8Array): FontTables {
  const view = viewOf(file)
  if (file.length < 44 || view.getUint32(0) !== woffSignature) throw new FontError('FONT_MALFORMED')
  const tables = new Map<string, Uint8Array>()
  for (let index = 0; index < view.getUint16(12); index++) {
    const entry = 44 + 20 * index
    const tag = String.fromCharCode(...file.subarray(entry, entry + 4))
    tables.set(tag, readTable(file, view.getUint32(entry + 4), view, entry))
  }
  return tables
}

function readTable(file: Uint8Array, offset: number, view: DataView, entry: number): Uint8Array {
  const packedLength = view.getUint32(entry + 8)
  const length = view.getUint32(entry + 12)
  if (length > tableBytesMax || offset + packedLength > file.length)
    throw new FontError('FONT_MALFORMED')
  const packed = file.subarray(offset, offset + packedLength)
  return packedLength < length ? unzlibSync(packed, { out: new Uint8Array(length) }) : packed
}

const padded = (length: number): number => (length + 3) & ~3

/** Packs tables as a TrueType file, with every checksum the format asks for. */
export function writeSfnt(tables: FontTables): Uint8Array {
  const sorted = [...tables].toSorted(([left], [right]) => (left < right ? -1 : 1))
  const headerLength = 12 + 16 * sorted.length
  const length = sorted.reduce((sum, [, table]) => sum + padded(table.length), headerLength)
  const file = new Uint8Array(length)
  const view = viewOf(file)
  writeHeader(view, sorted.length)
  let offset = headerLength
  let headOffset = 0
  for (const [index, [tag, table]] of sorted.entries()) {
    if (tag === 'head') headOffset = offset
    file.set(table, offset)
    if (tag === 'head') view.setUint32(offset + headAdjustmentOffset, 0)
    const entry = 12 + 16 * index
    for (let at = 0; at < 4; at++) file[entry + at] = tag.charCodeAt(at)
    view.setUint32(entry + 4, checksum(view, offset, padded(table.length)))
    view.setUint32(entry + 8, offset)
    view.setUint32(entry + 12, table.length)
    offset += padded(table.length)
  }
  view.setUint32(headOffset + headAdjustmentOffset, wholeChecksum - checksum(view, 0, length))
  return file
}

function writeHeader(view: DataView, tableCount: number): void {
  const log = Math.floor(Math.log2(tableCount))
  view.setUint32(0, trueTypeVersion)
  view.setUint16(4, tableCount)
  view.setUint16(6, 16 * 2 ** log)
  view.setUint16(8, log)
  view.setUint16(10, 16 * (tableCount - 2 ** log))
}

function checksum(view: DataView, offset: number, length: number): number {
  let sum = 0
  for (let at = offset; at < offset + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}
