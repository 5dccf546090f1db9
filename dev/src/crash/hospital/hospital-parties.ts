import { creditCodeCheckCharacter } from '@piaoqiao/domain'
import type { CrashParty } from '../parties.ts'

const creditCode = (first17: string): string => first17 + (creditCodeCheckCharacter(first17) ?? '')

/** The hospital whose issuing station is killed. Invented, as everybody here. */
export const hospital: CrashParty = {
  id: creditCode('12500104MB0000003'),
  name: '重庆示例医院',
  province: '50',
  appId: 'station-50',
  kind: 'issuer',
}

/** Locks bills of the hospital now and then, so that reversals have to wait for it. */
export const holder: CrashParty = {
  id: creditCode('91500104MA6PQ0009'),
  name: '重庆示例人寿保险有限公司',
  province: '50',
  appId: 'holder-50',
  kind: 'unit',
}

/** Of the bills of the station; no other bill of a run has it. */
export const stationCodeYear = '30'
export const supervisorAreaCode = '500104'
