export type {
  AccountingEntry,
  AccountingItem,
  IssuerAccountingData,
  Posting,
  ReceiverAccountingData,
} from './accounting/accounting-data.ts'
export {
  defaultAccountingDialect,
  ownAccountingNamespace,
  type AccountingDialect,
} from './accounting/accounting-dialect.ts'
export {
  AccountingError,
  accountingFaults,
  type AccountingErrorCode,
} from './accounting/accounting-error.ts'
export { accountingSchemas } from './accounting/accounting-schemas.ts'
export * from './accounting/bounds.ts'
export {
  issuerAccountingData,
  issuerFileName,
  readIssuerPart,
  writeIssuerPart,
} from './accounting/issuer-part.ts'
export {
  readReceiverPart,
  receiverFileName,
  writeReceiverPart,
} from './accounting/receiver-part.ts'
export {
  receiverFilesOfVoucher,
  requireOneVoucher,
  type AccountingFile,
  type Voucher,
  type VoucherBill,
} from './accounting/voucher.ts'
