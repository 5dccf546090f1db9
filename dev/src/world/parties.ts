import {
  creditCodeCheckCharacter,
  identityNumberCheckCharacter,
  type Party,
  type Purpose,
} from '@piaoqiao/domain'
import type { WorldProvince } from './ports.ts'

/** A party with the one application that it has at its province. All of them are invented. */
export interface WorldParty extends Party {
  readonly province: WorldProvince
  readonly appId: string
  readonly kind: 'unit' | 'issuer' | 'payer_portal' | 'office'
}

export interface WorldUnit extends WorldParty {
  readonly kind: 'unit'
  /** What this unit uses bills for. */
  readonly purpose: Purpose
}

const creditCode = (first17: string): string => first17 + (creditCodeCheckCharacter(first17) ?? '')

export const provinceNames: Readonly<Record<WorldProvince, string>> = {
  '50': '重庆市',
  '32': '江苏省',
}

export const hospital = {
  id: creditCode('12500104MB0000001'),
  name: '大渡口区示例医院',
  province: '50',
  appId: 'issuer-500104',
  kind: 'issuer',
} as const satisfies WorldParty

export const payerPortal = {
  id: creditCode('11500000MB0000002'),
  name: '重庆示例公共缴费平台',
  province: '50',
  appId: 'payer-portal-50',
  kind: 'payer_portal',
} as const satisfies WorldParty

/** The employer of the payer. */
export const employer = {
  id: creditCode('91320100MA1PQ0001'),
  name: '江苏示例机械有限公司',
  province: '32',
  appId: 'unit-32',
  kind: 'unit',
  purpose: 'employer_expense',
} as const satisfies WorldUnit

export const insurer = {
  id: creditCode('91320100MA1PQ0002'),
  name: '江苏示例健康保险股份有限公司',
  province: '32',
  appId: 'insurer-32',
  kind: 'unit',
  purpose: 'commercial_insurance',
} as const satisfies WorldUnit

export const homeEmployer = {
  id: creditCode('91500104MA6PQ0003'),
  name: '重庆示例电子有限公司',
  province: '50',
  appId: 'unit-50',
  kind: 'unit',
  purpose: 'employer_expense',
} as const satisfies WorldUnit

export const medicalInsurance = {
  id: creditCode('12500000MB0000004'),
  name: '重庆示例医疗保障服务中心',
  province: '50',
  appId: 'medical-insurance-50',
  kind: 'unit',
  purpose: 'medical_insurance',
} as const satisfies WorldUnit

/** The account office of a province: one party with an application for bureaus and accounts, and one for people. */
const officeParty = {
  '50': { id: creditCode('11500000MB0000005'), name: '重庆示例数字账户中心', province: '50' },
  '32': { id: creditCode('11320000MB0000006'), name: '江苏示例数字账户中心', province: '32' },
} as const

export const offices = {
  '50': { ...officeParty['50'], appId: 'office-50', kind: 'office' },
  '32': { ...officeParty['32'], appId: 'office-32', kind: 'office' },
} as const satisfies Record<WorldProvince, WorldParty>

export const officePortals = {
  '50': { ...officeParty['50'], appId: 'office-portal-50', kind: 'payer_portal' },
  '32': { ...officeParty['32'], appId: 'office-portal-32', kind: 'payer_portal' },
} as const satisfies Record<WorldProvince, WorldParty>

export const worldUnits: readonly WorldUnit[] = [employer, insurer, homeEmployer, medicalInsurance]
export const worldParties: readonly WorldParty[] = [
  hospital,
  payerPortal,
  ...worldUnits,
  ...Object.values(offices),
  ...Object.values(officePortals),
]

/** A patient whose identity number belongs to no area that exists. */
export const payer = {
  name: '样例甲',
  code: '50000019900101001' + (identityNumberCheckCharacter('50000019900101001') ?? ''),
} as const
