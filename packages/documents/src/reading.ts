export {
  factFields,
  factLabels,
  factText,
  type BillFileFacts,
  type BillFileField,
} from './reading/bill-facts.ts'
export { BillFileError, billFileFaults, type BillFileErrorCode } from './reading/bill-file-error.ts'
export * from './reading/bounds.ts'
export {
  compareBillFiles,
  type FileComparison,
  type FileDisagreement,
} from './reading/compare-bill-files.ts'
export {
  billFileFindings,
  type BillFileFinding,
  type BillFileFindingCode,
  type FactSource,
} from './reading/file-findings.ts'
export type { BillFileKind } from './reading/file-kind.ts'
export { qrFormsByDefault } from './reading/qr-facts.ts'
export {
  readBillFile,
  type BillFileKnowledge,
  type ReadBillFile,
} from './reading/read-bill-file.ts'
export type { SealState } from './reading/seal-states.ts'
export {
  faultsOfFile,
  proofFaults,
  signatureFaults,
  type BillFileFault,
  type SignatureFaultCode,
} from './reading/file-verdict.ts'
