import type { HisFields } from '../his-field.ts'
import { amount, choice, day, optional, text } from '../his-field.ts'
import type { HisMethod } from '../his-method.ts'
import type { HisResultCode } from '../his-results.ts'
import {
  billAnswer,
  checker,
  consultationDate,
  department,
  lineFields,
  patientFields,
  paymentFields,
  settlementFields,
} from './issue-fields.ts'

const results: readonly HisResultCode[] = ['E2008', 'E3001', 'E3002', 'E3003']
const notes = [
  '开具不依赖省级平台是否可达；票据随后自动登记，登记前不能冲红、换开。',
  '没有标明必填的字段，医院可以不送；送了本表之外的字段，本站不读取，也不报错。',
]

const registration = {
  busType: choice('业务标识', 20, { '06': '挂号' }),
  ...settlementFields,
  checker,
  ...patientFields,
  consultationDate,
  ...department,
  patientNo: optional(text('患者就诊编号', 30, 'MZ20260302001', { note: '票面的门诊号' })),
  caseNumber: optional(text('病历号', 50, 'BL0001')),
  ...paymentFields,
  ...lineFields,
} as const

const outpatient = {
  ...registration,
  busType: choice('业务标识', 20, { '02': '门诊', '03': '急诊', '04': '门特' }),
  checker: optional(checker),
} as const

const checkUp = {
  ...registration,
  busType: choice('业务标识', 20, { '05': '体检中心' }),
  checker: optional(checker),
} as const

const hospitalized = {
  busType: choice('业务标识', 20, { '01': '住院' }),
  ...settlementFields,
  checker,
  ...patientFields,
  consultationDate: optional(consultationDate),
  category: optional(text('入院科室名称', 60, '心内科', { also: ['patientCategory'] })),
  categoryCode: optional(text('入院科室编码', 60, '0301', { also: ['patientCategoryCode'] })),
  leaveCategory: optional(
    text('出院科室名称', 50, '心内科', { note: '票面的科别，优先于入院科室' }),
  ),
  leaveCategoryCode: optional(text('出院科室编码', 50, '0301')),
  hospitalNo: optional(text('患者住院号', 30, 'ZY20260302001', { note: '票面的住院号' })),
  patientId: optional(text('患者唯一编号', 50, 'P0001', { note: '没有住院号时作住院号' })),
  caseNumber: optional(text('病历号', 50, 'BL0001')),
  inHospitalDate: optional(day('住院日期')),
  outHospitalDate: optional(day('出院日期')),
  medCareAreaCode: optional(text('参保地行政区划代码', 6, '', { note: '写入扩展元素' })),
  prepayAmt: optional(amount('预缴金额', '0.00', { note: '本站补充的字段' })),
  rechargeAmt: optional(amount('补缴金额', '0.00', { note: '本站补充的字段' })),
  refundAmt: optional(amount('退费金额', '0.00', { note: '本站补充的字段' })),
  ...paymentFields,
  ...lineFields,
} as const

function issueMethod<const Request extends HisFields>(
  words: Pick<HisMethod, 'name' | 'title' | 'englishTitle' | 'purpose'>,
  request: Request,
): HisMethod<Request> {
  return { ...words, request, answer: billAnswer, notes, results }
}

export const invEBillRegistration = issueMethod(
  {
    name: 'invEBillRegistration',
    title: '挂号电子票据开具',
    englishTitle: 'Issue a bill for a registration',
    purpose: '患者挂号交费后，为这次交费开具电子票据。',
  },
  registration,
)

export const outpatientIssue = issueMethod(
  {
    name: 'invoiceEBillOutpatient',
    title: '门诊电子票据开具',
    englishTitle: 'Issue a bill for an outpatient settlement',
    purpose: '患者门诊、急诊、门特结算后，为这次结算开具电子票据。',
  },
  outpatient,
)

export const invEBillHospitalized = issueMethod(
  {
    name: 'invEBillHospitalized',
    title: '住院电子票据开具',
    englishTitle: 'Issue a bill for a hospital stay',
    purpose: '患者出院或中途结算后，为这次结算开具电子票据。',
  },
  hospitalized,
)

export const invEBillCheckUp = issueMethod(
  {
    name: 'invEBillCheckUp',
    title: '体检电子票据开具',
    englishTitle: 'Issue a bill for a check-up',
    purpose: '个人体检交费后，为这次交费开具电子票据。',
  },
  checkUp,
)
