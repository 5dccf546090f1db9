/** First characters by which a spreadsheet takes a text for a formula. */
const formulaBeginnings = /^[=+\-@\t\r]/

/** Spreadsheets read UTF-8 when a file begins with it. */
export const byteOrderMark = '\uFEFF'

/** A line of a CSV file (RFC 4180). A text that a spreadsheet would take for a formula is disarmed. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(cellText).join(',')}\r\n`
}

function cellText(text: string): string {
  const harmless = formulaBeginnings.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
