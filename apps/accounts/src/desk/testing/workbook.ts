import { packEntry, writeZip } from '@piaoqiao/documents/zip'
import type { DeflateLevel } from '@piaoqiao/documents/zip'

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** A workbook with one sheet, whose rows and whatever stands behind them are given as markup. */
export function workbook(
  rows: string,
  given: {
    readonly prolog?: string
    readonly behind?: string
    readonly parts?: Readonly<Record<string, string | Uint8Array>>
    readonly level?: DeflateLevel
  } = {},
): Uint8Array {
  const { prolog = '', behind = '', parts = {}, level = 6 } = given
  const files = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    // Style 1 is a day.
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<?xml version="1.0" encoding="UTF-8"?>${prolog}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${behind}</worksheet>`,
    ...parts,
  }
  const encoder = new TextEncoder()
  return writeZip(
    Object.entries(files).map(([name, content]) =>
      packEntry(name, typeof content === 'string' ? encoder.encode(content) : content, level),
    ),
  )
}

/** One row of a sheet; a number is a number there, and a text is a text. Markup is taken as it is. */
export function row(
  number: number,
  cells: readonly (string | number | { markup: string })[],
): string {
  const markup = cells.map((value, index) => {
    const place = `r="${String.fromCodePoint(65 + index)}${String(number)}"`
    if (typeof value === 'number') return `<c ${place}><v>${String(value)}</v></c>`
    if (typeof value === 'string') {
      return `<c ${place} t="inlineStr"><is><t>${value}</t></is></c>`
    }
    return `<c ${place} ${value.markup}</c>`
  })
  return `<row r="${String(number)}">${markup.join('')}</row>`
}

export const header = row(1, ['票据代码', '票据号码', '校验码', '票据金额', '开票日期'])
