import type { HisContent } from './his-field.ts'
import type { HisMethod } from './his-method.ts'
import { checkTotalData, checkWriteOffData, getBillByBusDate } from './methods/check-methods.ts'
import {
  invEBillCheckUp,
  invEBillHospitalized,
  invEBillRegistration,
  outpatientIssue,
} from './methods/issue-methods.ts'
import { noticeBillState, noticeReversal } from './methods/notice-methods.ts'
import {
  getPaperBillNo,
  getValidBillBatchCode,
  invalidPaper,
  reTurnPaper,
  turnPaper,
} from './methods/paper-methods.ts'
import {
  getEBillAccountStatus,
  getEBillStatesByBillInfo,
  writeOffEBill,
} from './methods/reversal-methods.ts'
import { prepaymentVoucher, writeOffPayMentVoucher } from './methods/voucher-methods.ts'

/** What a HIS may call at the station, by the name at the end of the address. */
export const hisMethods = {
  invEBillRegistration,
  invoiceEBillOutpatient: outpatientIssue,
  invEBillHospitalized,
  invEBillCheckUp,
  writeOffEBill,
  getEBillStatesByBillInfo,
  getEBillAccountStatus,
  getValidBillBatchCode,
  getPaperBillNo,
  turnPaper,
  reTurnPaper,
  invalidPaper,
  checkTotalData,
  checkWriteOffData,
  getBillByBusDate,
  invoicePayMentVoucher: prepaymentVoucher,
  writeOffPayMentVoucher,
} as const satisfies Readonly<Record<string, HisMethod>>
export type HisMethodName = keyof typeof hisMethods

/** What the station calls at the HIS. */
export const hisNotices = { noticeReversal, noticeBillState } as const satisfies Readonly<
  Record<string, HisMethod>
>
export type HisNoticeName = keyof typeof hisNotices

/** What a request to a method holds after it was read. */
export type HisContentOf<Name extends HisMethodName> = HisContent<
  (typeof hisMethods)[Name]['request']
>

/** Blanks around the name are left out: one HIS that is in use sends them. */
export function hisMethodNamed(name: string): HisMethodName | null {
  const known = name.trim()
  return Object.hasOwn(hisMethods, known) ? (known as HisMethodName) : null
}
