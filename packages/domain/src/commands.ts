import type { BillFacts, LockBasis, PaperBill, Purpose, Stakeholder, UnlockReason } from './bill.ts'
import type { BillId, OperationId, Party, PartyId } from './identifiers.ts'
import type { Fen } from './money.ts'
import type { CalendarDate, Instant } from './time.ts'

/** What the sender read from the bill's face; null where it was not given. */
export interface PresentedFacts {
  readonly checkCode: string
  readonly face: Fen | null
  readonly issuedOn: CalendarDate | null
}

/** One change that somebody asks for, by kind. Kinds are the names of the protocol's services. */
export type Change =
  | {
      readonly kind: 'bill.register'
      readonly facts: BillFacts
      /** Portals by which the payer follows its bills: they have a stake from the first event. */
      readonly portals?: readonly Stakeholder[]
    }
  | {
      readonly kind: 'bill.lock'
      readonly purpose: Purpose
      readonly businessReference: string
      readonly basis: LockBasis
      /** Required by the basis 'presented'; checked whenever given. */
      readonly presented: PresentedFacts | null
      readonly days: number
    }
  | { readonly kind: 'bill.extend'; readonly days: number }
  | { readonly kind: 'bill.unlock'; readonly reason: UnlockReason; readonly note: string }
  | {
      readonly kind: 'reimbursement.report'
      readonly amount: Fen
      readonly reimbursedOn: CalendarDate
      readonly voucherNumber: string
      readonly postedOn: CalendarDate | null
    }
  | { readonly kind: 'reimbursement.withdraw'; readonly reportId: string; readonly reason: string }
  | {
      readonly kind: 'reimbursement.post'
      readonly reportId: string
      readonly postedOn: CalendarDate
      readonly voucherNumber: string
    }
  | { readonly kind: 'reimbursement.unpost'; readonly reportId: string; readonly reason: string }
  | { readonly kind: 'reversal.lock'; readonly reason: string }
  | { readonly kind: 'reversal.release'; readonly reason: string }
  | {
      readonly kind: 'reversal.complete'
      readonly redBillId: BillId
      readonly redFacts: BillFacts
      /** As for a registration. */
      readonly redPortals?: readonly Stakeholder[]
    }
  | { readonly kind: 'paper.exchange'; readonly paper: PaperBill }
  | { readonly kind: 'paper.return'; readonly paper: PaperBill }
  | {
      readonly kind: 'income.post'
      readonly amount: Fen
      readonly postedOn: CalendarDate
      readonly voucherNumber: string
    }
  | { readonly kind: 'income.unpost'; readonly reason: string }
  | {
      readonly kind: 'authorisation.grant'
      readonly payerKey: string
      readonly unit: Party
      readonly purpose: Purpose
      readonly validUntil: Instant
      readonly amountMax: Fen | null
    }
  | {
      readonly kind: 'authorisation.revoke'
      readonly payerKey: string
      readonly authorisationId: string
    }
  | {
      readonly kind: 'bill.collect'
      readonly payerKey: string
      /** Needed only for a bill that names no payer. */
      readonly presented: PresentedFacts | null
    }
  | {
      readonly kind: 'lock.recover'
      readonly lockId: string
      readonly reason: string
      /** Staff numbers of two persons of the bureau. */
      readonly requestedBy: string
      readonly approvedBy: string
    }
  | { readonly kind: 'bill.lock_warn'; readonly lockId: string }
  | { readonly kind: 'bill.lock_expire'; readonly lockId: string }

export type ChangeKind = Change['kind']
export type ChangeOf<Kind extends ChangeKind> = Extract<Change, { kind: Kind }>

/** A change together with who asks for it, on which bill, under which operation id. */
export interface Command {
  readonly operationId: OperationId
  readonly billId: BillId
  readonly actor: Party
  readonly change: Change
}

/** The party in whose name the registry itself acts: lock expiry and its warning. */
export function registryParty(province: string): Party {
  return { id: registryPartyId, name: '财政电子票据公共服务平台', province }
}
export const registryPartyId: PartyId = 'REGISTRY'
