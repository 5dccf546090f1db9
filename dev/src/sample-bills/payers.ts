import { creditCodeCheckCharacter, dayMs, identityNumberCheckCharacter } from '@piaoqiao/domain'
import type { CalendarDate } from '@piaoqiao/domain'
import type { Random } from './random.ts'

/** An invented patient. */
export interface SamplePatient {
  readonly name: string
  readonly gender: '男' | '女'
  readonly age: number
  readonly identityNumber: string
  readonly insurance: SampleInsurance
}

/** By which scheme a patient is insured; the share is what the fund bears of a bill, in percent. */
export interface SampleInsurance {
  readonly title: string
  readonly fundPercentMin: number
  readonly fundPercentMax: number
  readonly hasAccount: boolean
}

const insurances: readonly SampleInsurance[] = [
  { title: '职工基本医疗保险', fundPercentMin: 45, fundPercentMax: 80, hasAccount: true },
  { title: '职工基本医疗保险', fundPercentMin: 45, fundPercentMax: 80, hasAccount: true },
  { title: '城乡居民基本医疗保险', fundPercentMin: 30, fundPercentMax: 60, hasAccount: false },
  { title: '自费', fundPercentMin: 0, fundPercentMax: 0, hasAccount: false },
]

const familyNames = '陈李王张刘杨黄周吴徐孙胡朱高林何郭马罗梁'.split('')
const firstCharacters = '安清远和景文思嘉承若书云知念亦'.split('')
const secondCharacters = '宁然明舟川禾言溪森悦帆岚朗乔'.split('')

/** No district has this code, so that no number is anybody's. */
const unassignedArea = '500000'
const millisecondsOfYear = 365.25 * dayMs

export function samplePatient(random: Random, today: CalendarDate): SamplePatient {
  const age = random.between(1, 88)
  const gender = random.oneOf(['男', '女'] as const)
  const name = [familyNames, firstCharacters, secondCharacters]
    .map((of) => random.oneOf(of))
    .join('')
  const bornAt = Date.parse(today) - (age + random.between(2, 97) / 100) * millisecondsOfYear
  const birthday = new Date(bornAt).toISOString().slice(0, 10).replaceAll('-', '')
  // The third digit of the serial is odd for men and even for women (GB 11643).
  const serial = random.below(499) * 2 + (gender === '男' ? 1 : 2)
  const first17 = `${unassignedArea}${birthday}${String(serial).padStart(3, '0')}`
  return {
    name,
    gender,
    age,
    identityNumber: first17 + (identityNumberCheckCharacter(first17) ?? ''),
    insurance: random.oneOf(insurances),
  }
}

export interface SampleCompany {
  readonly name: string
  readonly creditCode: string
}

const trades = ['机械制造', '电子科技', '食品加工', '物流服务', '建筑工程', '汽车配件'] as const

export function sampleCompany(random: Random): SampleCompany {
  const number = random.below(900_000) + 100_000
  const first17 = `91500000MA0${number}`
  return {
    name: `示例${random.oneOf(['甲', '乙', '丙', '丁', '戊'])}${random.oneOf(trades)}有限公司`,
    creditCode: first17 + (creditCodeCheckCharacter(first17) ?? ''),
  }
}
