import { composedOutline } from './composed-characters.ts'
import { FontError } from './font-error.ts'
import { GreekLetters } from './greek-letters.ts'
import { OutlineFont, type Outline } from './outline-font.ts'
import { outlinePath } from './outline-path.ts'
import { readPackageFile } from './package-file.ts'
import { RareCharacters } from './rare-characters.ts'
import { readWoff } from './sfnt.ts'
import { subsetCharactersMax, writeSubset } from './write-subset.ts'

/** The font of bill faces: Noto Serif SC (思源宋体), a Song typeface under the SIL Open Font License. */
export interface FaceFont {
  /** The name of the family inside every file that `subset` gives. */
  readonly familyName: string
  /** The advance of each code point in thousandths of the em. What is missing is as wide as 〓. */
  advances(text: string): readonly number[]
  /** The characters that the font cannot draw, each once, in the order of the text. */
  missing(text: string): readonly string[]
  /**
   * A TrueType font (sfnt) with these characters only; the same characters give the same bytes. A character that is
   * missing, such as a very rare one in a name, is in the file nevertheless and drawn as 〓, which printers put for a
   * sort they lack: readers see that something stands there, and copying and searching give the real character.
   * @throws FontError FONT_TOO_MANY_CHARACTERS beyond `subsetCharactersMax`
   */
  subset(characters: Iterable<string>): Uint8Array
  /** The outline of a character as data of an SVG path: thousandths of the em, y downwards, the base line at 0. */
  path(character: string): string
}

const commonCharacters =
  '@fontsource/noto-serif-sc/files/noto-serif-sc-chinese-simplified-400-normal.woff'
const substitute = '〓'.codePointAt(0) ?? 0
const emThousandths = 1_000

const names = {
  0: 'Copyright 2017-2024 Adobe. A part of Noto Serif SC with the characters of one document.',
  1: 'Noto Serif SC',
  2: 'Regular',
  4: 'Noto Serif SC',
  6: 'NotoSerifSC-Regular',
  13: 'SIL Open Font License, Version 1.1',
} as const

let loaded: FaceFont | undefined

/**
 * The font of bill faces, loaded once in a process: some fifty milliseconds and ten megabytes.
 * @throws FontError FONT_MALFORMED when the installed font package is damaged
 */
export function loadFaceFont(): FaceFont {
  return (loaded ??= openFaceFont())
}

function openFaceFont(): FaceFont {
  const common = new OutlineFont(readWoff(readPackageFile(commonCharacters)))
  const greek = new GreekLetters()
  const rare = new RareCharacters()
  const find = (codePoint: number): Outline | undefined =>
    common.outlineOf(codePoint) ??
    composedOutline(codePoint, (part) => common.outlineOf(part)) ??
    greek.outlineOf(codePoint) ??
    rare.outlineOf(codePoint)
  const forMissing = common.outlineOf(substitute) ?? common.unknownCharacter
  const draw = remembering((codePoint) => find(codePoint) ?? forMissing)
  return {
    familyName: names[1],
    advances: (text) =>
      codePointsOf(text).map((code) => (draw(code).advance * emThousandths) / common.unitsPerEm),
    missing: (text) =>
      [...new Set(text)].filter((character) => draw(codePointOf(character)) === forMissing),
    subset: (characters) => {
      const codePoints = new Set([...characters].flatMap(codePointsOf))
      if (codePoints.size > subsetCharactersMax) throw new FontError('FONT_TOO_MANY_CHARACTERS')
      return writeSubset(
        common,
        new Map(Array.from(codePoints, (code) => [code, draw(code)])),
        names,
      )
    },
    path: (character) => outlinePath(draw(codePointOf(character)).bytes),
  }
}

const codePointOf = (character: string): number => character.codePointAt(0) ?? 0
const codePointsOf = (text: string): number[] => Array.from(text, codePointOf)

/** Keeps every outline it gave; there are no more of them than characters in Unicode. */
function remembering(draw: (codePoint: number) => Outline): (codePoint: number) => Outline {
  const known = new Map<number, Outline>()
  return (codePoint) => {
    const outline = known.get(codePoint) ?? draw(codePoint)
    known.set(codePoint, outline)
    return outline
  }
}
