import type { Party, ProvinceCode } from '@piaoqiao/domain'
import { creditCodeCheckCharacter, identityNumberCheckCharacter } from '@piaoqiao/domain'
import type { Weather } from '../weather.ts'

export type Role = 'unit' | 'issuer' | 'portal'

/** Somebody who sends messages, and the name under which the network knows its station. */
export interface CastMember {
  readonly station: string
  readonly role: Role
  readonly party: Party
}

/** Everybody in a world: units in all provinces, issuers, and one portal for payers in each province. */
export function castOf(
  provinces: readonly ProvinceCode[],
  { units, issuersPerProvince }: Weather['clients'],
): readonly CastMember[] {
  const unitMembers = Array.from({ length: units }, (_, index) =>
    memberOf('unit', provinces[index % provinces.length] ?? '', index + 1),
  )
  const others = provinces.flatMap((province) => [
    memberOf('portal', province, 1),
    ...Array.from({ length: issuersPerProvince }, (_, index) =>
      memberOf('issuer', province, index + 1),
    ),
  ])
  return [...unitMembers, ...others]
}

const roleNames = { unit: '单位', issuer: '医院', portal: '门户' } as const
const roleDigits = { unit: '91', issuer: '12', portal: '11' } as const

function memberOf(role: Role, province: ProvinceCode, number: number): CastMember {
  const first17 = `${roleDigits[role]}${province}0100${String(number).padStart(9, '0')}`
  const id = first17 + (creditCodeCheckCharacter(first17) ?? '')
  const name = `示例${roleNames[role]}${province}${number}`
  return { station: `${role}-${province}-${number}`, role, party: { id, name, province } }
}

/** Identity numbers of invented payers. */
export const payerCodes: readonly string[] = ['101', '102', '103'].map((order) => {
  const first17 = `50000019900101${order}`
  return first17 + (identityNumberCheckCharacter(first17) ?? '')
})
