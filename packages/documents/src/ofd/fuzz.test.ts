import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readZip } from '../zip/read-zip.ts'
import { writeZip, packEntry } from '../zip/write-zip.ts'
import { readOfd } from './read-ofd.ts'
import { bothSealed, trust } from './testing/sealed-samples.ts'
import { verifyOfd } from './verify-ofd.ts'

const entries = readZip(bothSealed)
const small = entries.filter(({ name }) => !name.endsWith('.ttf'))

/** What became of the bytes: a verdict, or the class of the error. */
function outcomeOf(bytes: Uint8Array): string {
  try {
    return verifyOfd(readOfd(bytes), trust).valid ? 'valid' : 'invalid'
  } catch (error) {
    return (error as Error).name
  }
}

const refusals = ['invalid', 'OfdError', 'ZipFileError']
const place = fc.nat(999_999).map((millionths) => millionths / 1_000_000)
const at = (bytes: Uint8Array, share: number) => Math.floor(share * bytes.length)

test('a byte that is changed in any file is found', () => {
  const change = fc.tuple(fc.nat(entries.length - 1), place, fc.integer({ min: 1, max: 255 }))
  fc.assert(
    fc.property(change, ([which, share, mask]) => {
      const changed = entries.map((entry, index) => {
        if (index !== which) return entry
        const bytes = new Uint8Array(entry.bytes)
        bytes[at(bytes, share)] = (bytes[at(bytes, share)] ?? 0) ^ mask
        return packEntry(entry.name, bytes, 0)
      })
      const listed = entries[which]?.name === 'Doc_0/Signs/Signatures.xml'
      // No seal covers the list: an attribute in it may change its name without a change of meaning.
      expect(listed ? [...refusals, 'valid'] : refusals).toContain(outcomeOf(writeZip(changed)))
    }),
    { numRuns: 150 },
  )
})

const pieces =
  `<![CDATA[|]]>|<!--|-->|<?xml version="1.0"?>|<!DOCTYPE a>|&b;|&#0;|<ofd:a>|</ofd:Page>|<__proto__/>| a="1" a="1"|../|"|'|&|xmlns:ofd="x"|-1|1e400|NaN|`
    .split('|')
    .map((piece) => new TextEncoder().encode(piece))

test('pieces of markup put anywhere are read or refused', () => {
  const change = fc.tuple(fc.nat(small.length - 1), place, fc.constantFrom(...pieces), fc.nat(6))
  fc.assert(
    fc.property(change, ([which, share, piece, length]) => {
      const changed = entries.map((entry) => {
        if (entry !== small[which]) return entry
        const start = at(entry.bytes, share)
        const [before, after] = [
          entry.bytes.subarray(0, start),
          entry.bytes.subarray(start + length),
        ]
        return packEntry(entry.name, new Uint8Array(Buffer.concat([before, piece, after])), 0)
      })
      expect([...refusals, 'valid']).toContain(outcomeOf(writeZip(changed)))
    }),
    { numRuns: 400 },
  )
})

test('a file that is cut off anywhere is refused', () => {
  fc.assert(
    fc.property(place, (share) => {
      expect(outcomeOf(bothSealed.subarray(0, at(bothSealed, share)))).toBe('ZipFileError')
    }),
    { numRuns: 100 },
  )
})

test('files that change places are found', () => {
  const pair = fc.tuple(fc.nat(entries.length - 1), fc.nat(entries.length - 1))
  fc.assert(
    fc.property(
      pair.filter(([a, b]) => a !== b),
      ([a, b]) => {
        const bytesOf = (index: number) => entries[index]?.bytes ?? new Uint8Array()
        const changed = entries.map(({ name, bytes }, index) => {
          if (index === a) return packEntry(name, bytesOf(b), 0)
          return packEntry(name, index === b ? bytesOf(a) : bytes, 0)
        })
        expect(refusals).toContain(outcomeOf(writeZip(changed)))
      },
    ),
    { numRuns: 100 },
  )
})
