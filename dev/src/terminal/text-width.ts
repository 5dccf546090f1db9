/** Characters that take two columns on a terminal (East Asian Width W and F, as far as this program writes them). */
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]/u

/** Marks that may not begin a line. */
const closing = /[，。；：、？！）》」』”’…]/u

/** Columns that a text without control characters takes. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += wide.test(character) ? 2 : 1
  return width
}

export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

/** Breaks a text into lines of at most `width` columns: between Chinese characters anywhere, else between words. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of piecesOf(text)) {
    if (line !== '' && widthOf(line) + widthOf(piece.trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    if (line !== '' || piece.trim() !== '') line += piece
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()]
}

/** Parts that stay together: a word with the space after it, or a Chinese character, each with the marks that close it. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = []
  for (const [piece] of text.matchAll(/[!-~]+ *|[^!-~]/gu)) {
    const previous = pieces.at(-1)
    if (previous !== undefined && closing.test(piece)) pieces[pieces.length - 1] = previous + piece
    else pieces.push(piece)
  }
  return pieces
}
