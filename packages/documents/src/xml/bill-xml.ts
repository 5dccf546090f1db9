import type { BillDocument } from './bill-document.ts'

export const signatureRoles = ['issuer', 'supervisor'] as const
/** `issuer`: 开票单位签名. `supervisor`: 财政监制签名. */
export type SignatureRole = (typeof signatureRoles)[number]

/** A bill's XML as it stands, and what it says. The byte arrays are views of `bytes`: change none of them. */
export interface BillXml {
  readonly bytes: Uint8Array
  readonly document: BillDocument
  /** 开票单位签名原文: the exact bytes from `<Header>` to `</EInvoiceData>`. */
  readonly signedText: Uint8Array
  readonly signatures: { readonly issuer?: BillSignature; readonly supervisor?: BillSignature }
}

/** What a `Signature` node holds, without what only its bytes can tell. */
export interface BillSignatureContent {
  /** `SM2`, or `1.2.156.10197.1.501` (SM2 with SM3). */
  readonly algorithm: string
  /** `SignatureTime`: yyyyMMddHHmmss in UTC, with or without a final `Z`. */
  readonly time: string
  /** The SM2 signature in DER: SEQUENCE { r, s }. */
  readonly value: Uint8Array
  /** Serial number of the signer's certificate. */
  readonly keySerial: string
  /** Distinguished name of the certificate's issuer; may be empty. */
  readonly keyIssuer: string
}

export interface BillSignature extends BillSignatureContent {
  readonly reference: string
  readonly format: 'DETACH'
  /** The exact bytes from `<Signature>` to `</Signature>`. */
  readonly nodeBytes: Uint8Array
}

/** What is open in the data standard, so that a province can settle it otherwise. */
export interface BillXmlDialect {
  /** Text of `Reference` that marks a party's signature. */
  readonly references: Readonly<Record<SignatureRole, string>>
  /** The tag of the standard by the tag that the province writes instead. */
  readonly spellings?: ReadonlyMap<string, string>
}

/** Our own choice: how the standard tells the two signatures apart was not available. */
export const defaultDialect: BillXmlDialect = {
  references: { issuer: 'InvoicingParty', supervisor: 'SupervisorParty' },
}
