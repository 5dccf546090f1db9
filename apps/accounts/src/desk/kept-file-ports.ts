import type { Instant } from '@piaoqiao/domain'
import type { BillKey } from './bill-ports.ts'

export type KeptFileKind = 'xml' | 'ofd' | 'pdf' | 'picture' | 'receiver_data'

/** A file of a bill that a unit used. It is never written over. */
export interface KeptFile extends BillKey {
  readonly fileId: string
  readonly userId: string
  readonly kind: KeptFileKind
  /** Hexadecimal. */
  readonly sm3: string
  readonly voucherNumber: string | null
  readonly storedAt: Instant
}

/** What was found when a file was checked. */
export interface FileCheck {
  readonly checkedAt: Instant
  readonly userId: string
  /** What the registry said of the bill. */
  readonly outcome: 'found' | 'refused' | 'unknown'
  readonly code: string
  readonly sentence: string
  /** What is wrong with the file itself. */
  readonly faults: readonly FileFault[]
}

export interface FileFault {
  readonly code: string
  readonly sentence: string
  readonly subject: string
}

export interface CheckedFile extends KeptFile {
  readonly checks: readonly FileCheck[]
}

export interface FileQuery {
  readonly billCode: string | null
  readonly billNumber: string | null
  readonly voucherNumber: string | null
  readonly storedFrom: Instant | null
  readonly storedTo: Instant | null
}

/** What was kept in a period. Only what the registry confirmed goes into an archive package. */
export interface KeptCounts {
  readonly files: number
  readonly bills: number
  readonly unconfirmedFiles: number
}

export interface KeptFiles {
  /** The file of this bill with this content, if the unit has it. */
  findSame(unitId: string, key: BillKey, sm3: string): Promise<KeptFile | null>
  /** The XML of these bills as the registry gave it to the unit. */
  xmlOf(unitId: string, keys: readonly BillKey[]): Promise<readonly KeptFile[]>
  /** False where the unit has the same content of this bill already. */
  add(unitId: string, file: KeptFile): Promise<boolean>
  check(fileId: string, check: FileCheck): Promise<void>
  find(unitId: string, fileId: string): Promise<CheckedFile | null>
  /** Oldest first, behind a file. */
  list(
    unitId: string,
    query: FileQuery,
    page: { readonly behind: string | null; readonly limit: number },
  ): Promise<readonly CheckedFile[]>
  /** How much was kept between two moments. */
  count(unitId: string, storedFrom: Instant, storedTo: Instant): Promise<KeptCounts>
}
