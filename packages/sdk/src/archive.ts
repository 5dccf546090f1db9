export type { FileToKeep, KeptBill } from './archive/bill-archive.ts'
export {
  BillArchive,
  keptBytesPerBillMax,
  keptFilesPerBillMax,
  periodDaysMax,
} from './archive/bill-archive.ts'
export type { BillArchiveErrorCode } from './archive/bill-archive-error.ts'
export { BillArchiveError, billArchiveFaults } from './archive/bill-archive-error.ts'
export type { ExportedPackage, ExportPeriod } from './archive/export-packages.ts'
export { exportPackages } from './archive/export-packages.ts'
export type { UsedMessage } from './archive/keep-used-bills.ts'
export { keepUsedBills } from './archive/keep-used-bills.ts'
export type { BillKey, KeptFormat, KeptRecord, KeptVoucher } from './archive/kept-record.ts'
