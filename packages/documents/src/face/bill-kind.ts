import type { BillDocument } from '../xml/bill-document.ts'

/** Which printed form a bill has: the two medical ones, or the general one of every other bill. */
export type BillKind = 'outpatient' | 'inpatient' | 'general'

/** The name on the bill decides, because the codes of kinds differ between provinces and years. */
export function billKindOf({ main }: BillDocument): BillKind {
  if (!main.billName.includes('医疗')) return 'general'
  if (main.billName.includes('住院')) return 'inpatient'
  return main.billName.includes('门诊') ? 'outpatient' : 'general'
}

/** Red bills take another bill back: they name it, or their total is below zero. */
export function isRedBill({ main }: BillDocument): boolean {
  return main.totalFen < 0n || main.extension.relatedBillNumber !== undefined
}
