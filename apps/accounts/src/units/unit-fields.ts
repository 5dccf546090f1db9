import type { Applicant, DraftOf } from '../applications/applicant.ts'

/** 单位类型 of the form: 行政事业单位, 商业保险公司, 其他单位. */
export type UnitType = 'public' | 'insurer' | 'other'
/** 行政隶属: the level of government to which a unit belongs. */
export type UnitLevel = 'municipal' | 'district'

/** Everything that the application form asks of a unit (appendix 1), and what decides who reviews it. */
export interface UnitData extends Applicant {
  /** Six digits (GB/T 2260) of the county or district of the address. */
  readonly areaCode: string
  readonly unitType: UnitType
  readonly isStateEnterprise: boolean
  readonly level: UnitLevel
}

/** What a draft holds so far. */
export type UnitDraft = DraftOf<UnitData>
