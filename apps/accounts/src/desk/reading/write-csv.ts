/** Excel takes a CSV for UTF-8 only with this mark. */
const mark = '\uFEFF'

/** A table as CSV, line by line. */
export async function* writeCsv(
  header: readonly string[],
  pages: AsyncIterable<readonly (readonly string[])[]>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(mark + lineOf(header))
  for await (const rows of pages) yield encoder.encode(rows.map(lineOf).join(''))
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/**
 * One cell, in quotes. A text that a spreadsheet program would calculate is begun with an apostrophe, and digits that it
 * would shorten are begun with a tab, so that it shows both as they are.
 */
export function csvCell(text: string): string {
  const isFormula = /^[=+\-@\t\r\n|%]/.test(text) && !/^-?\d{1,12}(\.\d{1,2})?$/.test(text)
  const isLongNumber = /^(0\d+|\d{12,})$/.test(text)
  const shown = isFormula ? `'${text}` : `${isLongNumber ? '\t' : ''}${text}`
  return `"${shown.replaceAll('"', '""')}"`
}
