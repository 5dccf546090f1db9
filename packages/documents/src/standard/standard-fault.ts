import type { BillFault } from '../xml/bill-fault.ts'

/** One thing that is wrong with a file, or looks wrong, and where. */
export interface StandardFault {
  /** The id of the rule. */
  readonly rule: string
  readonly severity: BillFault['severity']
  /** For people, in Chinese. It holds nothing of the file's content. */
  readonly sentence: string
  /** Elements from the root on; empty where the file as a whole is meant. */
  readonly path: string
  /** From 1; 0 where no place is meant. */
  readonly line: number
  /** From 1, in characters; 0 where no place is meant. */
  readonly column: number
}
