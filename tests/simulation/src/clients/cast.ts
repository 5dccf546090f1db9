import type { Party, ProvinceCode } from '@piaoqiao/domain'
import { creditCodeCheckCharacter, identityNumberCheckCharacter } from '@piaoqiao/domain'
import type { CallerKind } from '@piaoqiao/protocol'
import type { Weather } from '../weather.ts'

export type Role = 'unit' | 'issuer' | 'portal' | 'office'

/** Somebody who sends messages, and the name under which the network knows its station. */
export interface CastMember {
  readonly station: string
  readonly role: Role
  readonly party: Party
}

/**
 * Everybody in a world: units in all provinces, issuers, one portal for payers in each province and, where payers have
 * accounts, one office.
 */
export function castOf(
  provinces: readonly ProvinceCode[],
  { units, issuersPerProvince, hasAccounts }: Weather['clients'],
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
  const offices = provinces.map((province) => memberOf('office', province, 1))
  return [...unitMembers, ...others, ...(hasAccounts ? offices : [])]
}

const roleNames = { unit: '单位', issuer: '医院', portal: '门户', office: '财政局' } as const
const roleDigits = { unit: '91', issuer: '12', portal: '11', office: '13' } as const

/** As which kind of application a role is enrolled. */
export const callerKinds = {
  unit: 'unit',
  issuer: 'issuer',
  portal: 'payer_portal',
  office: 'office',
} as const satisfies Record<Role, CallerKind>

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
