/** One thing that is wrong with a bill, or looks wrong. */
export interface BillFault {
  /** Stable. */
  readonly code: string
  /** Where, in the keys of `BillDocument`, such as `details[2].amountFen`. Never content. */
  readonly path: string
  /** An `error` keeps the bill from being registered; a `warning` is passed on. */
  readonly severity: 'error' | 'warning'
  /** For people, in Chinese. */
  readonly sentence: string
}
