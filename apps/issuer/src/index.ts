export type { KeyStoreContent, StoredKey } from './keys/key-store-content.ts'
export { KeyStoreError } from './keys/key-store-error.ts'
export { createKeyStore } from './keys/key-store-file.ts'
export type { BillFormat } from './files/bill-formats.ts'
export type { DraftAuxItem, DraftExtension, DraftItem, IssueBillDraft } from './bills/bill-draft.ts'
export { billFromDraft } from './bills/build-bill.ts'
export { billKinds } from './bills/bill-kinds.ts'
export type { BillKind } from './bills/bill-kinds.ts'
export type { HisApp } from './his/his-envelope.ts'
export {
  openHisAnswer,
  openHisRequest,
  parseHisRequest,
  sealHisAnswer,
  sealHisRequest,
} from './his/his-envelope.ts'
export { hisDone } from './his/his-results.ts'
export type { IssuedBill, Registration, ReversalState } from './ports.ts'
export { issuerSettings } from './settings.ts'
export type { IssuerOptions, IssuerSettings, RunningIssuer } from './start-issuer.ts'
export { startIssuer } from './start-issuer.ts'
export { StationError, stationFaults } from './station-error.ts'
export type { StationFaultCode } from './station-error.ts'
export type { BillStatus } from './use-cases/bill-status.ts'
export type { RedBillResult } from './use-cases/complete-reversal.ts'
export type { IssueResult } from './use-cases/issue-bill.ts'
export type { ReversalRequest, ReversalResult } from './use-cases/request-reversal.ts'
export type { OperationResult } from './use-cases/settle-operation.ts'
