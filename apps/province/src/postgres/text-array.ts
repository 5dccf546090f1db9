/** Type of the elements in the binary form of a PostgreSQL array. */
const textTypeId = 25

/**
 * Texts as the binary form of a one-dimensional `text[]` (PostgreSQL: array_send). Long texts full of quotation marks
 * would otherwise be escaped here and unescaped there, character by character, for every bill of a batch.
 */
export function textArray(texts: readonly string[]): Buffer {
  const lengths = texts.map((text) => Buffer.byteLength(text))
  const bytes = Buffer.allocUnsafe(headerBytes + sum(lengths) + 4 * texts.length)
  bytes.writeInt32BE(texts.length === 0 ? 0 : 1, 0)
  bytes.writeInt32BE(0, 4)
  bytes.writeInt32BE(textTypeId, 8)
  bytes.writeInt32BE(texts.length, 12)
  bytes.writeInt32BE(1, 16)
  let offset = headerBytes
  for (const [index, text] of texts.entries()) {
    offset = bytes.writeInt32BE(lengths[index] ?? 0, offset)
    offset += bytes.write(text, offset)
  }
  return texts.length === 0 ? bytes.subarray(0, emptyHeaderBytes) : bytes
}

/** Dimensions, flag for nulls, element type; then length and lower bound of the one dimension. */
const headerBytes = 20
const emptyHeaderBytes = 12

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
