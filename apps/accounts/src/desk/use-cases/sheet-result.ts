import { duplicateKinds } from '../sheet-ports.ts'
import type { SheetRow } from '../sheet-ports.ts'
import type { DeskTables } from '../desk-tables.ts'

export const resultHeader = [
  '行号',
  '票据代码',
  '票据号码',
  '票据金额',
  '开票日期',
  '查重',
  '查重依据',
  '结果代码',
  '说明',
  '下一步',
] as const

const pageRows = 1_000

/** What was found of every row, page by page, as texts. */
export async function* sheetResultPages(
  { sheets }: Pick<DeskTables, 'sheets'>,
  sheetId: string,
): AsyncGenerator<readonly (readonly string[])[]> {
  let after = 0
  for (;;) {
    const rows = await sheets.rows(sheetId, after, pageRows)
    if (rows.length > 0) yield rows.map(cellsOf)
    if (rows.length < pageRows) return
    after = rows.at(-1)?.rowNumber ?? after
  }
}

function cellsOf(row: SheetRow): readonly string[] {
  const { duplicate, result } = row
  return [
    String(row.rowNumber),
    row.billCode,
    row.billNumber,
    row.amount,
    row.issuedOn,
    duplicate === null ? '' : duplicateKinds[duplicate.kind],
    duplicateBasis(row),
    result?.code ?? '',
    result?.sentence ?? '等待查验',
    result?.next ?? '',
  ]
}

function duplicateBasis({ duplicate }: SheetRow): string {
  if (duplicate === null) return ''
  return duplicate.kind === 'in_file' ? `第${duplicate.of}行` : duplicate.of
}
