import type { MainExtension } from '../../xml/bill-document.ts'
import type { LooseBill } from '../../xml/loose-bill.ts'
import { isInpatient, isMedical, isOutpatientVisit } from '../bill-kind.ts'
import { brokenAt } from '../standard-rule.ts'
import type { RuleSource, StandardRule } from '../standard-rule.ts'

interface Asked {
  readonly id: string
  readonly tag: string
  readonly key: Extract<keyof MainExtension, string>
  readonly sentence: string
  readonly source: RuleSource
}

/** Everything in `MainExt` may be absent by the standard, so that asking for it is a warning. */
function asksFor(of: (bill: LooseBill) => boolean, asked: Asked): StandardRule {
  const { id, tag, key, sentence, source } = asked
  return {
    id,
    path: `Main/MainExt/${tag}`,
    severity: 'warning',
    sentence,
    source,
    breaches: (bill, { faulty }) =>
      brokenAt(
        `main.extension.${key}`,
        bill.main.extension[key] === undefined && of(bill) && !faulty.has(key),
      ),
  }
}

const paymentKeys = ['fundPayFen', 'otherPayFen', 'accountPayFen', 'ownPayFen'] as const

/** Rules about medical bills: which fields of `MainExt` the two forms show, and how a deposit is settled. */
export const medicalRules: readonly StandardRule[] = [
  asksFor(isOutpatientVisit, {
    id: 'OUTPATIENT_NUMBER',
    tag: 'patientNumber',
    key: 'patientNumber',
    sentence: '门诊票据没有门诊号',
    source: 'seen',
  }),
  asksFor(isOutpatientVisit, {
    id: 'OUTPATIENT_DATE',
    tag: 'MedicalDate',
    key: 'medicalDate',
    sentence: '门诊票据没有就诊日期',
    source: 'seen',
  }),
  asksFor(isOutpatientVisit, {
    id: 'OUTPATIENT_ORGANISATION',
    tag: 'OrgType',
    key: 'orgType',
    sentence: '门诊票据没有医疗机构类型',
    source: 'seen',
  }),
  asksFor(isInpatient, {
    id: 'INPATIENT_NUMBER',
    tag: 'HospitalizationNumber',
    key: 'hospitalizationNumber',
    sentence: '住院票据没有住院号',
    source: 'seen',
  }),
  asksFor(isInpatient, {
    id: 'INPATIENT_CASE',
    tag: 'CaseNumber',
    key: 'caseNumber',
    sentence: '住院票据没有病历号',
    source: 'seen',
  }),
  asksFor(isInpatient, {
    id: 'INPATIENT_DEPARTMENT',
    tag: 'DepartmentName',
    key: 'departmentName',
    sentence: '住院票据没有科别',
    source: 'seen',
  }),
  asksFor(isInpatient, {
    id: 'INPATIENT_IN',
    tag: 'InHospitalDate',
    key: 'inHospitalDate',
    sentence: '住院票据没有住院日期',
    source: 'seen',
  }),
  asksFor(isInpatient, {
    id: 'INPATIENT_OUT',
    tag: 'OutHospitalDate',
    key: 'outHospitalDate',
    sentence: '住院票据没有出院日期',
    source: 'seen',
  }),
  {
    id: 'DEPOSIT_BALANCE',
    path: 'Main/MainExt/PrepayAmount',
    severity: 'warning',
    sentence: '预缴金额加补缴金额减退费金额不等于个人现金支付',
    source: 'ours',
    breaches: ({ main: { extension } }, { faulty }) => {
      const { prepayFen, rechargeFen = 0n, refundFen = 0n, ownPayFen } = extension
      if (prepayFen === undefined || ownPayFen === undefined) return []
      if (faulty.has('rechargeFen') || faulty.has('refundFen')) return []
      return brokenAt('main.extension.prepayFen', prepayFen + rechargeFen - refundFen !== ownPayFen)
    },
  },
  {
    id: 'MEDICAL_PAYMENTS_MISSING',
    path: 'Main/MainExt',
    severity: 'warning',
    sentence: '医疗票据没有写明由谁支付：统筹基金、其他、个人账户、个人现金',
    source: 'seen',
    breaches: (bill, { faulty }) =>
      brokenAt(
        'main.extension',
        isMedical(bill) &&
          paymentKeys.every((key) => bill.main.extension[key] === undefined && !faulty.has(key)),
      ),
  },
  {
    id: 'MEDICAL_GENDER',
    path: 'Main/MainExt/Gender',
    severity: 'warning',
    sentence: '性别应为男、女或未知',
    source: 'ours',
    breaches: ({ main: { extension } }) => {
      const { gender = '男' } = extension
      return brokenAt('main.extension.gender', !/^(?:男|女)性?$|^未知$|^未说明$/.test(gender))
    },
  },
]
