/** Excel reads UTF-8 only where the file says so. */
export const csvByteOrderMark = '\ufeff'
export const csvContentType = 'text/csv; charset=utf-8'

/** A spreadsheet takes a cell that begins so for a formula and carries it out; some take the wide signs, too. */
const formulaBeginning = /^[=+@＝＋－＠\t\r\n]|^-(?!\d+(?:\.\d+)?$)/

/** One line by RFC 4180. Texts that a spreadsheet would carry out get an apostrophe; amounts below zero stay numbers. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => csvCell(String(cell))).join(',')}\r\n`
}

function csvCell(text: string): string {
  const harmless = formulaBeginning.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
