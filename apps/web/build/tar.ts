import { gzipSync } from 'node:zlib'

const blockBytes = 512
const nameBytesMax = 100

/**
 * Files as a `.tgz` that npm and every tar read (ustar). The same files make the same bytes.
 * @param files paths of at most 100 bytes with `/` between their parts
 * @throws RangeError for a longer path
 */
export function packTarball(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const parts = [...files].flatMap(([path, bytes]) => [headerOf(path, bytes.length), padded(bytes)])
  return gzipSync(Buffer.concat([...parts, Buffer.alloc(2 * blockBytes)]), { level: 9 })
}

function headerOf(path: string, size: number): Buffer {
  if (Buffer.byteLength(path) > nameBytesMax) throw new RangeError(`a path is too long: ${path}`)
  const header = Buffer.alloc(blockBytes)
  const write = (text: string, at: number) => header.write(text, at, 'utf8')
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0')
  write(path, 0)
  write(`${octal(path.endsWith('.sh') || path.endsWith('cli.js') ? 0o755 : 0o644, 7)}\0`, 100)
  write(`${octal(0, 7)}\0${octal(0, 7)}\0${octal(size, 11)}\0${octal(0, 11)}\0`, 108)
  write('        0', 148)
  write('ustar\u000000', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  write(`${octal(sum, 6)}\0 `, 148)
  return header
}

function padded(bytes: Uint8Array): Buffer {
  const rest = (blockBytes - (bytes.length % blockBytes)) % blockBytes
  return Buffer.concat([bytes, Buffer.alloc(rest)])
}
