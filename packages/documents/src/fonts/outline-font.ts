import { readCharacterMap, type CharacterMap } from './character-map.ts'
import { FontError } from './font-error.ts'
import { viewOf, type FontTables } from './sfnt.ts'

/** One character as the font draws it: its entry of `glyf` and its metrics in font units. */
export interface Outline {
  readonly bytes: Uint8Array
  readonly advance: number
  readonly sideBearing: number
}

/** A TrueType font that is read glyph by glyph. */
export class OutlineFont {
  readonly tables: FontTables
  readonly unitsPerEm: number
  readonly characters: CharacterMap
  private readonly longOffsets: boolean
  private readonly metricsCount: number

  /** @throws FontError FONT_MALFORMED */
  constructor(tables: FontTables) {
    this.tables = tables
    this.unitsPerEm = viewOf(this.table('head')).getUint16(18)
    this.longOffsets = viewOf(this.table('head')).getInt16(50) === 1
    this.metricsCount = viewOf(this.table('hhea')).getUint16(34)
    this.characters = readCharacterMap(this.table('cmap'))
  }

  table(tag: string): Uint8Array {
    const table = this.tables.get(tag)
    if (table === undefined) throw new FontError('FONT_MALFORMED')
    return table
  }

  /** What stands for a character that the font does not know. */
  get unknownCharacter(): Outline {
    return this.outline(0)
  }

  /** None where the font does not know the character, or draws it by referring to other glyphs: that cannot be lifted out. */
  outlineOf(codePoint: number): Outline | undefined {
    const glyph = this.characters.get(codePoint)
    return glyph === undefined || this.isComposite(glyph) ? undefined : this.outline(glyph)
  }

  /** A glyph without hints of its own: those of `fpgm` and `prep` are not carried into other fonts. */
  private outline(glyph: number): Outline {
    return { bytes: this.glyphBytes(glyph), ...this.metrics(glyph) }
  }

  private glyphBytes(glyph: number): Uint8Array {
    return this.table('glyf').subarray(this.offsetOf(glyph), this.offsetOf(glyph + 1))
  }

  private isComposite(glyph: number): boolean {
    const bytes = this.glyphBytes(glyph)
    return bytes.length > 0 && viewOf(bytes).getInt16(0) < 0
  }

  private offsetOf(glyph: number): number {
    const locations = viewOf(this.table('loca'))
    return this.longOffsets ? locations.getUint32(4 * glyph) : 2 * locations.getUint16(2 * glyph)
  }

  private metrics(glyph: number): { advance: number; sideBearing: number } {
    const metrics = viewOf(this.table('hmtx'))
    const last = this.metricsCount - 1
    const sideBearingAt = glyph <= last ? 4 * glyph + 2 : 4 * last + 4 + 2 * (glyph - last - 1)
    return {
      advance: metrics.getUint16(4 * Math.min(glyph, last)),
      sideBearing: metrics.getInt16(sideBearingAt),
    }
  }
}
