import { creditCodeCheckCharacter, identityNumberCheckCharacter } from '@piaoqiao/domain'
import type { IssueBillDraft } from '../bills/bill-draft.ts'
import type { StationIdentity } from '../bills/station-identity.ts'

const withCheck = (first17: string, check: (first17: string) => string | null): string =>
  `${first17}${check(first17) ?? ''}`

/** An invented hospital. */
export const sampleIdentity: StationIdentity & {
  readonly keySerial: string
  readonly keyIssuer: string
} = {
  issuer: {
    code: withCheck('12500104MB0000001', creditCodeCheckCharacter),
    name: '大渡口区示例医院',
    recName: '大渡口区示例医院',
  },
  supervisorAreaCode: '500104',
  series: { province: '50', codeYear: '26', specimenVersion: '01' },
  keySerial: '1a2b',
  keyIssuer: '',
}

/** Noon in Beijing on 2 March 2026. */
export const sampleStart = Date.UTC(2026, 2, 2, 4)

export const samplePayer = {
  type: '1',
  code: withCheck('50000019900101123', identityNumberCheckCharacter),
  name: '样例甲',
} as const

/** An outpatient bill of 188.21 yuan, partly paid by insurance. */
export function sampleDraft(changes: Partial<IssueBillDraft> = {}): IssueBillDraft {
  return {
    businessNumber: 'MZ-20260302-0001',
    kind: 'outpatient',
    payer: samplePayer,
    totalFen: 18_821n,
    items: [
      {
        code: '0601001',
        name: '西药费',
        quantity: '2',
        unit: '盒',
        standard: '69.105',
        amountFen: 13_821n,
      },
      { code: '0601002', name: '检查费', amountFen: 5_000n },
    ],
    auxItems: [
      { relatedCode: '0601001', name: '示例缓释片', quantity: '2', unit: '盒', amountFen: 13_821n },
    ],
    extension: {
      medicalType: '普通门诊',
      patientNumber: 'MZ20260302001',
      fundPayFen: 10_192n,
      otherPayFen: 0n,
      accountPayFen: 8_629n,
      ownPayFen: 0n,
    },
    handlingPerson: '收费员一',
    checker: '复核员一',
    ...changes,
  }
}
