import { yuanFromFen, type CalendarDate, type Fen } from '@piaoqiao/domain'
import type { BillDocument } from '../xml/bill-document.ts'
import type { BillKind } from './bill-kind.ts'

/** A field of the block 其他信息: what the form prints, and what this bill says there. */
export interface InformationField {
  readonly label: string
  readonly text: string
}

type Entry = readonly [label: string, text: (document: BillDocument) => string | undefined]

const yuan = (fen: Fen | undefined): string | undefined =>
  fen === undefined ? undefined : yuanFromFen(fen)

const insurance: readonly Entry[] = [
  ['医疗机构类型', ({ main }) => main.extension.orgType],
  ['性别', ({ main }) => main.extension.gender],
  ['医保类型', ({ main }) => main.extension.medicalInsuranceType],
  ['医保编号', ({ main }) => main.extension.medicalInsuranceId],
]
const payments: readonly Entry[] = [
  ['医保统筹基金支付', ({ main }) => yuan(main.extension.fundPayFen)],
  ['其他支付', ({ main }) => yuan(main.extension.otherPayFen)],
  ['个人账户支付', ({ main }) => yuan(main.extension.accountPayFen)],
  ['个人现金支付', ({ main }) => yuan(main.extension.ownPayFen)],
  ['个人自付', ({ main }) => yuan(main.extension.selfPaymentFen)],
  ['个人自费', ({ main }) => yuan(main.extension.selfFundedFen)],
]
const serial: Entry = [
  '业务流水号',
  ({ main }) => main.businessCode ?? main.extension.businessNumber,
]

const entries: Readonly<Record<BillKind, readonly Entry[]>> = {
  outpatient: [
    serial,
    ['门诊号', ({ main }) => main.extension.patientNumber],
    ['就诊日期', ({ main }) => day(main.extension.medicalDate)],
    ...insurance,
    ...payments,
    ['年龄', ({ main }) => main.extension.age],
    ['医疗类别', ({ main }) => main.extension.medicalType],
  ],
  inpatient: [
    serial,
    ['病历号', ({ main }) => main.extension.caseNumber],
    ['住院号', ({ main }) => main.extension.hospitalizationNumber],
    ['住院科别', ({ main }) => main.extension.departmentName],
    ['住院时间', stay],
    ['预缴金额', ({ main }) => yuan(main.extension.prepayFen)],
    ['补缴金额', ({ main }) => yuan(main.extension.rechargeFen)],
    ['退费金额', ({ main }) => yuan(main.extension.refundFen)],
    ...insurance,
    ...payments,
  ],
  general: [
    serial,
    ['缴款码', ({ main }) => main.extension.payCode],
    ['业务日期', ({ main }) => day(main.extension.businessDate)],
    ['支付方式', ({ main }) => main.payMode],
    ['付款人账号', ({ main }) => main.payer.account],
    ['付款人开户行', ({ main }) => main.payer.bank],
    ['收款人账号', ({ main }) => main.issuer.recAccount],
    ['收款人开户行', ({ main }) => main.issuer.recBank],
    ['币种', ({ main }) => main.currencyType],
    ['汇率', ({ main }) => main.exchangeRate],
    ['地址', ({ main }) => main.extension.address],
    ['学校', ({ main }) => main.extension.school],
    ['院系', ({ main }) => main.extension.faculty],
    ['专业', ({ main }) => main.extension.major],
    ['班级', ({ main }) => main.extension.classes],
    ['学号', ({ main }) => main.extension.studentId],
  ],
}

/**
 * The fields of the block 其他信息 in the order in which they are printed. A medical form prints all its labels; the
 * general one prints those of which the bill says something.
 */
export function otherInformation(document: BillDocument, kind: BillKind): InformationField[] {
  return entries[kind]
    .map(([label, text]) => ({ label, text: text(document) ?? '' }))
    .filter(({ text }) => kind !== 'general' || text !== '')
}

/** 2026-03-02 as bills print it. */
function day(date: CalendarDate | undefined): string | undefined {
  return date?.replaceAll('-', '')
}

function stay({ main }: BillDocument): string | undefined {
  const { inHospitalDate, outHospitalDate } = main.extension
  if (inHospitalDate === undefined) return undefined
  return `${day(inHospitalDate) ?? ''}-${day(outHospitalDate) ?? ''}`
}
