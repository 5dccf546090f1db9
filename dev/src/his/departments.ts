import type { ChargeGroup } from '../sample-bills/charges.ts'
import {
  chineseMedicine,
  consultation,
  examination,
  laboratory,
  material,
  treatment,
  westernMedicine,
} from '../sample-bills/charges.ts'

/** A department of a district hospital, with what it charges for. */
export interface Department {
  readonly code: string
  readonly name: string
  /** 开票点: where its patients pay. */
  readonly placeCode: string
  /** What nearly every visit is charged for. */
  readonly always: readonly ChargeGroup[]
  /** What some visits are charged for beside that. */
  readonly sometimes: readonly ChargeGroup[]
  /** How many of a hundred visits come here. */
  readonly share: number
}

/** 门诊 departments, to which patients register. */
export const outpatientDepartments: readonly Department[] = [
  department('0301', '内科', 34, [consultation, westernMedicine], [laboratory, chineseMedicine]),
  department('0401', '外科', 18, [consultation, treatment], [material, westernMedicine]),
  department('0501', '妇科', 16, [consultation, examination], [laboratory, westernMedicine]),
  department('0701', '儿科', 18, [consultation, westernMedicine], [laboratory, treatment]),
  department('5001', '中医科', 14, [consultation, chineseMedicine], [treatment]),
]

/** 急诊: open day and night, pays at a window of its own. */
export const emergency: Department = {
  ...department('2001', '急诊科', 0, [consultation, treatment], [laboratory, material]),
  placeCode: 'SF03',
}

/** 检验 and 影像: paid for on the way, after the doctor ordered it. */
export const orderedDepartments: readonly Department[] = [
  department('3001', '检验科', 60, [laboratory], []),
  department('3201', '影像科', 40, [examination], [material]),
]

/** 体检中心. */
export const checkUpCentre: Department = {
  ...department('6001', '体检中心', 0, [], []),
  placeCode: 'SF04',
}

/** 住院 wards, by the name that a bill of a stay shows. */
export const wardPlaceCode = 'ZY01'

function department(
  code: string,
  name: string,
  share: number,
  always: readonly ChargeGroup[],
  sometimes: readonly ChargeGroup[],
): Department {
  return { code, name, share, always, sometimes, placeCode: 'SF01' }
}
