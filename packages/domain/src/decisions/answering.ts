import type { Answer, Done, OutcomeCode } from '../answer.ts'
import type { Bill } from '../bill.ts'
import { billIdText } from '../identifiers.ts'
import type { Deciding } from './deciding.ts'

/** The answer to a change that was carried out. */
export function answered(
  deciding: Deciding,
  code: OutcomeCode,
  more: Omit<Done, 'code' | 'billId' | 'sequence'> = {},
): Answer {
  const { id: billId, sequence } = deciding.bill
  return { outcome: 'done', done: { code, billId, sequence, ...more } }
}

/**
 * An identifier for what the next event of a bill creates: letter, bill, event number, as in
 * `L-500601260000000001-2`. Unique because event numbers are.
 */
export function numbered(bill: Bill, letter: 'L' | 'R' | 'A'): string {
  return `${letter}-${billIdText(bill.id)}-${bill.sequence + 1}`
}
