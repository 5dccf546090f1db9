/** Line of a place in a text, from 1. A line ends in CR LF, in LF or in CR (XML 1.0, 2.11). */
export function lineAt(text: string, index: number): number {
  let line = 1
  for (const end of lineEndsBefore(text, index)) if (end <= index) line += 1
  return line
}

/** Column of a place in its line, from 1, in characters (code points). A byte order mark counts as none. */
export function columnAt(text: string, index: number): number {
  let start = text.startsWith('\u{FEFF}') ? 1 : 0
  for (const end of lineEndsBefore(text, index)) if (end <= index) start = end
  return start > index ? 1 : Array.from(text.slice(start, index)).length + 1
}

/** Indexes behind the ends of lines, up to the first behind the place. */
function* lineEndsBefore(text: string, index: number): Generator<number> {
  for (const { 0: end, index: at } of text.slice(0, index + 1).matchAll(/\r\n|[\r\n]/g)) {
    yield at + end.length
  }
}
