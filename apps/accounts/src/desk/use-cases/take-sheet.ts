import type { Instant } from '@piaoqiao/domain'
import { enterFile } from '../../files/enter-file.ts'
import { keepFile } from '../../files/keep-upload.ts'
import { newRecordId } from '../../record-id.ts'
import { keyText } from '../bill-ports.ts'
import type { ReadSheet } from '../reading/reading-task.ts'
import type { RunReading } from '../reading/run-reading.ts'
import type { Duplicate, RowFacts, Sheet, SheetRow } from '../sheet-ports.ts'
import type { DeskParts, DeskUser } from './desk-parts.ts'
import { auditOf, openDesk } from './desk-parts.ts'
import { findDuplicates } from './find-duplicates.ts'

/** Rows that are verified in one message. */
export const chunkRowsMax = 500

/**
 * Takes a spreadsheet of bills in: what its rows say, which of them stand twice or are known to the unit already. The job
 * verifies them afterwards.
 * @throws AccountsError with a code that begins with `SHEET_`, or `READING_TOO_LONG`
 */
export async function takeSheet(
  parts: DeskParts & { readonly runReading: RunReading },
  user: DeskUser,
  bytes: Uint8Array,
  at: Instant,
): Promise<Sheet> {
  await openDesk(parts, user.unitId)
  const read = await parts.runReading({ kind: 'sheet', bytes })
  const known = await findDuplicates(parts.tables, user.unitId, read.rows)
  const sheetId = newRecordId('S', at)
  const isWorkbook = bytes[0] === 0x50
  const stored = await keepFile(parts.files, {
    owner: `sheet:${sheetId}`,
    name: isWorkbook ? 'bills.xlsx' : 'bills.csv',
    bytes,
    at,
    contentType: isWorkbook ? xlsxType : csvType,
  })
  const sheet: Sheet = {
    ...user,
    sheetId,
    fileId: stored.fileId,
    rowCount: read.rows.length + read.faults.length,
    faultyCount: read.faults.length,
    checkedCount: 0,
    createdAt: at,
    doneAt: read.rows.length === 0 ? at : null,
  }
  await enterFile(parts, stored, async ({ sheets, files, audit }) => {
    await files.add(stored)
    await sheets.add(sheet, rowsOf(read, known), chunksOf(read.rows))
    const details = { sheet: sheetId, rows: sheet.rowCount }
    await audit.append(auditOf(user, 'sheet_taken', at, details))
  })
  return sheet
}

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const csvType = 'text/csv'

function rowsOf(
  { rows, faults }: ReadSheet,
  known: ReadonlyMap<string, Duplicate>,
): readonly SheetRow[] {
  const first = new Map<string, number>()
  const good = rows.map(({ checkCode: _, ...facts }): SheetRow => {
    const key = keyText(facts)
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, facts.rowNumber)
    const duplicate: Duplicate | null =
      earlier === undefined ? (known.get(key) ?? null) : { kind: 'in_file', of: String(earlier) }
    return { ...facts, duplicate, result: null }
  })
  const faulty = faults.map(({ result, ...key }): SheetRow => {
    return { ...key, amount: '', issuedOn: '', duplicate: null, result }
  })
  return [...good, ...faulty]
}

function chunksOf(rows: readonly RowFacts[]) {
  const count = Math.ceil(rows.length / chunkRowsMax)
  return Array.from({ length: count }, (_, index) => ({
    chunkNumber: index + 1,
    rows: rows.slice(index * chunkRowsMax, (index + 1) * chunkRowsMax),
  }))
}
