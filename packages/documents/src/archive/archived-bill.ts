import type { CalendarDate, Fen, Instant } from '@piaoqiao/domain'
import type { FinanceCheck, MedicalBill } from './medical-bill.ts'

/** `other`: whatever belongs to a bill and is not a form of it. */
export type ArchivedFormat = 'xml' | 'ofd' | 'pdf' | 'picture' | 'other'

export const archivedFormats: readonly ArchivedFormat[] = ['xml', 'ofd', 'pdf', 'picture', 'other']

/** A file that the unit used, byte for byte. */
export interface ArchivedFile {
  /** Without a folder; `metadata.xml` and `check.json` are taken. */
  readonly name: string
  readonly format: ArchivedFormat
  readonly bytes: Uint8Array
}

/** One posting of the bill in the books of the unit. */
export interface VoucherReference {
  readonly voucherNumber: string
  readonly postedOn: CalendarDate
  /** Null where the unit keeps it only in its books. */
  readonly amountFen: Fen | null
}

/** Who verified the bill, when, and what the platform answered. */
export interface ArchivedCheck {
  /** A unit or an application, no person. */
  readonly checkedBy: string
  readonly checkedAt: Instant
  /** The answer item of `bill.verify`, a value that JSON can write. */
  readonly answer: unknown
}

export interface ArchivedBill {
  /** From one on, in the order in which they were kept. */
  readonly files: readonly ArchivedFile[]
  readonly metadata: MedicalBill
  readonly financeCheck: FinanceCheck
  readonly vouchers: readonly VoucherReference[]
  readonly check?: ArchivedCheck
}

export interface ArchivePackage {
  readonly bills: readonly ArchivedBill[]
  readonly createdAt: Instant
  /** The unit, or the program of it, that makes the package. */
  readonly creator: string
}
