import type { Fen } from '@piaoqiao/domain'
import type { BillDocument, MainExtension } from './bill-document.ts'

/** An amount of `MainExt` that somebody already bore when the bill was issued. */
export type BorneAmount = {
  [Key in keyof MainExtension]-?: NonNullable<MainExtension[Key]> extends Fen ? Key : never
}[keyof MainExtension]

/** What insurance paid at the counter: 医保统筹基金支付 and 其他支付. */
export const borneByDefault: readonly BorneAmount[] = ['fundPayFen', 'otherPayFen']

/**
 * How much of a bill can be reimbursed: its total less what was already borne, never below zero
 * (a red bill is negative and reimburses nothing).
 * @param borne which amounts were borne; a province may set others
 */
export function reimbursableFen(
  { main }: BillDocument,
  borne: readonly BorneAmount[] = borneByDefault,
): Fen {
  const borneFen = borne.reduce((sum, key) => sum + (main.extension[key] ?? 0n), 0n)
  // A negative amount borne would make more reimbursable than the bill's face.
  const restFen = main.totalFen - (borneFen > 0n ? borneFen : 0n)
  return restFen > 0n ? restFen : 0n
}
