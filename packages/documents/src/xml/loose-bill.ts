import type {
  AuxItem,
  BillDocument,
  BillHeader,
  BillIssuer,
  BillMain,
  BillPayer,
  Item,
  MainExtension,
} from './bill-document.ts'
import type { SignatureNode } from './signature-shape.ts'

/** A value of which anything may lack, except what provinces added and the groups that hold the rest. */
export type Loose<T> = {
  readonly [Key in keyof T as Key extends 'unknown' ? Key : never]: T[Key]
} & {
  readonly [Key in keyof T as Key extends 'unknown' ? never : Key]?: T[Key] | undefined
}

/**
 * What could be read of a bill: values that are missing or have a fault are absent. Every `BillDocument` is one,
 * so that a rule written for these holds for both.
 */
export interface LooseBill {
  readonly header: Loose<BillHeader>
  readonly main: Loose<Omit<BillMain, 'issuer' | 'payer' | 'extension'>> & {
    readonly issuer: Loose<BillIssuer>
    readonly payer: Loose<BillPayer>
    readonly extension: MainExtension
  }
  readonly details: readonly Loose<Item>[]
  readonly auxDetails: readonly Loose<AuxItem>[]
}

/** What could be read of a `Signature` node. */
export type LooseSignature = Loose<Omit<SignatureNode, 'signedInfo' | 'keyInfo'>> & {
  readonly signedInfo: Loose<SignatureNode['signedInfo']>
  readonly keyInfo: Loose<SignatureNode['keyInfo']>
}

/** Says that nothing lacks, which a reading that refuses every fault has made sure of. */
export function wholeBill(bill: LooseBill): BillDocument {
  return bill as BillDocument
}
