import type { FaceFont } from '../fonts/face-font.ts'

/** Outlines that a picture uses, each defined once and drawn by reference. */
export class GlyphShapes {
  private readonly font: FaceFont
  private readonly defined = new Map<string, string>()

  constructor(font: FaceFont) {
    this.font = font
  }

  /** Draws a character at a place given in thousandths of the em; a character without ink gives nothing. */
  use(character: string, x = 0): string {
    const id = `g${(character.codePointAt(0) ?? 0).toString(16)}`
    const path = this.defined.get(id) ?? this.font.path(character)
    if (path === '') return ''
    this.defined.set(id, path)
    return `<use href="#${id}"${x === 0 ? '' : ` x="${x}"`}/>`
  }

  definitions(): string {
    const paths = Array.from(this.defined, ([id, path]) => `<path id="${id}" d="${path}"/>`)
    return `<defs>${paths.join('')}</defs>`
  }
}
