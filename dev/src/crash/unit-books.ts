import type { BillId } from '@piaoqiao/domain'
import type { CrashService, LedgerItem } from './ledger.ts'

export interface OwnReport {
  readonly billId: BillId
  readonly reportId: string
  isPosted: boolean
}

/** What a unit knows of its own business, from the answers that it was given. */
export class UnitBooks {
  readonly held = new Set<BillId>()
  readonly reports = new Map<string, OwnReport>()

  learn(service: CrashService, { billId, content, answer }: LedgerItem): void {
    if (answer?.outcome !== 'done') return
    if (service === 'bill.lock') this.held.add(billId)
    if (service === 'bill.unlock' || service === 'reimbursement.report') this.held.delete(billId)
    if (service === 'reimbursement.report') this.#reported(billId, answer.reportId)
    const reportId = typeof content['reportId'] === 'string' ? content['reportId'] : ''
    if (service === 'reimbursement.withdraw') this.reports.delete(reportId)
    if (service === 'reimbursement.post') this.#posted(reportId, true)
    if (service === 'reimbursement.unpost') this.#posted(reportId, false)
  }

  #reported(billId: BillId, reportId: string | undefined): void {
    if (reportId !== undefined) this.reports.set(reportId, { billId, reportId, isPosted: false })
  }

  #posted(reportId: string, isPosted: boolean): void {
    const report = this.reports.get(reportId)
    if (report !== undefined) report.isPosted = isPosted
  }
}
