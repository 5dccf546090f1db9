/** Where a place in a text is for somebody who has it open in an editor. */
export interface TextPlace {
  /** From 1. A line ends in CR LF, in LF or in CR (XML 1.0, 2.11). */
  readonly line: number
  /** From 1, in characters (code points). A byte order mark counts as none. */
  readonly column: number
}

/** The places of indexes that never decrease, found in one pass. */
export function* placesOf(text: string, indexes: Iterable<number>): Generator<TextPlace> {
  const lineEnd = /\r\n|[\r\n]/g
  let line = 1
  let lineStart = text.startsWith('\u{FEFF}') ? 1 : 0
  let end = nextLineStart(lineEnd, text)
  for (const index of indexes) {
    while (end <= index) {
      line += 1
      lineStart = end
      end = nextLineStart(lineEnd, text)
    }
    yield { line, column: Array.from(text.slice(lineStart, index)).length + 1 }
  }
}

export function placeAt(text: string, index: number): TextPlace {
  const [place = { line: 1, column: 1 }] = placesOf(text, [index])
  return place
}

/** Index behind the next line end, or infinity where none follows. */
function nextLineStart(lineEnd: RegExp, text: string): number {
  return lineEnd.exec(text) === null ? Number.POSITIVE_INFINITY : lineEnd.lastIndex
}
