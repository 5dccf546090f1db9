import type { PersonalData } from '../../personal-data/personal-data.ts'
import { numberOrNull } from '../../postgres/column-values.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { DuplicateKind, RowFacts, Sheet, SheetRow, Sheets } from '../sheet-ports.ts'

interface SheetHead {
  readonly sheet_id: string
  readonly unit_id: string
  readonly user_id: string
  readonly file_id: string
  readonly row_count: number
  readonly faulty_count: number
  readonly checked_count: number
  readonly created_at: string
  readonly done_at: string | null
}

interface RowRow {
  readonly row_number: number
  readonly bill_code: string
  readonly bill_number: string
  readonly amount: string
  readonly issued_on: string
  readonly duplicate: string | null
  readonly duplicate_of: string | null
  readonly outcome: string | null
  readonly code: string | null
  readonly sentence: string | null
  readonly next: string | null
}

const placeOf = (sheetId: string, chunkNumber: number) =>
  `desk_sheet_chunks.rows:${sheetId}:${String(chunkNumber)}`

const insertRows = `
  insert into desk_sheet_rows (sheet_id, row_number, bill_code, bill_number, amount, issued_on,
    duplicate, duplicate_of, outcome, code, sentence, next)
  select $1, "rowNumber", "billCode", "billNumber", amount, "issuedOn", duplicate, "duplicateOf",
    outcome, code, sentence, next
  from jsonb_to_recordset($2::jsonb) as given("rowNumber" integer, "billCode" text,
    "billNumber" text, amount text, "issuedOn" text, duplicate text, "duplicateOf" text,
    outcome text, code text, sentence text, next text)`

const answerRows = `
  update desk_sheet_rows set outcome = given.outcome, code = given.code,
    sentence = given.sentence, next = given.next
  from jsonb_to_recordset($2::jsonb) as given("rowNumber" integer, outcome text, code text,
    sentence text, next text)
  where sheet_id = $1 and row_number = "rowNumber"`

export function createSheets(client: Queryable, personalData: PersonalData): Sheets {
  return { ...takenSheets(client, personalData), ...workedSheets(client, personalData) }
}

type WorkedSheets = Pick<Sheets, 'takeDue' | 'nextChunk' | 'finishChunk' | 'putOff'>

function takenSheets(
  client: Queryable,
  personalData: PersonalData,
): Omit<Sheets, keyof WorkedSheets> {
  return {
    async add(sheet, rows, chunks) {
      await client.query(
        `insert into desk_sheets (sheet_id, unit_id, user_id, file_id, row_count, faulty_count,
           checked_count, created_at, due_at, done_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          sheet.sheetId,
          sheet.unitId,
          sheet.userId,
          sheet.fileId,
          sheet.rowCount,
          sheet.faultyCount,
          sheet.checkedCount,
          sheet.createdAt,
          sheet.doneAt === null ? sheet.createdAt : null,
          sheet.doneAt,
        ],
      )
      await client.query(insertRows, [sheet.sheetId, JSON.stringify(rows.map(rowValues))])
      const sealed = chunks.map(({ chunkNumber, rows: facts }) => ({
        chunkNumber,
        sealedRows: Buffer.from(
          personalData.seal(placeOf(sheet.sheetId, chunkNumber), JSON.stringify(facts)),
        ).toString('hex'),
      }))
      await client.query(
        `insert into desk_sheet_chunks (sheet_id, chunk_number, sealed_rows)
         select $1, "chunkNumber", decode("sealedRows", 'hex')
         from jsonb_to_recordset($2::jsonb) as given("chunkNumber" integer, "sealedRows" text)`,
        [sheet.sheetId, JSON.stringify(sealed)],
      )
    },
    async find(unitId, sheetId) {
      const { rows } = await client.query<SheetHead>(
        'select * from desk_sheets where unit_id = $1 and sheet_id = $2',
        [unitId, sheetId],
      )
      return rows[0] === undefined ? null : sheetFrom(rows[0])
    },
    async list(unitId, behind, limit) {
      const { rows } = await client.query<SheetHead>(
        `select * from desk_sheets where unit_id = $1 and ($2::text is null or sheet_id < $2)
         order by sheet_id desc limit $3`,
        [unitId, behind, limit],
      )
      return rows.map(sheetFrom)
    },
    async rows(sheetId, afterRow, limit) {
      const { rows } = await client.query<RowRow>(
        `select * from desk_sheet_rows where sheet_id = $1 and row_number > $2
         order by row_number limit $3`,
        [sheetId, afterRow, limit],
      )
      return rows.map(rowFrom)
    },
    async counts(sheetId) {
      const { rows } = await client.query<{ code: string; count: number }>(
        `select coalesce(code, 'WAITING') as code, count(*)::integer as count
         from desk_sheet_rows where sheet_id = $1 group by 1 order by 1`,
        [sheetId],
      )
      return rows
    },
  }
}

function workedSheets(client: Queryable, personalData: PersonalData): WorkedSheets {
  return {
    async takeDue(at, untilAt) {
      const { rows } = await client.query<SheetHead>(
        `update desk_sheets set due_at = $2
         where sheet_id = (select sheet_id from desk_sheets where due_at <= $1
           order by due_at, sheet_id limit 1 for update skip locked)
         returning *`,
        [at, untilAt],
      )
      return rows[0] === undefined ? null : sheetFrom(rows[0])
    },
    async nextChunk(sheetId) {
      const { rows } = await client.query<{ chunk_number: number; sealed_rows: Buffer }>(
        `select chunk_number, sealed_rows from desk_sheet_chunks
         where sheet_id = $1 and done_at is null order by chunk_number limit 1`,
        [sheetId],
      )
      const [row] = rows
      if (row === undefined) return null
      const text = personalData.open(placeOf(sheetId, row.chunk_number), row.sealed_rows)
      return { chunkNumber: row.chunk_number, rows: JSON.parse(text) as RowFacts[] }
    },
    async finishChunk(sheetId, chunkNumber, results, at) {
      const { rowCount } = await client.query(
        `update desk_sheet_chunks set done_at = $3
         where sheet_id = $1 and chunk_number = $2 and done_at is null`,
        [sheetId, chunkNumber, at],
      )
      if (rowCount === 0) return false
      const rows = [...results].map(([rowNumber, result]) => ({ rowNumber, ...result }))
      await client.query(answerRows, [sheetId, JSON.stringify(rows)])
      await client.query(
        'update desk_sheets set checked_count = checked_count + $2 where sheet_id = $1',
        [sheetId, rows.length],
      )
      return true
    },
    async putOff(sheetId, dueAt, doneAt) {
      await client.query('update desk_sheets set due_at = $2, done_at = $3 where sheet_id = $1', [
        sheetId,
        dueAt,
        doneAt,
      ])
    },
  }
}

function rowValues({ duplicate, result, ...facts }: SheetRow): object {
  return {
    ...facts,
    duplicate: duplicate?.kind ?? null,
    duplicateOf: duplicate?.of ?? null,
    ...result,
  }
}

function sheetFrom(row: SheetHead): Sheet {
  return {
    sheetId: row.sheet_id,
    unitId: row.unit_id,
    userId: row.user_id,
    fileId: row.file_id,
    rowCount: row.row_count,
    faultyCount: row.faulty_count,
    checkedCount: row.checked_count,
    createdAt: Number(row.created_at),
    doneAt: numberOrNull(row.done_at),
  }
}

function rowFrom(row: RowRow): SheetRow {
  const { duplicate, duplicate_of: of, outcome, code, sentence, next } = row
  return {
    rowNumber: row.row_number,
    billCode: row.bill_code,
    billNumber: row.bill_number,
    amount: row.amount,
    issuedOn: row.issued_on,
    duplicate: duplicate === null ? null : { kind: duplicate as DuplicateKind, of: of ?? '' },
    result:
      outcome === null
        ? null
        : {
            outcome: outcome as 'found' | 'refused',
            code: code ?? '',
            sentence: sentence ?? '',
            next: next ?? '',
          },
  }
}
