import type { Party, ProvinceCode } from '@piaoqiao/domain'
import { creditCodeCheckCharacter, identityNumberCheckCharacter } from '@piaoqiao/domain'
import type { SeededRandom } from './seeded-random.ts'

/** Who lives in one province of every world. All of them are invented. */
export interface SampleParties {
  readonly hospital: Party
  /** Issues what is not medical. */
  readonly office: Party
  /** Another unit, which locks and reimburses bills. */
  readonly unit: Party
  /** Through which its payers act. */
  readonly portal: Party
  readonly bureau: Party
}

export interface SamplePayer {
  readonly name: string
  readonly code: string
}

export function samplePartiesOf(province: ProvinceCode): SampleParties {
  const party = (first17: string, name: string): Party => ({
    id: first17 + (creditCodeCheckCharacter(first17) ?? ''),
    name,
    province,
  })
  return {
    hospital: party(`12${province}0000MB0XAAAA1`, `沙箱示例医院（${province}）`),
    office: party(`12${province}0000MB0XBBBB2`, `沙箱示例事业单位（${province}）`),
    unit: party(`91${province}0000MA0XCCCC3`, `沙箱示例报销单位（${province}）`),
    portal: party(`11${province}0000MB0XDDDD4`, `沙箱示例缴费平台（${province}）`),
    bureau: party(`11${province}0000MB0XEEEE5`, `沙箱示例财政部门（${province}）`),
  }
}

const heavenlyStems = '甲乙丙丁戊己庚辛壬癸'.split('')

/** A person of an area that no district has, so that no number is anybody's. */
export function samplePayer(random: SeededRandom, province: ProvinceCode): SamplePayer {
  const year = random.between(1950, 2005)
  const month = digits(random.between(1, 12), 2)
  const day = digits(random.between(1, 28), 2)
  const serial = digits(random.between(1, 999), 3)
  const first17 = `${province}0000${year}${month}${day}${serial}`
  return {
    name: `样例${random.oneOf(heavenlyStems)}${random.oneOf(heavenlyStems)}`,
    code: first17 + (identityNumberCheckCharacter(first17) ?? ''),
  }
}

function digits(number: number, count: number): string {
  return String(number).padStart(count, '0')
}
