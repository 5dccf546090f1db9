import type { ServiceName } from '@piaoqiao/protocol'
import type { Template } from './template.ts'

/** Who acts while a bill is brought into its situation. The caller is the application that the suite plays. */
export type Role = 'caller' | 'rival' | 'issuer' | 'payer'

/** One message that somebody sends about the bill, referred to as `$bill`. */
export interface Act {
  readonly by: Role
  readonly service: ServiceName
  readonly item: { readonly [member: string]: Template }
}

export interface Situation {
  readonly title: string
  /** What becomes of a bill that was just issued; null for one that nobody registers. */
  readonly acts: readonly Act[] | null
  /** Whether the red bill is meant, and not the one that it reversed. */
  readonly red?: true
}

const key = { billCode: '$bill.billCode', billNumber: '$bill.billNumber' }
const face = {
  ...key,
  checkCode: '$bill.checkCode',
  amount: '$bill.amount',
  issuedOn: '$bill.issuedOn',
}

function lock(by: Role, more: Act['item'] = {}): Act {
  const item = {
    ...face,
    purpose: 'employer_expense',
    businessReference: 'BX-2026-0001',
    ...more,
  }
  return { by, service: 'bill.lock', item }
}

function report(by: Role, amount: string): Act {
  const item = { ...key, amount, reimbursedOn: '$today', voucherNumber: '记-2026-0001' }
  return { by, service: 'reimbursement.report', item }
}

function unlock(by: Role): Act {
  return { by, service: 'bill.unlock', item: { ...key, reason: 'wrong_bill' } }
}

function ownReport(service: 'reimbursement.withdraw' | 'reimbursement.unpost', by: Role): Act {
  return { by, service, item: { ...key, reportId: '$bill.reportId', reason: '金额录入有误' } }
}

function post(by: Role): Act {
  const item = {
    ...key,
    reportId: '$bill.reportId',
    postedOn: '$today',
    voucherNumber: '记-2026-0002',
  }
  return { by, service: 'reimbursement.post', item }
}

const askReversal: Act = {
  by: 'issuer',
  service: 'reversal.lock',
  item: { ...key, reason: '患者退费' },
}
const completeReversal: Act = { by: 'issuer', service: 'reversal.complete', item: key }
const releaseReversal: Act = {
  by: 'issuer',
  service: 'reversal.release',
  item: { ...key, reason: '不再退费' },
}
const paper = { ...key, paperCode: '500101', paperNumber: '00012345' }
const exchange: Act = { by: 'issuer', service: 'paper.exchange', item: paper }

function grant(more: Act['item'] = {}): Act {
  const item = {
    ...key,
    payerCode: '$bill.payerCode',
    unitId: '$caller.id',
    unitName: '$caller.name',
    unitProvince: '$caller.province',
    purpose: 'employer_expense',
    validUntil: '$today+60',
    ...more,
  }
  return { by: 'payer', service: 'authorisation.grant', item }
}
const revoke: Act = {
  by: 'payer',
  service: 'authorisation.revoke',
  item: { ...key, payerCode: '$bill.payerCode', authorisationId: '$bill.authorisationId' },
}
const toRival = {
  unitId: '$rival.id',
  unitName: '$rival.name',
  unitProvince: '$rival.province',
}
/** A lock by the right of an authorisation. */
const lockAuthorised: Act = {
  by: 'caller',
  service: 'bill.lock',
  item: {
    ...key,
    purpose: 'employer_expense',
    businessReference: 'BX-2026-0001',
    authorisationId: '$bill.authorisationId',
  },
}

/** Every state in which a case may want a bill, and how a bill comes to it. */
export const situations = {
  unregistered: { title: '未登记的票据', acts: null },
  open: { title: '可报销的票据', acts: [] },
  own: { title: '本单位锁定的票据', acts: [lock('caller')] },
  ownOneDay: { title: '本单位锁定一天的票据', acts: [lock('caller', { days: 1 })] },
  ownLongest: { title: '本单位锁定180天的票据', acts: [lock('caller', { days: 180 })] },
  ownUnlocked: { title: '本单位锁定后解锁的票据', acts: [lock('caller'), unlock('caller')] },
  held: { title: '其他单位锁定的票据', acts: [lock('rival')] },
  rivalUnlocked: { title: '其他单位锁定后解锁的票据', acts: [lock('rival'), unlock('rival')] },
  partly: {
    title: '其他单位部分报销的票据',
    acts: [lock('rival'), report('rival', '300.00')],
  },
  reimbursed: {
    title: '其他单位全额报销的票据',
    acts: [lock('rival'), report('rival', '$bill.reimbursable')],
  },
  rivalWithdrawn: {
    title: '其他单位报销后撤销的票据',
    acts: [
      lock('rival'),
      report('rival', '$bill.reimbursable'),
      ownReport('reimbursement.withdraw', 'rival'),
    ],
  },
  ownAfterPartly: {
    title: '部分报销后由本单位锁定的票据',
    acts: [lock('rival'), report('rival', '300.00'), lock('caller')],
  },
  reported: { title: '本单位已报销的票据', acts: [lock('caller'), report('caller', '300.00')] },
  reportedWhole: {
    title: '本单位全额报销的票据',
    acts: [lock('caller'), report('caller', '$bill.reimbursable')],
  },
  posted: {
    title: '本单位报销并入账的票据',
    acts: [lock('caller'), report('caller', '300.00'), post('caller')],
  },
  unposted: {
    title: '本单位入账后撤销入账的票据',
    acts: [
      lock('caller'),
      report('caller', '300.00'),
      post('caller'),
      ownReport('reimbursement.unpost', 'caller'),
    ],
  },
  withdrawn: {
    title: '本单位报销后撤销的票据',
    acts: [
      lock('caller'),
      report('caller', '300.00'),
      ownReport('reimbursement.withdraw', 'caller'),
    ],
  },
  /** The caller had the bill before, so it may know of the other unit's report. */
  rivalReported: {
    title: '其他单位报销、本单位曾锁定的票据',
    acts: [lock('caller'), unlock('caller'), lock('rival'), report('rival', '300.00')],
  },
  rivalPosted: {
    title: '其他单位入账、本单位曾锁定的票据',
    acts: [
      lock('caller'),
      unlock('caller'),
      lock('rival'),
      report('rival', '300.00'),
      post('rival'),
    ],
  },
  /** The report id names a report of the rival in a bill that the caller has nothing to do with. */
  strangersReport: {
    title: '其他单位报销、与本单位无关的票据',
    acts: [lock('rival'), report('rival', '300.00')],
  },
  reversalLocked: { title: '冲红锁定的票据', acts: [askReversal] },
  reversalReleased: { title: '冲红申请已解除的票据', acts: [askReversal, releaseReversal] },
  reversalPending: { title: '其他单位持有、待冲红的票据', acts: [lock('rival'), askReversal] },
  ownReversalPending: { title: '本单位持有、待冲红的票据', acts: [lock('caller'), askReversal] },
  reportedReversalPending: {
    title: '本单位已报销、待冲红的票据',
    acts: [lock('caller'), report('caller', '300.00'), askReversal],
  },
  reversed: { title: '已冲红的票据', acts: [askReversal, completeReversal] },
  red: { title: '红字票据', acts: [askReversal, completeReversal], red: true },
  exchanged: { title: '已换开纸质票据的票据', acts: [exchange] },
  paperReturned: {
    title: '纸质票据已退回的票据',
    acts: [exchange, { by: 'issuer', service: 'paper.return', item: paper }],
  },
  authorised: { title: '已授权给本单位的票据', acts: [grant()] },
  authorisedUpTo: {
    title: '授权给本单位、限额100元的票据',
    acts: [grant({ amountMax: '100.00' })],
  },
  authorisedOtherPurpose: {
    title: '授权给本单位用于商业保险的票据',
    acts: [grant({ purpose: 'commercial_insurance' })],
  },
  authorisedToRival: { title: '授权给其他单位的票据', acts: [grant(toRival)] },
  authorisationRevoked: { title: '授权已撤销的票据', acts: [grant(), revoke] },
  ownAuthorised: { title: '本单位凭授权锁定的票据', acts: [grant(), lockAuthorised] },
  ownAuthorisedUpTo: {
    title: '本单位凭限额100元的授权锁定的票据',
    acts: [grant({ amountMax: '100.00' }), lockAuthorised],
  },
} as const satisfies Record<string, Situation>

export type SituationName = keyof typeof situations

export interface WantedBill {
  readonly situation: SituationName
  /** Face amount in yuan; 1000.00 where nothing is said. */
  readonly amount?: string
  /** Borne by the medical insurance at the counter, in yuan; anything below the half where nothing is said. */
  readonly borne?: string
}

export const amountDefault = '1000.00'
