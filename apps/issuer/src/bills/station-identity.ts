import type { BillIssuer } from '@piaoqiao/documents'
import type { BillSeries } from './bill-kinds.ts'

/** The unit that issues, as its bills show it. */
export interface StationIdentity {
  readonly issuer: BillIssuer
  /** 财政部门编码 of the bureau that supervises the unit, 6 digits. */
  readonly supervisorAreaCode: string
  readonly series: BillSeries
}
