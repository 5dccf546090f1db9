import type { BatchItemOf, BatchService } from '../../batch-services.ts'

/** An item of a file and the line that it came from. */
export interface BatchRow<Name extends BatchService> {
  readonly line: number
  readonly item: BatchItemOf[Name]
}

/** Values of one line by field name, before they are checked. */
export interface RawRow {
  readonly line: number
  readonly values: Readonly<Record<string, unknown>>
}

/** Most bills that one file may hold. */
export const batchFileItemsMax = 200_000
/** Largest file that is read. */
export const batchFileBytesMax = 128 * 1024 * 1024
