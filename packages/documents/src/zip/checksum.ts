/** CRC-32 of the zip format (ISO 3309), eight bytes at a time: eight tables, each one byte further on. */
const tables = Array.from({ length: 8 }, () => new Uint32Array(256))
const [first, ...further] = tables as [Uint32Array, ...Uint32Array[]]

for (let byte = 0; byte < 256; byte += 1) {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
  first[byte] = value
}
for (const [index, table] of further.entries()) {
  const previous = tables[index] ?? first
  for (let byte = 0; byte < 256; byte += 1) {
    const value = previous[byte] ?? 0
    table[byte] = (value >>> 8) ^ (first[value & 0xff] ?? 0)
  }
}

const [t0, t1, t2, t3, t4, t5, t6, t7] = tables as [
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
]

/** The checksum that stands beside every file of an archive. */
export function checksumOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const at = (table: Uint32Array, value: number): number => table[value & 0xff] ?? 0
  const wholeEnd = bytes.length - (bytes.length % 8)
  let sum = 0xffffffff
  let offset = 0
  for (; offset < wholeEnd; offset += 8) {
    const low = sum ^ view.getUint32(offset, true)
    const high = view.getUint32(offset + 4, true)
    sum =
      at(t7, low) ^
      at(t6, low >>> 8) ^
      at(t5, low >>> 16) ^
      at(t4, low >>> 24) ^
      at(t3, high) ^
      at(t2, high >>> 8) ^
      at(t1, high >>> 16) ^
      at(t0, high >>> 24)
  }
  for (; offset < bytes.length; offset += 1) {
    sum = (sum >>> 8) ^ at(t0, sum ^ (bytes[offset] ?? 0))
  }
  return ~sum >>> 0
}
