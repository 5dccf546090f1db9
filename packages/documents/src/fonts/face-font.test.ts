import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import * as harfbuzz from 'harfbuzzjs'
import { afterAll, describe, expect, test } from 'vitest'
import { loadFaceFont } from './face-font.ts'

const font = loadFaceFont()
const folder = mkdtempSync(join(tmpdir(), 'piaoqiao-font-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** A picture of the text by another program's reading of the font file. */
function draw(file: Uint8Array, text: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="60"><text x="5" y="45" font-size="40" font-family="${font.familyName}">${text}</text></svg>`
  const path = join(folder, 'subset.ttf')
  writeFileSync(path, file)
  const options = { fontFiles: [path], loadSystemFonts: false }
  return new Resvg(svg, { font: options }).render().pixels.toString('base64')
}

describe('the font of bill faces', () => {
  test.each([
    [
      'Chinese is as wide as high',
      '医疗门诊收费票据',
      [1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000],
    ],
    ['Latin letters and digits have widths of their own', '09aA', [557, 562, 557, 718]],
    ['a character beyond the BMP counts once', '𠀀', [1000]],
    [
      'a Roman numeral is as wide as Chinese, a raised digit narrower than a digit',
      'ⅠⅧ⁹',
      [1000, 1000, 337],
    ],
    ['nothing has no advances', '', []],
  ])('%s', (_, text, advances) => {
    expect(font.advances(text)).toEqual(advances)
  })

  test('it has common characters, rare ones from the small files, and names those it lacks', () => {
    expect(font.missing('票据一二三龘℃①★≥Ⅰ级Ⅻⅲ10⁹₂α-干扰素Ω□☑')).toEqual([])
    expect(font.missing('张㛃a𠀀㛃ά')).toEqual(['㛃', '𠀀', 'ά'])
  })

  test('a subset draws each character as the whole of a larger one does', () => {
    const large = font.subset('医疗门诊收费票据（电子）0123456789℃①一')
    for (const character of '医（7℃') {
      expect(draw(font.subset(character), character)).toBe(draw(large, character))
    }
    expect(draw(large, '医')).not.toBe(draw(large, '疗'))
    expect(draw(large, '医')).not.toBe(draw(large, '一'))
  })

  test('what is missing is drawn as 〓', () => {
    const file = font.subset('〓㛃𠀀一')
    expect(draw(file, '㛃𠀀')).toBe(draw(file, '〓〓'))
    expect(draw(file, '〓〓')).not.toBe(draw(file, '一'))
  })

  test('the same characters in any order and number give the same bytes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...Array.from('票据医院0123456789㛃℃元')), { minLength: 1 }),
        (characters) => {
          const given = font.subset(characters)
          expect(font.subset([...characters, ...characters].toReversed())).toEqual(given)
        },
      ),
      { numRuns: 50 },
    )
  })

  test('HarfBuzz finds in it the advances and outlines that we give', () => {
    const text = '医疗（电子）0189abg;%℃①龘Ⅰ级Ⅷⅳ10⁹CO₂☑\u3000'
    const file = new harfbuzz.Face(new harfbuzz.Blob(font.subset(text)))
    const read = new harfbuzz.Font(file)
    const glyphs = Array.from(text, (character) => read.nominalGlyph(character.codePointAt(0) ?? 0))
    expect(file.upem).toBe(1000)
    expect(glyphs.map((glyph) => read.glyphHAdvance(glyph ?? 0))).toEqual(font.advances(text))
    expect(glyphs.map((glyph) => upwards(read.glyphToPath(glyph ?? 0)))).toEqual(
      Array.from(text, (character) => numbersOf(font.path(character))),
    )
  })

  test('the checksum of the whole file is the one that the format asks for', () => {
    const file = font.subset('医疗收费票据')
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
    let sum = 0
    for (let at = 0; at < file.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
    expect(sum).toBe(0xb1_b0_af_ba)
  })

  test('more characters than a font can number are refused', () => {
    const all = Array.from({ length: 65_535 }, (_, index) =>
      String.fromCodePoint(0x2_00_00 + index),
    )
    expect(() => font.subset(all)).toThrow(
      expect.objectContaining({ code: 'FONT_TOO_MANY_CHARACTERS' }),
    )
  })
})

/** The numbers of a path, whose y axis is turned; how lines that only close a contour are written is left open. */
function upwards(path: string): number[] {
  return numbersOf(path).map((number, index) => (index % 2 === 0 ? number : 0 - number))
}
function numbersOf(path: string): number[] {
  return (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number)
}
