import type { ProvinceCode } from '@piaoqiao/domain'

/**
 * What a station issues: the name on the face, and digits 3–6 of the bill code (分类 and 种类). A check-up and a
 * registration are paid at the outpatient counter and have its bill.
 */
export const billKinds = {
  outpatient: { title: '门诊', billName: '医疗门诊收费票据（电子）', category: '0601' },
  inpatient: { title: '住院', billName: '医疗住院收费票据（电子）', category: '0602' },
  checkup: { title: '体检', billName: '医疗门诊收费票据（电子）', category: '0601' },
  registration: { title: '挂号', billName: '医疗门诊收费票据（电子）', category: '0601' },
  general: { title: '非税通用', billName: '非税收入通用票据（电子）', category: '0101' },
} as const satisfies Record<string, BillKindFacts>
export type BillKind = keyof typeof billKinds

interface BillKindFacts {
  readonly title: string
  readonly billName: string
  readonly category: string
}

/** What the finance department fixes for all bills of a station. */
export interface BillSeries {
  readonly province: ProvinceCode
  /** Digits 7–8 of the bill code. They name the edition of the form and are not the year of issue. */
  readonly codeYear: string
  /** Edition of the specimen, two digits. */
  readonly specimenVersion: string
}

/** The code under which a kind is issued: region, category and kind, year. */
export function billCodeFor(kind: BillKind, { province, codeYear }: BillSeries): string {
  return `${province}${billKinds[kind].category}${codeYear}`
}

/** Every code that the station needs numbers of. */
export function billCodesOf(series: BillSeries): readonly string[] {
  const codes = Object.keys(billKinds).map((kind) => billCodeFor(kind as BillKind, series))
  return [...new Set(codes)]
}
