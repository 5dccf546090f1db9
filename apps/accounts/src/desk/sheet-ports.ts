import type { Instant } from '@piaoqiao/domain'
import type { BillKey } from './bill-ports.ts'

/** What a row of a spreadsheet says of a bill. */
export interface RowFacts extends BillKey {
  /** As the spreadsheet counts: the header is in row 1. */
  readonly rowNumber: number
  readonly checkCode: string
  /** Yuan; empty where the row says none. */
  readonly amount: string
  readonly issuedOn: string
}

/** Why a bill is known before anything is asked. */
export const duplicateKinds = {
  in_file: '同一文件中重复',
  verified: '本单位已查验',
  held: '本单位已锁定',
  reimbursed: '本单位已报销',
} as const
export type DuplicateKind = keyof typeof duplicateKinds

export interface Duplicate {
  readonly kind: DuplicateKind
  /** A row of the same file, or a day. */
  readonly of: string
}

export interface RowResult {
  readonly outcome: 'found' | 'refused'
  readonly code: string
  readonly sentence: string
  readonly next: string
}

export interface SheetRow extends Omit<RowFacts, 'checkCode'> {
  readonly duplicate: Duplicate | null
  /** Null until it is checked. */
  readonly result: RowResult | null
}

export interface Sheet {
  readonly sheetId: string
  readonly unitId: string
  readonly userId: string
  readonly fileId: string
  readonly rowCount: number
  readonly faultyCount: number
  readonly checkedCount: number
  readonly createdAt: Instant
  readonly doneAt: Instant | null
}

export interface SheetChunk {
  readonly chunkNumber: number
  readonly rows: readonly RowFacts[]
}

/** Spreadsheets of bills, and what was found of their rows. */
export interface Sheets {
  add(sheet: Sheet, rows: readonly SheetRow[], chunks: readonly SheetChunk[]): Promise<void>
  find(unitId: string, sheetId: string): Promise<Sheet | null>
  list(unitId: string, behind: string | null, limit: number): Promise<readonly Sheet[]>
  rows(sheetId: string, afterRow: number, limit: number): Promise<readonly SheetRow[]>
  counts(sheetId: string): Promise<readonly { readonly code: string; readonly count: number }[]>
  /** Takes a sheet that waits in hand, and puts it off so that nobody else takes it meanwhile. */
  takeDue(at: Instant, untilAt: Instant): Promise<Sheet | null>
  /** The first chunk that is not done. */
  nextChunk(sheetId: string): Promise<SheetChunk | null>
  /** Writes what was found; false where the chunk was done meanwhile. */
  finishChunk(
    sheetId: string,
    chunkNumber: number,
    results: ReadonlyMap<number, RowResult>,
    at: Instant,
  ): Promise<boolean>
  /** When it is worked on again; null where nothing is left. */
  putOff(sheetId: string, dueAt: Instant | null, doneAt: Instant | null): Promise<void>
}
