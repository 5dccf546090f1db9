import { fenFromYuan } from '@piaoqiao/domain'
import type { BillView } from '@piaoqiao/protocol'
import type { SeenBill } from './bill-ports.ts'

/** A view of the registry as the desk keeps it. */
export function seenBillFrom(view: BillView): SeenBill {
  const { lock, redBillCode, redBillNumber } = view
  const isReversed = redBillCode !== null && redBillNumber !== null
  return {
    billCode: view.billCode,
    billNumber: view.billNumber,
    billName: view.billName,
    issuerId: view.issuerId,
    issuerName: view.issuerName,
    issuedOn: view.issuedOn,
    faceFen: fenFromYuan(view.amount),
    reimbursableFen: fenFromYuan(view.reimbursable),
    balanceFen: fenFromYuan(view.balance),
    standing: view.standing,
    form: view.form,
    reimbursement: view.reimbursement,
    state: view.state,
    sentence: view.sentence,
    sequence: view.sequence,
    nextServices: view.nextServices,
    redBill: isReversed ? { billCode: redBillCode, billNumber: redBillNumber } : null,
    lockExpiresAt: lock?.holderIsCaller === true ? Date.parse(lock.expiresAt) : null,
  }
}
