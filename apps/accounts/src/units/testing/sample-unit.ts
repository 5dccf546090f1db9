import { creditCodeCheckCharacter, identityNumberCheckCharacter } from '@piaoqiao/domain'
import type { UnitData } from '../unit-fields.ts'

/** A credit code with a right check character, of an invented unit. */
export function sampleCreditCode(number: number): string {
  const first17 = `91500104MA6PQ${String(number).padStart(4, '0')}`
  return first17 + (creditCodeCheckCharacter(first17) ?? '')
}

/** An identity number with a right check character, of an area that does not exist. */
export function sampleIdentityNumber(number: number): string {
  const first17 = `50000019900101${String(number).padStart(3, '0')}`
  return first17 + (identityNumberCheckCharacter(first17) ?? '')
}

/** The same with another check character. */
export function wrongIdentityNumber(number: number): string {
  const right = sampleIdentityNumber(number)
  return right.slice(0, 17) + (right.endsWith('0') ? '1' : '0')
}

/** What a unit of the district fills in. */
export function sampleUnit(number: number): UnitData {
  return {
    unitName: `大渡口示例商贸${number}有限公司`,
    creditCode: sampleCreditCode(number),
    address: `重庆市大渡口区示例路${number}号`,
    areaCode: '500104',
    unitType: 'other',
    isStateEnterprise: false,
    level: 'district',
    legalRepresentative: {
      name: '样例丙',
      mobile: '19900000011',
      identityNumber: sampleIdentityNumber(11),
    },
    handler: {
      name: '样例丁',
      mobile: '19900000012',
      identityNumber: sampleIdentityNumber(12),
      email: `handler-${number}@unit.example`,
    },
  }
}
