/** A person of a unit as its application form names it. */
export interface UnitPerson {
  readonly name: string
  /** Eleven digits. */
  readonly mobile: string
  /** Eighteen characters with a right check character. */
  readonly identityNumber: string
}

/** 单位类型 of the form: 行政事业单位, 商业保险公司, 其他单位. */
export type UnitType = 'public' | 'insurer' | 'other'
/** 行政隶属: the level of government to which a unit belongs. */
export type UnitLevel = 'municipal' | 'district'

/** Everything that the application form asks of a unit (appendix 1), and what decides who reviews it. */
export interface UnitData {
  readonly unitName: string
  /** 统一社会信用代码. */
  readonly creditCode: string
  readonly address: string
  /** Six digits (GB/T 2260) of the county or district of the address. */
  readonly areaCode: string
  readonly unitType: UnitType
  readonly isStateEnterprise: boolean
  readonly level: UnitLevel
  readonly legalRepresentative: UnitPerson
  readonly handler: UnitPerson & { readonly email: string }
}

/** What a draft holds so far. */
export type UnitDraft = {
  readonly [Field in Exclude<keyof UnitData, 'legalRepresentative' | 'handler'>]?: UnitData[Field]
} & {
  readonly legalRepresentative?: Partial<UnitPerson>
  readonly handler?: Partial<UnitData['handler']>
}
