import type { DeskFile } from '../desk-file.ts'
import { refuseDesk } from '../desk-refusals.ts'
import type { RunReading } from '../reading/run-reading.ts'
import { writeCsv } from '../reading/write-csv.ts'
import { csvType, xlsxType } from './take-sheet.ts'

/** Most rows of an xlsx, which is made as a whole. A CSV goes out while it is written and has no bound. */
export const workbookRowsMax = 20_000

export type TableFormat = 'xlsx' | 'csv'

export interface TablePages {
  readonly title: string
  readonly header: readonly string[]
  readonly pages: AsyncIterable<readonly (readonly string[])[]>
}

/**
 * A table as a file to be downloaded.
 * @throws AccountsError `EXPORT_TOO_LARGE` for an xlsx with too many rows
 */
export async function tableFile(
  runReading: RunReading,
  { title, header, pages }: TablePages,
  format: TableFormat,
): Promise<DeskFile> {
  if (format === 'csv') {
    return { bytes: writeCsv(header, pages), contentType: csvType, name: `${title}.csv` }
  }
  const rows: (readonly string[])[] = []
  for await (const page of pages) {
    rows.push(...page)
    if (rows.length > workbookRowsMax) {
      throw refuseDesk('EXPORT_TOO_LARGE', { details: { rows: String(workbookRowsMax) } })
    }
  }
  const bytes = await runReading({ kind: 'table', table: { title, header, rows } })
  return { bytes, contentType: xlsxType, name: `${title}.xlsx` }
}
