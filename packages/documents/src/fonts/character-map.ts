import { FontError } from './font-error.ts'
import { viewOf } from './sfnt.ts'

/** Glyph numbers by code point. */
export type CharacterMap = ReadonlyMap<number, number>

const unicodeFull = 10
const unicodeBmp = 1
const platformMicrosoft = 3

/**
 * Reads `cmap`: the subtable of all Unicode characters where there is one, else that of the first 65,536.
 * @throws FontError FONT_MALFORMED
 */
export function readCharacterMap(table: Uint8Array): CharacterMap {
  const view = viewOf(table)
  const full = subtable(view, unicodeFull)
  if (full !== undefined && view.getUint16(full) === 12) return readFormat12(view, full)
  const bmp = subtable(view, unicodeBmp)
  if (bmp !== undefined && view.getUint16(bmp) === 4) return readFormat4(view, bmp)
  throw new FontError('FONT_MALFORMED')
}

function subtable(view: DataView, encoding: number): number | undefined {
  for (let index = 0; index < view.getUint16(2); index++) {
    const record = 4 + 8 * index
    if (view.getUint16(record) === platformMicrosoft && view.getUint16(record + 2) === encoding)
      return view.getUint32(record + 4)
  }
  return undefined
}

function readFormat12(view: DataView, start: number): CharacterMap {
  const map = new Map<number, number>()
  for (let group = 0; group < view.getUint32(start + 12); group++) {
    const at = start + 16 + 12 * group
    const [first, last, glyph] = [
      view.getUint32(at),
      view.getUint32(at + 4),
      view.getUint32(at + 8),
    ]
    if (last > 0x10_ff_ff) throw new FontError('FONT_MALFORMED')
    for (let code = first; code <= last; code++) map.set(code, glyph + code - first)
  }
  return map
}

function readFormat4(view: DataView, start: number): CharacterMap {
  const map = new Map<number, number>()
  const doubled = view.getUint16(start + 6)
  for (let at = start + 14; at < start + 14 + doubled; at += 2) {
    const last = view.getUint16(at)
    const first = view.getUint16(at + doubled + 2)
    const delta = view.getUint16(at + 2 * doubled + 2)
    const rangeAt = at + 3 * doubled + 2
    const range = view.getUint16(rangeAt)
    for (let code = first; code <= last && code < 0xff_ff; code++) {
      const listed = range === 0 ? code : view.getUint16(rangeAt + range + 2 * (code - first))
      const glyph = listed === 0 ? 0 : (listed + delta) & 0xff_ff
      if (glyph !== 0) map.set(code, glyph)
    }
  }
  return map
}

/** A run of code points whose glyphs follow each other too. */
interface Run {
  readonly first: number
  readonly last: number
  readonly glyph: number
}

/** Writes `cmap` for code points in ascending order, whose glyphs are 1, 2, 3 and so on. */
export function writeCharacterMap(codePoints: readonly number[]): Uint8Array {
  const bmp = format4(runsOf(codePoints.filter((code) => code < 0xff_ff)))
  const full = format12(runsOf(codePoints))
  const table = new Uint8Array(20 + bmp.length + full.length)
  const view = viewOf(table)
  const header = [0, 2, platformMicrosoft, unicodeBmp, 0, 20, platformMicrosoft, unicodeFull]
  writeWords(view, 0, header)
  view.setUint32(16, 20 + bmp.length)
  table.set(bmp, 20)
  table.set(full, 20 + bmp.length)
  return table
}

function runsOf(codePoints: readonly number[]): Run[] {
  const runs: Run[] = []
  for (const [index, code] of codePoints.entries()) {
    const run = runs.at(-1)
    if (run !== undefined && run.last + 1 === code) runs[runs.length - 1] = { ...run, last: code }
    else runs.push({ first: code, last: code, glyph: index + 1 })
  }
  return runs
}

function format4(bmpRuns: readonly Run[]): Uint8Array {
  // The format asks for a last segment of 0xffff, which maps to glyph 0.
  const runs = [...bmpRuns, { first: 0xff_ff, last: 0xff_ff, glyph: 0x1_00_00 }]
  const log = Math.floor(Math.log2(runs.length))
  const table = new Uint8Array(16 + 8 * runs.length)
  const searchRange = 2 * 2 ** log
  writeWords(viewOf(table), 0, [
    4,
    table.length,
    0,
    2 * runs.length,
    searchRange,
    log,
    2 * runs.length - searchRange,
    ...runs.map(({ last }) => last),
    0,
    ...runs.map(({ first }) => first),
    ...runs.map(({ first, glyph }) => (glyph - first) & 0xff_ff),
    ...runs.map(() => 0),
  ])
  return table
}

function format12(runs: readonly Run[]): Uint8Array {
  const table = new Uint8Array(16 + 12 * runs.length)
  const view = viewOf(table)
  view.setUint16(0, 12)
  view.setUint32(4, table.length)
  view.setUint32(12, runs.length)
  for (const [index, { first, last, glyph }] of runs.entries()) {
    view.setUint32(16 + 12 * index, first)
    view.setUint32(20 + 12 * index, last)
    view.setUint32(24 + 12 * index, glyph)
  }
  return table
}

function writeWords(view: DataView, offset: number, words: readonly number[]): void {
  for (const [index, word] of words.entries()) view.setUint16(offset + 2 * index, word)
}
