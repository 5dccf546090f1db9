import type { HisContentOf, HisMethodName } from '../../his/his-methods.ts'
import { accountStatusForHis, billStatesForHis } from './bill-states-for-his.ts'
import { billsForHis, totalsForHis, writeOffsForHis } from './checks-for-his.ts'
import type { HisDesk } from './his-desk.ts'
import { issueFromHis } from './issue-from-his.ts'
import {
  invalidPaperFromHis,
  paperCodesForHis,
  paperNumberForHis,
  turnPaperAgainFromHis,
  turnPaperFromHis,
} from './papers-for-his.ts'
import { recordPrepayment, takePrepaymentBack } from './vouchers-for-his.ts'
import { writeOffFromHis } from './write-off-from-his.ts'

/** What a method does, and the content of its answer. */
export type HisHandler<Name extends HisMethodName> = (
  desk: HisDesk,
  content: HisContentOf<Name>,
) => Promise<object>

export const hisHandlers: { readonly [Name in HisMethodName]: HisHandler<Name> } = {
  invEBillRegistration: issueFromHis,
  invoiceEBillOutpatient: issueFromHis,
  invEBillHospitalized: issueFromHis,
  invEBillCheckUp: issueFromHis,
  writeOffEBill: writeOffFromHis,
  getEBillStatesByBillInfo: billStatesForHis,
  getEBillAccountStatus: accountStatusForHis,
  getValidBillBatchCode: paperCodesForHis,
  getPaperBillNo: paperNumberForHis,
  turnPaper: turnPaperFromHis,
  reTurnPaper: turnPaperAgainFromHis,
  invalidPaper: invalidPaperFromHis,
  checkTotalData: totalsForHis,
  checkWriteOffData: writeOffsForHis,
  getBillByBusDate: billsForHis,
  invoicePayMentVoucher: recordPrepayment,
  writeOffPayMentVoucher: takePrepaymentBack,
}
