import type { CalendarDate } from '@piaoqiao/domain'
import { dayMs } from '@piaoqiao/domain'
import type { BillKind, IssueBillDraft } from '@piaoqiao/issuer'
import type { ChargedLines, ChargeGroup } from './charges.ts'
import {
  bed,
  chargedLines,
  checkUp,
  chineseMedicine,
  consultation,
  examination,
  general,
  laboratory,
  material,
  nursing,
  registration,
  surgery,
  treatment,
  westernMedicine,
} from './charges.ts'
import type { SamplePatient } from './payers.ts'
import { sampleCompany } from './payers.ts'
import { sampleDeposit, samplePayments } from './payments.ts'
import type { Random } from './random.ts'

/** What a visit is drawn with. */
export interface Visit {
  readonly random: Random
  readonly patient: SamplePatient
  readonly today: CalendarDate
  /** Ends every number that the hospital gives. */
  readonly serial: string
  /** What an outpatient is charged for; by chance where nothing is given. */
  readonly groups?: readonly ChargeGroup[]
}

/** A draft without what does not depend on the visit. */
export type VisitDraft = Omit<
  IssueBillDraft,
  'businessNumber' | 'kind' | 'handlingPerson' | 'checker'
>

/** How a visit of each kind is billed. */
export const drafters: Readonly<Record<BillKind, (visit: Visit) => VisitDraft>> = {
  outpatient: outpatientDraft,
  inpatient: inpatientDraft,
  checkup: checkupDraft,
  registration: registrationDraft,
  general: generalDraft,
}

function outpatientDraft(visit: Visit): VisitDraft {
  const { random, patient, today, serial } = visit
  const lines = chargedLines(random, visit.groups ?? outpatientGroups(random))
  return {
    ...billed(visit, lines),
    payMode: random.oneOf(['医保移动支付', '微信支付', '银行卡', '现金']),
    extension: {
      ...medicalFields(visit),
      medicalType: random.oneOf(['普通门诊', '普通门诊', '门诊特殊疾病', '急诊']),
      patientNumber: `MZH${serial}`,
      medicalDate: today,
      ...samplePayments(random, lines.totalFen, patient.insurance),
    },
  }
}

function outpatientGroups(random: Random): readonly ChargeGroup[] {
  const possible = [examination, laboratory, westernMedicine, chineseMedicine, treatment, material]
  return [consultation, ...possible.filter(() => random.percent(40))]
}

function inpatientDraft(visit: Visit): VisitDraft {
  const { random, patient, today, serial } = visit
  const days = random.between(3, 20)
  const possible = [surgery, examination, treatment, material]
  const groups = [bed, nursing, laboratory, westernMedicine]
  const drawn = [...groups, ...possible.filter(() => random.percent(50))]
  const lines = chargedLines(random, drawn, ({ unit, most }) =>
    unit === '天' ? days : random.between(1, most),
  )
  const payments = samplePayments(random, lines.totalFen, patient.insurance)
  return {
    ...billed(visit, lines),
    extension: {
      ...medicalFields(visit),
      medicalType: '普通住院',
      caseNumber: `BA${serial}`,
      hospitalizationNumber: `ZYH${serial}`,
      departmentName: random.oneOf(['骨科', '普外科', '心血管内科', '呼吸内科', '妇产科']),
      inHospitalDate: daysBefore(today, days),
      outHospitalDate: today,
      ...payments,
      ...sampleDeposit(random, payments.ownPayFen),
    },
  }
}

/** A check-up is paid by the person or by the employer, never by insurance. */
function checkupDraft(visit: Visit): VisitDraft {
  const { random, patient, today } = visit
  const lines = chargedLines(random, [checkUp])
  const { name, creditCode } = sampleCompany(random)
  const isPaidByEmployer = random.percent(50)
  return {
    ...billed(visit, lines),
    ...(isPaidByEmployer && { payer: { type: '2', code: creditCode, name } as const }),
    extension: {
      gender: patient.gender,
      age: String(patient.age),
      orgType: '综合医院',
      medicalType: '体检',
      medicalDate: today,
      ...paidByPayer(lines),
    },
  }
}

function registrationDraft(visit: Visit): VisitDraft {
  const { today, random } = visit
  const lines = chargedLines(random, [registration], () => 1)
  return {
    ...billed(visit, lines),
    extension: {
      ...medicalFields(visit),
      medicalType: '挂号',
      medicalDate: today,
      ...paidByPayer(lines),
    },
  }
}

function generalDraft(visit: Visit): VisitDraft {
  return billed(visit, chargedLines(visit.random, [general]))
}

function billed({ patient }: Visit, { items, auxItems, totalFen }: ChargedLines): VisitDraft {
  const { name, identityNumber } = patient
  return { payer: { type: '1', code: identityNumber, name }, totalFen, items, auxItems }
}

function medicalFields({ patient }: Visit): NonNullable<VisitDraft['extension']> {
  return {
    gender: patient.gender,
    age: String(patient.age),
    orgType: '综合医院',
    medicalInsuranceType: patient.insurance.title,
  }
}

function paidByPayer({ totalFen }: ChargedLines): NonNullable<VisitDraft['extension']> {
  return { fundPayFen: 0n, otherPayFen: 0n, accountPayFen: 0n, ownPayFen: totalFen }
}

function daysBefore(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(date) - days * dayMs).toISOString().slice(0, 10)
}
