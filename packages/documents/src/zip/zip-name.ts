import { zipNameBytesMax } from './zip-bounds.ts'
import { ZipFileError } from './zip-file-error.ts'

/** The name of an entry, once it is known to stay inside its archive. Throws `ZIP_NAME_UNSAFE`. */
export function readZipName(bytes: Uint8Array): string {
  if (bytes.length === 0 || bytes.length > zipNameBytesMax)
    throw new ZipFileError('ZIP_NAME_UNSAFE')
  const name = decodeName(bytes)
  if (!isSafeName(name)) throw new ZipFileError('ZIP_NAME_UNSAFE')
  return name
}

/** Archives of other programs carry UTF-8 without saying so; names in GBK are refused. */
function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new ZipFileError('ZIP_NAME_UNSAFE')
  }
}

/** A relative path without `.` and `..`, backslashes, drives, and characters that nobody sees. */
export function isSafeName(name: string): boolean {
  if (/[\\:\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u{FFFD}]/u.test(name)) return false
  const segments = name.replace(/\/$/, '').split('/')
  return segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..')
}

/** Names that some file systems take for the same. */
export function foldedName(name: string): string {
  return name.replace(/\/$/, '').normalize('NFKC').toLowerCase()
}
