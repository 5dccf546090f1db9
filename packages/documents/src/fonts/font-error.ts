const sentences = {
  FONT_MALFORMED: 'the font file is damaged or of a kind that this program does not read',
  FONT_TOO_MANY_CHARACTERS: 'a font file cannot hold that many characters',
} as const

export type FontErrorCode = keyof typeof sentences

/** A font that cannot be read, or one that cannot be made. */
export class FontError extends Error {
  readonly code: FontErrorCode

  constructor(code: FontErrorCode) {
    super(sentences[code])
    this.name = 'FontError'
    this.code = code
  }
}
