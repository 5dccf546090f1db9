import { OutlineFont, type Outline } from './outline-font.ts'
import { readPackageFile } from './package-file.ts'
import { readWoff } from './sfnt.ts'

const packageName = '@fontsource/noto-serif-sc'

/** A part of the typeface in a file of its own, and the code points that are in it. */
interface Slice {
  readonly file: string
  readonly ranges: readonly (readonly [first: number, last: number])[]
}

/**
 * Finds characters beyond the common ones. The typeface comes as one file with the 7,947 common characters and about a
 * hundred small files with some 5,700 others; a small file is opened when a bill first needs a character of it.
 */
export class RareCharacters {
  private slices: readonly Slice[] | undefined
  /** Holds at most as many fonts as the package has files. */
  private readonly opened = new Map<string, OutlineFont>()

  outlineOf(codePoint: number): Outline | undefined {
    this.slices ??= readSlices()
    for (const { file, ranges } of this.slices) {
      if (!ranges.some(([first, last]) => first <= codePoint && codePoint <= last)) continue
      const outline = this.open(file).outlineOf(codePoint)
      if (outline !== undefined) return outline
    }
    return undefined
  }

  private open(file: string): OutlineFont {
    const known = this.opened.get(file)
    if (known !== undefined) return known
    const font = new OutlineFont(readWoff(readPackageFile(file)))
    this.opened.set(file, font)
    return font
  }
}

/** `unicode.json` of the package names every part, such as `[4]` or `latin`, with its ranges. */
function readSlices(): readonly Slice[] {
  const text = new TextDecoder().decode(readPackageFile(`${packageName}/unicode.json`))
  const parts = JSON.parse(text) as Record<string, string>
  return Object.entries(parts).map(([part, ranges]) => ({
    file: `${packageName}/files/noto-serif-sc-${part.replaceAll(/[[\]]/g, '')}-400-normal.woff`,
    ranges: ranges.split(',').map(readRange),
  }))
}

function readRange(text: string): readonly [number, number] {
  const [first = '', last = first] = text.trim().slice(2).split('-')
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
}
