export type {
  AuxItem,
  AuxItemExtension,
  BillDocument,
  BillHeader,
  BillIssuer,
  BillMain,
  BillPayer,
  BillSeal,
  ExtensionField,
  Item,
  ItemExtension,
  MainExtension,
} from './xml/bill-document.ts'
export type { BillFault } from './xml/bill-fault.ts'
export { billRules, type BillRule } from './xml/bill-rules.ts'
export {
  defaultDialect,
  type BillSignature,
  type BillSignatureContent,
  type BillXml,
  type BillXmlDialect,
  type SignatureRole,
} from './xml/bill-xml.ts'
export { BillXmlError, billXmlFaults, type BillXmlErrorCode } from './xml/bill-xml-error.ts'
export * from './xml/bounds.ts'
export { checkBillDocument } from './xml/check-bill-document.ts'
export { readBillXml } from './xml/read-bill-xml.ts'
export { borneByDefault, reimbursableFen, type BorneAmount } from './xml/reimbursable.ts'
export { appendSignature, issuerSigningText, supervisorSigningText } from './xml/sign-bill-xml.ts'
export {
  verifyBillSignatures,
  verifyIssuerSignature,
  verifySupervisorSignature,
  type SignatureVerdict,
} from './xml/verify-bill-signatures.ts'
export { billXmlId, writeBillXml } from './xml/write-bill-xml.ts'
