import { OutlineFont, type Outline } from './outline-font.ts'
import { readPackageFile } from './package-file.ts'
import { readWoff } from './sfnt.ts'

const greekFile = '@fontsource/noto-serif/files/noto-serif-greek-400-normal.woff'
const firstGreek = 0x370
const lastGreek = 0x3ff

/** Greek letters, which names of drugs and tests have (α-干扰素, γ-谷氨酰转移酶), from the sister of the typeface. */
export class GreekLetters {
  private font: OutlineFont | undefined

  outlineOf(codePoint: number): Outline | undefined {
    if (codePoint < firstGreek || codePoint > lastGreek) return undefined
    this.font ??= new OutlineFont(readWoff(readPackageFile(greekFile)))
    return this.font.outlineOf(codePoint)
  }
}
