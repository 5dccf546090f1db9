import type { LooseBill } from '../xml/loose-bill.ts'

/** The parts of a 票据代码: region, category, kind and year, two digits each. */
export const regionOfCode = (billCode: string): string => billCode.slice(0, 2)
export const categoryOfCode = (billCode: string): string => billCode.slice(2, 4)
export const kindOfCode = (billCode: string): string => billCode.slice(4, 6)
export const yearOfCode = (billCode: string): string => billCode.slice(6, 8)

/** `CZ-EI-50` names region 50. */
export const regionOfTag = (tag: string): string => tag.slice('CZ-EI-'.length)

const categoryAndKind = ({ main: { billCode = '' } }: LooseBill): string => billCode.slice(2, 6)

/** 医疗收费票据: category 06. */
export const isMedical = (bill: LooseBill): boolean => categoryAndKind(bill).startsWith('06')

/** 医疗门诊收费票据 of a visit; check-ups and registrations use the same form and have no visit. */
export function isOutpatientVisit(bill: LooseBill): boolean {
  const { medicalType = '' } = bill.main.extension
  return categoryAndKind(bill) === '0601' && !/体检|挂号/.test(medicalType)
}

/** 医疗住院收费票据. */
export const isInpatient = (bill: LooseBill): boolean => categoryAndKind(bill) === '0602'

/** Whether a bill reverses another one: its total is negative, or it names an original. */
export function isRed({ main: { totalFen = 0n, extension } }: LooseBill): boolean {
  const { relatedBillCode, relatedBillNumber } = extension
  return totalFen < 0n || relatedBillCode !== undefined || relatedBillNumber !== undefined
}
