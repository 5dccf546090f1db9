import type { ProvinceCode } from '@piaoqiao/domain'

interface BillKindFacts {
  /** Digits 3–6 of the bill code: 分类 and 种类. */
  readonly category: string
  readonly billName: string
  readonly issuedBy: 'hospital' | 'office'
  /** What its lines can be, with the highest price of one in yuan. */
  readonly lines: readonly (readonly [name: string, yuanMax: number])[]
}

/** The kinds of bills in a world. */
export const billKinds = {
  outpatient: {
    category: '0601',
    billName: '医疗门诊收费票据（电子）',
    issuedBy: 'hospital',
    lines: [
      ['诊察费', 30],
      ['化验费', 200],
      ['检查费', 400],
      ['西药费', 300],
    ],
  },
  inpatient: {
    category: '0602',
    billName: '医疗住院收费票据（电子）',
    issuedBy: 'hospital',
    lines: [
      ['床位费', 900],
      ['护理费', 500],
      ['手术费', 6_000],
      ['卫生材料费', 2_000],
    ],
  },
  general: {
    category: '0101',
    billName: '非税收入通用票据（电子）',
    issuedBy: 'office',
    lines: [
      ['考试费', 300],
      ['证照工本费', 80],
    ],
  },
  settlement: {
    category: '0401',
    billName: '资金往来结算票据（电子）',
    issuedBy: 'office',
    lines: [
      ['代收款项', 2_000],
      ['押金', 500],
    ],
  },
  donation: {
    category: '0501',
    billName: '公益事业捐赠统一票据（电子）',
    issuedBy: 'office',
    lines: [['捐赠款', 5_000]],
  },
  membership: {
    category: '0701',
    billName: '社会团体会费统一票据（电子）',
    issuedBy: 'office',
    lines: [['会费', 1_000]],
  },
} as const satisfies Record<string, BillKindFacts>
export type BillKind = keyof typeof billKinds

export function isMedical(kind: BillKind): boolean {
  return billKinds[kind].issuedBy === 'hospital'
}

/** Digits 7–8 (年度编码) of every bill code here: the year 2000, in which no bill was electronic. The codes are nobody's. */
export const sandboxEdition = '00'

export function billCodeFor(province: ProvinceCode, kind: BillKind): string {
  return `${province}${billKinds[kind].category}${sandboxEdition}`
}

/** Every bill number here begins with this; no registry allots a number so high. */
export const sandboxNumberPrefix = '99'

const serialDigits = 8

export function billNumberFor(serial: number): string {
  return sandboxNumberPrefix + String(serial).padStart(serialDigits, '0')
}
