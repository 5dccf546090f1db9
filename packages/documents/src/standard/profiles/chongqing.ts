import type { Fen } from '@piaoqiao/domain'
import type { LooseBill } from '../../xml/loose-bill.ts'
import { fen, text } from '../../xml/value-form.ts'
import { isOutpatientVisit } from '../bill-kind.ts'
import { brokenAt } from '../standard-rule.ts'
import { fieldText } from './province-profile.ts'
import type { ProvinceProfile } from './province-profile.ts'

const otherPayTags = ['Custom1', 'Custom2', 'Custom3'] as const

/** The parts of 其他支付 that a bill names, or undefined where it names none or one that is no amount. */
function namedParts(bill: LooseBill): Fen | undefined {
  let sum: Fen | undefined
  for (const tag of otherPayTags) {
    const written = fieldText(bill, tag)
    if (written === undefined) continue
    const amount = fen.read(written)
    if (amount === undefined) return undefined
    sum = (sum ?? 0n) + amount
  }
  return sum
}

/** 重庆市. What the fields named Custom mean was seen in one consumer of bills and is taken over for Chongqing. */
export const chongqing: ProvinceProfile = {
  id: 'chongqing',
  prefix: 'CQ',
  region: '50',
  title: '重庆市',
  about:
    '没有见到重庆市的正式文本。自定义字段的含义取自一个读取票据的系统，属推断；必填要求由本项目设定，可由财政部门调整。',
  fields: [
    { tag: 'Custom1', label: '大病保险支付', form: fen, source: 'inferred' },
    { tag: 'Custom2', label: '其他保险支付', form: fen, source: 'inferred' },
    { tag: 'Custom3', label: '医疗救助支付', form: fen, source: 'inferred' },
    { tag: 'Custom4', label: '个人账户余额', form: fen, source: 'inferred' },
    { tag: 'Custom5', label: '支付方式', form: text(100), source: 'inferred' },
  ],
  rules: [
    {
      id: 'CQ_SUPERVISOR_AREA',
      path: 'Main/SupervisorAreaCode',
      severity: 'warning',
      sentence: '财政部门编码不是重庆市、市辖区或县的行政区划代码（GB/T 2260）',
      source: 'official',
      breaches: ({ main: { supervisorAreaCode: area = '500000' } }) =>
        brokenAt('main.supervisorAreaCode', !/^50(?:0000|01[0-9]{2}|02[0-9]{2})$/.test(area)),
    },
    {
      id: 'CQ_INSURANCE_TYPE',
      path: 'Main/MainExt/MedicalInsuranceType',
      severity: 'warning',
      sentence: '重庆市的门诊票据应写明医保类型，自费的写“自费”',
      source: 'ours',
      breaches: (bill, { faulty }) =>
        brokenAt(
          'main.extension.medicalInsuranceType',
          isOutpatientVisit(bill) &&
            bill.main.extension.medicalInsuranceType === undefined &&
            !faulty.has('medicalInsuranceType'),
        ),
    },
    {
      id: 'CQ_OTHER_PAY',
      path: 'Main/MainExt/OtherPayAmount',
      severity: 'warning',
      sentence: '大病保险、其他保险、医疗救助支付之和不等于其他支付',
      source: 'inferred',
      breaches: (bill) => {
        const parts = namedParts(bill)
        const { otherPayFen } = bill.main.extension
        return brokenAt(
          'main.extension.otherPayFen',
          parts !== undefined && otherPayFen !== undefined && parts !== otherPayFen,
        )
      },
    },
  ],
}
