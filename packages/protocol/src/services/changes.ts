import type { Change, PresentedFacts, ProvinceCode } from '@piaoqiao/domain'
import { endOfDate, fenFromYuan, lockDaysDefault } from '@piaoqiao/domain'
import type { CollectItem } from './account-services.ts'
import type { RecoverItem } from './bureau-services.ts'
import type { IncomePostItem, PaperItem, ReversalItem } from './issuer-services.ts'
import type { GrantItem, RevokeItem } from './payer-services.ts'
import type { ChangeService } from './catalogue.ts'
import type {
  ExtendItem,
  LockItem,
  PostItem,
  ReportItem,
  UnlockItem,
  WithdrawItem,
} from './unit-services.ts'

/** Services whose items need more than their own fields to become a change: the XML of a bill has to be read. */
export type DocumentService = 'bill.register' | 'reversal.complete'

interface ItemOf {
  'bill.lock': LockItem
  'bill.extend': ExtendItem
  'bill.unlock': UnlockItem
  'reimbursement.report': ReportItem
  'reimbursement.withdraw': WithdrawItem
  'reimbursement.post': PostItem
  'reimbursement.unpost': WithdrawItem
  'reversal.lock': ReversalItem
  'reversal.release': ReversalItem
  'paper.exchange': PaperItem
  'paper.return': PaperItem
  'income.post': IncomePostItem
  'income.unpost': ReversalItem
  'authorisation.grant': GrantItem
  'authorisation.revoke': RevokeItem
  'bill.collect': CollectItem
  'lock.recover': RecoverItem
}

type PlainService = Exclude<ChangeService, DocumentService>

const changeOf: { [Name in PlainService]: (item: ItemOf[Name], payerKeyOf: PayerKeyOf) => Change } =
  {
    'bill.lock': (item) => ({
      kind: 'bill.lock',
      purpose: item.purpose,
      businessReference: item.businessReference,
      basis:
        item.authorisationId === undefined
          ? { kind: 'presented' }
          : { kind: 'authorisation', authorisationId: item.authorisationId },
      presented: presentedFacts(item),
      days: item.days ?? lockDaysDefault,
    }),
    'bill.extend': ({ days }) => ({ kind: 'bill.extend', days }),
    'bill.unlock': ({ reason, note }) => ({ kind: 'bill.unlock', reason, note: note ?? '' }),
    'reimbursement.report': (item) => ({
      kind: 'reimbursement.report',
      amount: fenFromYuan(item.amount),
      reimbursedOn: item.reimbursedOn,
      voucherNumber: item.voucherNumber,
      postedOn: item.postedOn ?? null,
    }),
    'reimbursement.withdraw': ({ reportId, reason }) => ({
      kind: 'reimbursement.withdraw',
      reportId,
      reason,
    }),
    'reimbursement.post': ({ reportId, postedOn, voucherNumber }) => ({
      kind: 'reimbursement.post',
      reportId,
      postedOn,
      voucherNumber,
    }),
    'reimbursement.unpost': ({ reportId, reason }) => ({
      kind: 'reimbursement.unpost',
      reportId,
      reason,
    }),
    'reversal.lock': ({ reason }) => ({ kind: 'reversal.lock', reason }),
    'reversal.release': ({ reason }) => ({ kind: 'reversal.release', reason }),
    'paper.exchange': (item) => ({ kind: 'paper.exchange', paper: paperOf(item) }),
    'paper.return': (item) => ({ kind: 'paper.return', paper: paperOf(item) }),
    'income.post': ({ amount, postedOn, voucherNumber }) => ({
      kind: 'income.post',
      amount: fenFromYuan(amount),
      postedOn,
      voucherNumber,
    }),
    'income.unpost': ({ reason }) => ({ kind: 'income.unpost', reason }),
    'authorisation.grant': (item, payerKeyOf) => ({
      kind: 'authorisation.grant',
      payerKey: payerKeyOf(item.payerCode),
      unit: { id: item.unitId, name: item.unitName, province: item.unitProvince },
      purpose: item.purpose,
      validUntil: endOfDate(item.validUntil),
      amountMax: item.amountMax === undefined ? null : fenFromYuan(item.amountMax),
    }),
    'authorisation.revoke': ({ payerCode, authorisationId }, payerKeyOf) => ({
      kind: 'authorisation.revoke',
      payerKey: payerKeyOf(payerCode),
      authorisationId,
    }),
    'bill.collect': (item, payerKeyOf) => ({
      kind: 'bill.collect',
      payerKey: payerKeyOf(item.payerCode),
      presented: presentedFacts(item),
    }),
    'lock.recover': ({ lockId, reason, requestedBy, approvedBy }) => ({
      kind: 'lock.recover',
      lockId,
      reason,
      requestedBy,
      approvedBy,
    }),
  }

/** The keyed hash by which a registry knows a payer. */
export type PayerKeyOf = (payerCode: string) => string

/**
 * The change that an item asks for.
 * @param item an item that fits the schema of its service
 */
export function changeFrom(service: PlainService, item: unknown, payerKeyOf: PayerKeyOf): Change {
  return changeOf[service](item as never, payerKeyOf)
}

type Presented = Pick<LockItem, 'checkCode' | 'amount' | 'issuedOn'>

function presentedFacts({ checkCode, amount, issuedOn }: Presented): PresentedFacts | null {
  if (checkCode === undefined) return null
  return {
    checkCode,
    face: amount === undefined ? null : fenFromYuan(amount),
    issuedOn: issuedOn ?? null,
  }
}

function paperOf({ paperCode, paperNumber }: PaperItem): {
  paperCode: string
  paperNumber: string
} {
  return { paperCode, paperNumber }
}

/** The province that decides over an item: by the first two digits of its bill code. */
export function homeProvinceOfItem(item: { readonly billCode: string }): ProvinceCode {
  return item.billCode.slice(0, 2)
}
