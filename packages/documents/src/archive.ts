export {
  ArchivePackageError,
  archiveFaults,
  type ArchiveFault,
  type ArchiveFaultCode,
} from './archive/archive-faults.ts'
export type {
  ArchivedBill,
  ArchivedCheck,
  ArchivedFile,
  ArchivedFormat,
  ArchivePackage,
  VoucherReference,
} from './archive/archived-bill.ts'
export * from './archive/bounds.ts'
export {
  medicalBillOf,
  medicalBillOfFacts,
  type BillReference,
  type FinanceCheck,
  type MedicalBill,
} from './archive/medical-bill.ts'
export { readArchivePackage, type ReadArchivePackage } from './archive/read-archive-package.ts'
export { writeArchivePackage } from './archive/write-archive-package.ts'
