import writeExcelFile from 'write-excel-file/node'
import type { TextTable } from './reading-task.ts'

const columnCharacters = 18

/** Writes a table as xlsx: every cell is a text, never a number and never a formula. */
export async function writeWorkbook({ title, header, rows }: TextTable): Promise<Uint8Array> {
  const cell = (value: string) => ({ type: String, value, format: '@' })
  const data = [
    header.map((value) => ({ ...cell(value), fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map(cell)),
  ]
  const columns = header.map(() => ({ width: columnCharacters }))
  const file = await writeExcelFile(data, { sheet: title, columns }).toBuffer()
  return new Uint8Array(file)
}
