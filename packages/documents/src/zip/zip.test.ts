import { crc32 } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checksumOf } from './checksum.ts'
import { readZip } from './read-zip.ts'
import { packEntry, writeZip } from './write-zip.ts'
import { zipCentralBytes, zipEndBytes, zipLocalBytes } from './zip-entry.ts'
import { ZipFileError, zipFaults, type ZipFaultCode } from './zip-file-error.ts'
import {
  zipArchiveBytesMax,
  zipEntriesMax,
  zipEntryBytesMax,
  zipTotalBytesMax,
} from './zip-bounds.ts'

const text = (content: string) => new TextEncoder().encode(content)
const file = (name: string, content = '内容'.repeat(40)) => packEntry(name, text(content), 6)
const archive = (...names: string[]) => writeZip(names.map((name) => file(name)))

/** Where the records of the first file are, in an archive of one file. */
const name = 'OFD.xml'
const sample = archive(name)
const end = sample.length - zipEndBytes
const central = end - zipCentralBytes - name.length
const data = zipLocalBytes + name.length

/** The sample with these bytes at these places. */
function patched(...patches: readonly (readonly [offset: number, ...bytes: number[]])[]) {
  const bytes = new Uint8Array(sample)
  for (const [offset, ...values] of patches) bytes.set(values, offset)
  return bytes
}

/** A file that says it is this large, and holds less. */
function claiming(inflatedBytes: number, count = 1): Uint8Array {
  const entries = Array.from({ length: count }, (_, index) => {
    const entry = file(`file-${index}`)
    return { ...entry, bytes: { length: inflatedBytes } as Uint8Array }
  })
  return writeZip(entries)
}

const refused: readonly [ZipFaultCode, string, () => Uint8Array][] = [
  ['ZIP_TOO_LARGE', 'an archive beyond its bound', () => new Uint8Array(zipArchiveBytesMax + 1)],
  ['ZIP_MALFORMED', 'nothing', () => new Uint8Array()],
  ['ZIP_MALFORMED', 'an archive that is cut off', () => sample.subarray(0, -1)],
  ['ZIP_MALFORMED', 'bytes behind the end', () => Uint8Array.of(...sample, 0)],
  ['ZIP_MALFORMED', 'a comment', () => Uint8Array.of(...patched([end + 20, 1]), 0x41)],
  ['ZIP_MALFORMED', 'a second disk', () => patched([end + 4, 1])],
  ['ZIP_MALFORMED', 'a directory that begins elsewhere', () => patched([end + 16, 1])],
  [
    'ZIP_MALFORMED',
    'a count that is not that of the directory',
    () => patched([end + 8, 2], [end + 10, 2]),
  ],
  ['ZIP_MALFORMED', 'a record of another kind', () => patched([central, 0])],
  ['ZIP_MALFORMED', 'data longer than the archive', () => patched([central + 20, 0xff, 0xff])],
  [
    'ZIP_TOO_MANY_ENTRIES',
    'more files than allowed',
    () => archive(...Array.from({ length: zipEntriesMax + 1 }, (_, index) => `${index}`)),
  ],
  ['ZIP_ENTRY_TOO_LARGE', 'a file beyond its bound', () => claiming(zipEntryBytesMax + 1)],
  [
    'ZIP_RATIO',
    'a file that inflates too much',
    () => writeZip([packEntry('a', new Uint8Array(200_000), 9)]),
  ],
  ['ZIP_TOTAL_TOO_LARGE', 'files that are too large together', () => writeZip(largeTogether())],
  ['ZIP_NAME_DUPLICATE', 'the same name twice', () => archive('a', 'a')],
  ['ZIP_NAME_DUPLICATE', 'names that differ in case', () => archive('OFD.xml', 'ofd.XML')],
  ['ZIP_NAME_DUPLICATE', 'names that differ in form', () => archive('é', 'é')],
  [
    'ZIP_NAME_DUPLICATE',
    'a file and a folder of one name',
    () => writeZip([file('a'), packEntry('a/', new Uint8Array(), 0)]),
  ],
  ['ZIP_ENCRYPTED', 'an encrypted file', () => patched([central + 8, 1], [6, 1])],
  [
    'ZIP_NOT_A_FILE',
    'a symbolic link',
    () => patched([central + 5, 3], [central + 40, 0xff, 0xa1]),
  ],
  ['ZIP_NOT_A_FILE', 'a folder with content', () => archive('a/')],
  ['ZIP_METHOD', 'another method', () => patched([central + 10, 12], [8, 12])],
  ['ZIP_HEADERS_DISAGREE', 'another name at the file', () => patched([zipLocalBytes, 0x58])],
  ['ZIP_HEADERS_DISAGREE', 'another size at the file', () => patched([22, 1])],
  ['ZIP_HEADERS_DISAGREE', 'another checksum at the file', () => patched([14, 1])],
  ['ZIP_HEADERS_DISAGREE', 'another flag at the file', () => patched([6, 2])],
  [
    'ZIP_HEADERS_DISAGREE',
    'a descriptor that is not there',
    () => patched([6, 8], [central + 8, 8]),
  ],
  [
    'ZIP_HEADERS_DISAGREE',
    'a file that does not begin where the last one ended',
    () => patched([central + 42, 1]),
  ],
  ['ZIP_HEADERS_DISAGREE', 'a stored file of two sizes', () => patched([central + 10, 0], [8, 0])],
  ['ZIP_DATA', 'data that makes no sense', () => patched([data, 0xff, 0xff, 0xff])],
  ['ZIP_DATA', 'data that inflates beyond its size', () => claiming(100)],
  ['ZIP_DATA', 'data that inflates to less than its size', () => claiming(1_000)],
  [
    'ZIP_DATA',
    'a checksum that is not that of the data',
    () => patched([central + 16, 1, 2, 3, 4], [14, 1, 2, 3, 4]),
  ],
]

/** 40,000 bytes that pack a little, so that they are inflated in steps. */
const noise = new Uint8Array(40_000)
for (let index = 0, state = 1; index < noise.length; index += 1) {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
  noise[index] = state >>> 25
}

test.each([
  ['that it is', 0, undefined],
  ['less than it is', -1, 'ZIP_DATA'],
  ['more than it is', 1, 'ZIP_DATA'],
])('a large file that says %s is read or refused', (_name, difference, code) => {
  const entry = packEntry('noise', noise, 1)
  expect(entry.packed.length).toBeGreaterThan(10_000)
  const bytes = { length: noise.length + difference } as Uint8Array
  expect(refusalCodeOf(writeZip([{ ...entry, bytes }]))).toBe(code)
})

function refusalCodeOf(bytes: Uint8Array): string | undefined {
  try {
    readZip(bytes)
    return undefined
  } catch (error) {
    return (error as ZipFileError).code
  }
}

function largeTogether() {
  const noise = new Uint8Array(zipEntryBytesMax)
  const entry = { ...file('a'), bytes: noise, packed: { length: 0 } as Uint8Array }
  const packed = new Uint8Array(Math.ceil(zipEntryBytesMax / 200))
  const count = zipTotalBytesMax / zipEntryBytesMax + 1
  return Array.from({ length: count }, (_, index) => ({ ...entry, name: `${index}`, packed }))
}

describe('an archive is refused for', () => {
  test.each(refused)('%s: %s', (code, _name, make) => {
    expect(() => readZip(make())).toThrow(expect.objectContaining({ code }))
  })

  test.each([
    '/OFD.xml',
    '../OFD.xml',
    'a/../../b',
    'a/./b',
    'a//b',
    'a\\b',
    'C:/a',
    'a\u0000b',
    'a\u202eb',
    '.',
    '//',
    'n'.repeat(256),
  ])('the unsafe name %j', (unsafe) => {
    expect(() => readZip(archive(unsafe))).toThrow(
      expect.objectContaining({ code: 'ZIP_NAME_UNSAFE' }),
    )
  })

  test('a name that is not UTF-8', () => {
    const bytes = patched([zipLocalBytes, 0xff], [central + zipCentralBytes, 0xff])
    expect(() => readZip(bytes)).toThrow(expect.objectContaining({ code: 'ZIP_NAME_UNSAFE' }))
  })

  test('whatever the table of faults names', () => {
    const tried = [...refused.map(([code]) => code), 'ZIP_NAME_UNSAFE']
    expect([...new Set(tried)].toSorted()).toEqual(Object.keys(zipFaults).toSorted())
  })
})

test('sizes behind the data are read, with their signature and without', () => {
  const { bytes, packed, checksum } = file(name)
  const sizes = new Uint8Array(Uint32Array.of(checksum, packed.length, bytes.length).buffer)
  for (const descriptor of [sizes, Uint8Array.of(0x50, 0x4b, 7, 8, ...sizes)]) {
    const given = patched([6, 8], [14, ...new Uint8Array(12)], [central + 8, 8])
    const moved = Uint8Array.of(
      ...given.subarray(0, central),
      ...descriptor,
      ...given.subarray(central),
    )
    new DataView(moved.buffer).setUint32(
      end + descriptor.length + 16,
      central + descriptor.length,
      true,
    )
    expect(readZip(moved).map((entry) => entry.bytes)).toEqual([bytes])
  }
})

test('folders are passed over', () => {
  const given = writeZip([packEntry('a/', new Uint8Array(), 0), file('a/b')])
  expect(readZip(given).map((entry) => entry.name)).toEqual(['a/b'])
})

const files = fc.uniqueArray(
  fc.tuple(
    fc.stringMatching(/^[a-z0-9票]{1,8}(?:\/[a-z0-9]{1,4})?$/),
    fc.uint8Array({ maxLength: 3_000 }),
  ),
  { selector: ([path]) => path, maxLength: 6 },
)

test('what is written is read back, and written again as the same bytes', () => {
  const level = fc.constantFrom(0, 1, 6, 9)
  fc.assert(
    fc.property(files, level, (given, packing) => {
      const entries = given.map(([path, bytes]) => packEntry(path, bytes, packing))
      const written = writeZip(entries)
      const read = readZip(written)
      expect(read.map((entry) => [entry.name, entry.bytes])).toEqual(given)
      expect(writeZip(read)).toEqual(written)
    }),
    { numRuns: 200 },
  )
})

test('the checksum is that of zlib', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(7), (bytes, offset) => {
      const part = bytes.subarray(Math.min(offset, bytes.length))
      expect(checksumOf(part)).toBe(crc32(part))
    }),
  )
})

test('mutated archives are read or refused', () => {
  const place = fc.nat(sample.length - 1)
  const noise = fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(noise, fc.nat(3), (changes, cut) => {
      const bytes = patched(...changes).subarray(0, sample.length - cut)
      expect([undefined, 'ZipFileError']).toContain(refusalOf(bytes))
    }),
    { numRuns: 2_000 },
  )
})

test('random bytes are refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(() => readZip(bytes)).toThrow(ZipFileError)
    }),
  )
})

function refusalOf(bytes: Uint8Array): string | undefined {
  try {
    readZip(bytes)
    return undefined
  } catch (error) {
    return (error as Error).name
  }
}
