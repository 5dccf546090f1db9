import type { Applicant, DraftOf } from '../applications/applicant.ts'

/** 单位类型 of the form: 医保, 商保, 其他报销单位. */
export type SystemUnitType = 'medical_insurance' | 'insurer' | 'other'

/** Everything that the application form of a unit by system asks for (附件2之附件1). */
export interface SystemUnitData extends Applicant {
  readonly unitType: SystemUnitType
  /** 本单位业务系统名称. */
  readonly systemName: string
  /** 本单位业务系统供应商名称. */
  readonly vendorName: string
}

/** What a draft holds so far. */
export type SystemUnitDraft = DraftOf<SystemUnitData>

export const environments = ['test', 'production'] as const
/** The sandbox, where systems are tried out, and the registry. */
export type Environment = (typeof environments)[number]
export const environmentNames: Readonly<Record<Environment, string>> = {
  test: '联调测试环境',
  production: '正式环境',
}

/** From where a unit's system calls, and the port on which it listens. */
export interface Endpoint {
  /** Addresses or ranges, such as `192.0.2.0/28`. */
  readonly addresses: readonly string[]
  readonly port: number
}

/** 联调申请表 as data, beside what is known of the unit already. */
export interface JointTestContent {
  readonly contact: { readonly name: string; readonly mobile: string; readonly email: string }
  readonly test: Endpoint
  readonly production: Endpoint
  /** 申请联调时间, in words. */
  readonly wantedTime: string
}
