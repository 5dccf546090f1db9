import { creditCodeCheckCharacter, identityNumberCheckCharacter } from '@piaoqiao/domain'

/** People and units of the onboarding story. None of them exists; no area has the code of their numbers. */

function identityNumber(birthdayAndSerial: string): string {
  const first17 = `500000${birthdayAndSerial}`
  return first17 + (identityNumberCheckCharacter(first17) ?? '')
}

function creditCode(first17: string): string {
  return first17 + (creditCodeCheckCharacter(first17) ?? '')
}

/** A number that tells the units of one run from those of another: four digits out of its name. */
function runNumber(runName: string): string {
  return String(Number.parseInt(runName.slice(-4), 16) % 10_000).padStart(4, '0')
}

/** Works by hand, in the portal. */
export function schoolUnit(runName: string) {
  const number = runNumber(runName)
  return {
    unitName: `大渡口区示例实验学校（${number}）`,
    creditCode: creditCode(`12500104MB100${number}`),
    address: '重庆市大渡口区示例路',
    areaCode: '500104',
    unitType: 'public',
    isStateEnterprise: false,
    level: 'district',
    legalRepresentative: {
      name: '样例丙',
      mobile: '19900000011',
      identityNumber: identityNumber('19750203002'),
    },
    handler: {
      name: '样例丁',
      mobile: '19900000012',
      identityNumber: identityNumber('19880506003'),
      email: `handler-${number}@school.example`,
    },
  } as const
}
export type DemoUnit = ReturnType<typeof schoolUnit>

/** Has a system of its own that speaks to the platform. */
export function insurerWithSystem(runName: string) {
  const number = runNumber(runName)
  return {
    unitName: `重庆示例人寿保险有限公司（${number}）`,
    creditCode: creditCode(`91500104MA6PX${number}`),
    address: '重庆市大渡口区示例路2号',
    unitType: 'insurer',
    legalRepresentative: {
      name: '样例戊',
      mobile: '19900000021',
      identityNumber: identityNumber('19720304004'),
    },
    handler: {
      name: '样例己',
      mobile: '19900000022',
      identityNumber: identityNumber('19900708005'),
      email: `claims-${number}@insurer.example`,
    },
    systemName: '理赔核心系统',
    vendorName: '重庆示例软件有限公司',
  } as const
}
export type DemoSystemUnit = ReturnType<typeof insurerWithSystem>

/** The first users of bureaus, whom an operator opens. */
export function districtReviewer(runName: string) {
  return {
    bureauId: 'B-500104',
    name: '审核员一',
    staffNumber: `DDK-${runNumber(runName)}`,
    email: 'review@district.example',
    roles: ['bureau_review', 'bureau_supervise'],
  } as const
}
/** Others at the district's bureau: one sets it up, one audits; nobody does both. */
export function districtStaff(runName: string) {
  const number = runNumber(runName)
  const bureauId = 'B-500104'
  return [
    {
      bureauId,
      name: '系统管理员一',
      staffNumber: `DDK-S${number}`,
      email: 'system@district.example',
      roles: ['bureau_system'],
    },
    {
      bureauId,
      name: '审计员一',
      staffNumber: `DDK-A${number}`,
      email: 'audit@district.example',
      roles: ['bureau_audit'],
    },
  ] as const
}
export function centreReviewer(runName: string) {
  return {
    bureauId: 'B-500000-C',
    name: '审核员二',
    staffNumber: `FSZX-${runNumber(runName)}`,
    email: 'review@centre.example',
    roles: ['bureau_review', 'bureau_supervise'],
  } as const
}

/** A patient whose identity number belongs to no area that exists. */
export function demoPatient(runName: string) {
  const number = runNumber(runName)
  return {
    name: '样例庚',
    identityNumber: identityNumber(
      `199505${String((Number(number) % 28) + 1).padStart(2, '0')}${number.slice(-3)}`,
    ),
    mobile: `1990001${number}`,
  } as const
}
