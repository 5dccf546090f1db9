import { text } from '../../xml/value-form.ts'
import { isOutpatientVisit } from '../bill-kind.ts'
import { brokenAt } from '../standard-rule.ts'
import type { ProvinceProfile } from './province-profile.ts'

const detail = text(1000)

/** 江苏省. One implementation of its issuing interface was seen; this says no more than that showed. */
export const jiangsu: ProvinceProfile = {
  id: 'jiangsu',
  prefix: 'JS',
  region: '32',
  title: '江苏省',
  about:
    '取自江苏省开票接口的一个实现和一张门诊票据；没有见到正式文本。门诊号的元素名以小写字母开头（patientNumber）。',
  fields: [
    { tag: 'FundPayAmountInfo', label: '医保统筹基金支付明细', form: detail, source: 'seen' },
    { tag: 'OtherPayAmountInfo', label: '其他支付明细', form: detail, source: 'seen' },
    { tag: 'OwnPayAmountInfo', label: '个人现金支付明细', form: detail, source: 'seen' },
  ],
  rules: [
    {
      id: 'JS_VERSION',
      path: 'Header/Version',
      severity: 'warning',
      sentence: '江苏省开票接口写的版本号是 1.1.0',
      source: 'seen',
      breaches: ({ header: { version = '1.1.0' } }) =>
        brokenAt('header.version', version !== '1.1.0'),
    },
    {
      id: 'JS_INSURANCE_TYPE',
      path: 'Main/MainExt/MedicalInsuranceType',
      severity: 'warning',
      sentence: '江苏省的门诊票据应写明医保类型，自费的写“自费”',
      source: 'ours',
      breaches: (bill, { faulty }) =>
        brokenAt(
          'main.extension.medicalInsuranceType',
          isOutpatientVisit(bill) &&
            bill.main.extension.medicalInsuranceType === undefined &&
            !faulty.has('medicalInsuranceType'),
        ),
    },
  ],
}
