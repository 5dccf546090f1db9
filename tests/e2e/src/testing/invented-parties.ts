import type { Party } from '@piaoqiao/domain'
import { creditCodeCheckCharacter, identityNumberCheckCharacter } from '@piaoqiao/domain'

/** Parties and payers with right check characters, none of which exists. */

const leadingDigits = { company: '91', institution: '12' } as const

export function inventedParty(
  kind: keyof typeof leadingDigits,
  number: number,
  name: string,
  province: string,
): Party {
  const serial = String(number).padStart(4, '0')
  const first17 = `${leadingDigits[kind]}${province}0100MA1PQ${serial}`
  return { id: `${first17}${creditCodeCheckCharacter(first17) ?? ''}`, name, province }
}

export interface Payer {
  readonly name: string
  readonly code: string
}

export function inventedPayer(name: string, number: number): Payer {
  const first17 = `50000019900101${String(number).padStart(3, '0')}`
  return { name, code: `${first17}${identityNumberCheckCharacter(first17) ?? ''}` }
}
