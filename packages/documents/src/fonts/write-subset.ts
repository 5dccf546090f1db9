import { writeCharacterMap } from './character-map.ts'
import type { Outline, OutlineFont } from './outline-font.ts'
import { viewOf, writeSfnt } from './sfnt.ts'

/** Glyph numbers have sixteen bits, and one is taken by what stands for an unknown character. */
export const subsetCharactersMax = 65_534

/**
 * A TrueType font with these characters only, and with the vertical measures of `model`. Equal input gives equal bytes.
 * @param outlines by code point, in any order; at most `subsetCharactersMax`
 * @param names entries of the `name` table by their numbers
 */
export function writeSubset(
  model: OutlineFont,
  outlines: ReadonlyMap<number, Outline>,
  names: Readonly<Record<number, string>>,
): Uint8Array {
  const sorted = [...outlines].toSorted(([left], [right]) => left - right)
  const glyphs = [model.unknownCharacter, ...sorted.map(([, outline]) => outline)]
  const codePoints = sorted.map(([codePoint]) => codePoint)
  const { glyf, loca } = writeOutlines(glyphs)
  return writeSfnt(
    new Map([
      ['OS/2', withCharacterRange(model.table('OS/2'), codePoints)],
      ['cmap', writeCharacterMap(codePoints)],
      ['glyf', glyf],
      ['head', withWord(model.table('head'), 50, 1)],
      ['hhea', withWord(model.table('hhea'), 34, glyphs.length)],
      ['hmtx', writeMetrics(glyphs)],
      ['loca', loca],
      ['maxp', withWord(model.table('maxp'), 4, glyphs.length)],
      ['name', writeNames(names)],
      ['post', model.table('post')],
    ]),
  )
}

function withWord(table: Uint8Array, offset: number, word: number): Uint8Array {
  const copy = table.slice()
  viewOf(copy).setUint16(offset, word)
  return copy
}

function withCharacterRange(table: Uint8Array, codePoints: readonly number[]): Uint8Array {
  const first = withWord(table, 64, Math.min(codePoints[0] ?? 0, 0xff_ff))
  return withWord(first, 66, Math.min(codePoints.at(-1) ?? 0, 0xff_ff))
}

function writeOutlines(glyphs: readonly Outline[]): { glyf: Uint8Array; loca: Uint8Array } {
  const even = (length: number): number => length + (length % 2)
  const length = glyphs.reduce((sum, { bytes }) => sum + even(bytes.length), 0)
  const glyf = new Uint8Array(length)
  const loca = new Uint8Array(4 * (glyphs.length + 1))
  let offset = 0
  for (const [index, { bytes }] of glyphs.entries()) {
    glyf.set(bytes, offset)
    offset += even(bytes.length)
    viewOf(loca).setUint32(4 * (index + 1), offset)
  }
  return { glyf, loca }
}

function writeMetrics(glyphs: readonly Outline[]): Uint8Array {
  const table = new Uint8Array(4 * glyphs.length)
  const view = viewOf(table)
  for (const [index, { advance, sideBearing }] of glyphs.entries()) {
    view.setUint16(4 * index, advance)
    view.setInt16(4 * index + 2, sideBearing)
  }
  return table
}

/** English names for Microsoft's platform, the ones that every reader looks for. */
function writeNames(names: Readonly<Record<number, string>>): Uint8Array {
  const entries = Object.entries(names)
  const start = 6 + 12 * entries.length
  const table = new Uint8Array(entries.reduce((sum, [, name]) => sum + 2 * name.length, start))
  const view = viewOf(table)
  view.setUint16(2, entries.length)
  view.setUint16(4, start)
  let offset = start
  for (const [index, [number, name]] of entries.entries()) {
    const record = [3, 1, 0x04_09, Number(number), 2 * name.length, offset - start]
    for (const [at, word] of record.entries()) view.setUint16(6 + 12 * index + 2 * at, word)
    for (let at = 0; at < name.length; at++, offset += 2)
      view.setUint16(offset, name.charCodeAt(at))
  }
  return table
}
