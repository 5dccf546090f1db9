import { packEntry, writeZip } from '../../zip/write-zip.ts'
import { readZip } from '../../zip/read-zip.ts'
import type { ZipEntry } from '../../zip/zip-entry.ts'
import { brokenFiles, truncated } from './broken-file.ts'
import type { Break } from './broken-file.ts'
import type { GoodFiles } from './good-files.ts'

/** Archives that are broken, or made to harm who unpacks them. */

const someBytes = new TextEncoder().encode('x')

function withEntry(entry: ZipEntry) {
  return ({ bill }: GoodFiles) => writeZip([...readZip(bill.ofd), entry])
}
const withNamed = (entryName: string) => withEntry(packEntry(entryName, someBytes, 0))

/** Fields of the two records of the first file, by their places in APPNOTE.TXT 4.3.7 and 4.3.12. */
const localSignature = 0x04034b50
const centralSignature = 0x02014b50

interface Patch {
  /** Offset in the local record, and in the central one; null leaves it. */
  readonly local: number | null
  readonly central: number | null
  readonly bytes: readonly number[]
}

function patched({ local, central, bytes }: Patch) {
  return ({ bill }: GoodFiles) => {
    const archive = Buffer.from(bill.ofd)
    const put = (signature: number, offset: number | null) => {
      const mark = Buffer.alloc(4)
      mark.writeUInt32LE(signature)
      if (offset !== null) archive.set(bytes, archive.indexOf(mark) + offset)
    }
    put(localSignature, local)
    put(centralSignature, central)
    return new Uint8Array(archive)
  }
}

const zeros = (count: number) => new Uint8Array(count)
const mebibyte = 1024 * 1024

/** An entry whose records promise more than stands in it. */
function promised(entryName: string, promisedBytes: number, packedBytes: number): ZipEntry {
  const packed = zeros(packedBytes)
  return { name: entryName, bytes: zeros(promisedBytes), packed, isDeflated: true, checksum: 0 }
}

const breaks: readonly Break[] = [
  [
    'zip-path-escape',
    'A file lies above the archive',
    ['ZIP_NAME_UNSAFE'],
    withNamed('../escape.xml'),
  ],
  [
    'zip-path-escape-inside',
    'A path climbs out from a folder',
    ['ZIP_NAME_UNSAFE'],
    withNamed('Doc_0/../../escape.xml'),
  ],
  [
    'zip-absolute-path',
    'A file has an absolute path',
    ['ZIP_NAME_UNSAFE'],
    withNamed('/tmp/escape.xml'),
  ],
  ['zip-drive', 'A file has a path with a drive', ['ZIP_NAME_UNSAFE'], withNamed('C:/escape.xml')],
  ['zip-backslash', 'A path has backslashes', ['ZIP_NAME_UNSAFE'], withNamed('Doc_0\\escape.xml')],
  [
    'zip-hidden-character',
    'A name has a character that turns the direction of writing',
    ['ZIP_NAME_UNSAFE'],
    withNamed('bill\u{202E}lmx.exe'),
  ],
  [
    'zip-long-name',
    'A name has four hundred letters',
    ['ZIP_NAME_UNSAFE'],
    withNamed('a'.repeat(400)),
  ],
  [
    'zip-duplicate',
    'A file stands in the archive twice',
    ['ZIP_NAME_DUPLICATE'],
    withNamed('Doc_0/Attachs/bill.xml'),
  ],
  [
    'zip-duplicate-case',
    'Two names differ by capitals only',
    ['ZIP_NAME_DUPLICATE'],
    withNamed('doc_0/attachs/BILL.xml'),
  ],
  [
    'zip-duplicate-width',
    'Two names differ by full-width letters only',
    ['ZIP_NAME_DUPLICATE'],
    withNamed('Doc_0/Attachs/ｂｉｌｌ.xml'),
  ],
  [
    'zip-encrypted',
    'A file is said to be encrypted',
    ['ZIP_ENCRYPTED'],
    patched({ local: 6, central: 8, bytes: [1, 8] }),
  ],
  ['zip-symbolic-link', 'A file is a symbolic link', ['ZIP_NOT_A_FILE'], symbolicLink],
  [
    'zip-other-method',
    'A file is packed by another method',
    ['ZIP_METHOD'],
    patched({ local: 8, central: 10, bytes: [12, 0] }),
  ],
  [
    'zip-bomb',
    'A file unpacks to a thousand times its size',
    ['ZIP_RATIO'],
    withEntry(packEntry('bomb.xml', zeros(10 * mebibyte), 9)),
  ],
  [
    'zip-bomb-large',
    'A file unpacks to more than a file may hold',
    ['ZIP_ENTRY_TOO_LARGE'],
    withEntry(promised('bomb.xml', 17 * mebibyte, 200_000)),
  ],
  [
    'zip-bomb-together',
    'Files unpack to more than an archive may hold',
    ['ZIP_TOTAL_TOO_LARGE'],
    ({ bill }) =>
      writeZip([
        ...readZip(bill.ofd),
        ...Array.from({ length: 5 }, (_, index) =>
          promised(`bomb${index}.xml`, 15 * mebibyte, 100_000),
        ),
      ]),
  ],
  ['zip-lying-size', 'A file unpacks to more than its records say', ['ZIP_DATA'], lyingSize],
  [
    'zip-wrong-checksum',
    'The checksum of a file is wrong',
    ['ZIP_DATA'],
    patched({ local: 14, central: 16, bytes: [0, 0, 0, 0] }),
  ],
  [
    'zip-other-name-inside',
    'Directory and file name a file differently',
    ['ZIP_HEADERS_DISAGREE'],
    patched({ local: 30, central: null, bytes: [0x58] }),
  ],
  [
    'zip-size-inside',
    'Directory and file say different sizes',
    ['ZIP_HEADERS_DISAGREE'],
    patched({ local: 22, central: null, bytes: [0, 0, 0, 1] }),
  ],
  [
    'zip-bytes-between',
    'Bytes stand before the first file',
    ['ZIP_MALFORMED'],
    ({ bill }) => Buffer.concat([Buffer.from('PK'), bill.ofd]),
  ],
  [
    'zip-bytes-behind',
    'Bytes stand behind the archive',
    ['ZIP_MALFORMED'],
    ({ bill }) => Buffer.concat([bill.ofd, someBytes]),
  ],
  [
    'zip-truncated-half',
    'Half of the archive is missing',
    ['ZIP_MALFORMED'],
    ({ bill }) => truncated(bill.ofd, 0.5),
  ],
  [
    'zip-truncated-end',
    'The last byte is missing',
    ['ZIP_MALFORMED'],
    ({ bill }) => bill.ofd.slice(0, -1),
  ],
  [
    'zip-truncated-start',
    'The first kilobyte is missing but its mark',
    ['ZIP_MALFORMED'],
    ({ bill }) => Buffer.concat([bill.ofd.subarray(0, 4), bill.ofd.subarray(1024)]),
  ],
  [
    'zip-many-files',
    'The archive has more files than any OFD',
    ['ZIP_TOO_MANY_ENTRIES'],
    ({ bill }) =>
      writeZip([
        ...readZip(bill.ofd),
        ...Array.from({ length: 500 }, (_, index) => packEntry(`${index}`, someBytes, 0)),
      ]),
  ],
  [
    'zip-in-zip',
    'The archive holds an OFD and is none',
    ['OFD_FILE_MISSING'],
    ({ bill }) => writeZip([packEntry('bill.ofd', bill.ofd, 0)]),
  ],
  ['zip-empty', 'The archive holds nothing', ['OFD_FILE_MISSING'], () => writeZip([])],
]

/** Made on Unix (3), and by its mode a link. */
function symbolicLink(good: GoodFiles): Uint8Array {
  const archive = Buffer.from(patched({ local: null, central: 5, bytes: [3] })(good))
  const mark = Buffer.alloc(4)
  mark.writeUInt32LE(centralSignature)
  archive.writeUInt32LE(0o120777 * 0x10000, archive.indexOf(mark) + 38)
  return new Uint8Array(archive)
}

function lyingSize({ bill }: GoodFiles): Uint8Array {
  const [first, ...rest] = readZip(bill.ofd)
  const honest = packEntry(first?.name ?? '', zeros(50_000), 9)
  return writeZip([{ ...honest, bytes: zeros(1_000) }, ...rest])
}

export const brokenZips = brokenFiles('ofd', breaks)
