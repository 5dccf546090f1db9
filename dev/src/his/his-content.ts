import type { CalendarDate, Fen } from '@piaoqiao/domain'
import { yuanFromFen } from '@piaoqiao/domain'
import type { DraftAuxItem, DraftExtension, IssueBillDraft } from '@piaoqiao/issuer'
import type { Minute } from './arrivals.ts'
import { hisDayOf, hisMomentOf } from './his-moment.ts'

/** What a hospital asks a station for: a method by its name, and the content of the request. */
export interface HisMessage {
  readonly method: string
  readonly content: object
}

/** 业务标识 of what is billed. */
export type BilledBusType = '01' | '02' | '03' | '04' | '05' | '06'

/** Where and when a settlement is billed, and for which department. */
export interface Counter {
  readonly day: CalendarDate
  readonly minute: Minute
  readonly serial: number
  readonly placeCode: string
  readonly busType: BilledBusType
  readonly department: { readonly code: string; readonly name: string }
}

const methods: Readonly<Record<BilledBusType, string>> = {
  '01': 'invEBillHospitalized',
  '02': 'invoiceEBillOutpatient',
  '03': 'invoiceEBillOutpatient',
  '04': 'invoiceEBillOutpatient',
  '05': 'invEBillCheckUp',
  '06': 'invEBillRegistration',
}

/** 医保类型编码 by the names that sample patients have. */
const insuranceCodes: Readonly<Record<string, string>> = {
  职工基本医疗保险: '01',
  城乡居民基本医疗保险: '90',
  自费: '07',
}

/** 交费渠道: how what insurance did not bear was paid. */
const channels: Readonly<Record<string, string>> = {
  医保移动支付: '11',
  微信支付: '05',
  银行卡: '07',
  现金: '02',
}
const insuranceChannel = '11'
const otherCard = '99'
const identityCard = '01'
const defaultChannel = '04'

/** The message by which a HIS has a bill of this content issued. */
export function issueMessage(draft: IssueBillDraft, counter: Counter): HisMessage {
  const { extension = {}, handlingPerson = '', checker = '' } = draft
  const { busType, department } = counter
  const content = {
    busNo: draft.businessNumber,
    busType,
    payer: draft.payer.name,
    busDateTime: hisMomentOf(counter.day, counter.minute, counter.serial),
    placeCode: counter.placeCode,
    payee: handlingPerson,
    author: handlingPerson,
    checker,
    totalAmt: yuanFromFen(draft.totalFen),
    ...payerFields(draft),
    ...patientFields(extension),
    ...(busType === '01' ? stayFields(extension, department) : visitFields(extension, department)),
    ...paymentFields(draft),
    ...lineFields(draft),
    isArrears: '1',
  }
  return { method: methods[busType], content }
}

function payerFields({ payer }: IssueBillDraft): object {
  if (payer.type === '2') {
    return { payerType: '2', payerCode: payer.code, cardType: otherCard, cardNo: payer.code }
  }
  return { payerType: '1', cardType: identityCard, cardNo: payer.code }
}

function patientFields({ gender, age, orgType, medicalInsuranceType }: DraftExtension): object {
  const insurance = medicalInsuranceType ?? '自费'
  return {
    medicalInstitution: orgType ?? '综合医院',
    medCareTypeCode: insuranceCodes[insurance] ?? '99',
    medicalCareType: insurance,
    sex: gender ?? '未知',
    age: age ?? '0',
  }
}

function visitFields(extension: DraftExtension, { code, name }: Counter['department']): object {
  const { medicalDate, patientNumber } = extension
  return {
    consultationDate: medicalDate === undefined ? '' : hisDayOf(medicalDate),
    patientNo: patientNumber ?? '',
    patientCategory: name,
    patientCategoryCode: code,
  }
}

function stayFields(extension: DraftExtension, { code }: Counter['department']): object {
  const { inHospitalDate = '', outHospitalDate = '', departmentName = '' } = extension
  return {
    category: departmentName,
    categoryCode: code,
    leaveCategory: departmentName,
    leaveCategoryCode: code,
    hospitalNo: extension.hospitalizationNumber ?? '',
    caseNumber: extension.caseNumber ?? '',
    inHospitalDate: hisDayOf(inHospitalDate),
    outHospitalDate: hisDayOf(outHospitalDate),
    prepayAmt: yuan(extension.prepayFen),
    rechargeAmt: yuan(extension.rechargeFen),
    refundAmt: yuan(extension.refundFen),
  }
}

function paymentFields({ extension = {}, totalFen, payMode = '' }: IssueBillDraft): object {
  const { fundPayFen = 0n, otherPayFen = 0n, accountPayFen = 0n, ownPayFen = 0n } = extension
  const insuredFen = fundPayFen + otherPayFen + accountPayFen
  const paid = [
    { payChannelCode: insuranceChannel, payChannelValue: yuanFromFen(insuredFen) },
    {
      payChannelCode: channels[payMode] ?? defaultChannel,
      payChannelValue: yuanFromFen(ownPayFen),
    },
  ]
  const used = paid.filter(({ payChannelValue }) => payChannelValue !== '0.00')
  return {
    fundPay: yuanFromFen(fundPayFen),
    otherfundPay: yuanFromFen(otherPayFen),
    accountPay: yuanFromFen(accountPayFen),
    selfCashPay: yuanFromFen(ownPayFen),
    selfPayAmt: yuan(extension.selfPaymentFen),
    ownPay: yuan(extension.selfFundedFen ?? totalFen),
    selfConceitedAmt: '0.00',
    reimbursementAmt: yuanFromFen(fundPayFen + otherPayFen),
    payChannelDetail: used.length > 0 ? used : paid.slice(0, 1),
  }
}

function lineFields({ items, auxItems = [] }: IssueBillDraft): object {
  return {
    chargeDetail: items.map((item, index) => ({
      sortNo: index + 1,
      chargeCode: item.code,
      chargeName: item.name,
      unit: item.unit ?? '项',
      std: item.standard,
      number: item.quantity,
      amt: yuanFromFen(item.amountFen),
      selfAmt: '0.00',
    })),
    listDetail: auxItems.map(listLine),
  }
}

function listLine(item: DraftAuxItem, index: number): object {
  return {
    listDetailNo: String(index + 1),
    chargeCode: item.relatedCode ?? '',
    chargeName: item.relatedName ?? '',
    name: item.name,
    unit: item.unit ?? '',
    std: item.standard,
    number: item.quantity,
    amt: yuan(item.amountFen),
    selfAmt: '0.0000',
  }
}

function yuan(fen: Fen | undefined): string {
  return yuanFromFen(fen ?? 0n)
}
