import type { ExtensionField } from '@piaoqiao/documents'
import type { Fen } from '@piaoqiao/domain'
import { isIdentityNumber, yuanFromFen } from '@piaoqiao/domain'
import type {
  DraftAuxItem,
  DraftExtension,
  DraftItem,
  IssueBillDraft,
} from '../bills/bill-draft.ts'
import type { BillKind } from '../bills/bill-kinds.ts'
import { busTypes, payChannels } from './bus-types.ts'
import type { LineAmount } from './his-field.ts'
import type { HisContentOf } from './his-methods.ts'
import { HisError } from './his-results.ts'
import { dayOfHisMoment } from './his-moment.ts'

type Hospitalized = HisContentOf<'invEBillHospitalized'>
type Ambulatory =
  | HisContentOf<'invEBillRegistration'>
  | HisContentOf<'invoiceEBillOutpatient'>
  | HisContentOf<'invEBillCheckUp'>
/** The content of a method that issues. */
export type HisIssue = Hospitalized | Ambulatory

const kinds: Readonly<Record<HisIssue['busType'], BillKind>> = {
  '01': 'inpatient',
  '02': 'outpatient',
  '03': 'outpatient',
  '04': 'outpatient',
  '05': 'checkup',
  '06': 'registration',
}

/** 居民身份证 among the kinds of cards. */
const identityCardTypes: ReadonlySet<string> = new Set(['01', '1101'])
const remarkCharactersMax = 500

/**
 * The draft that a request of a HIS asks for.
 * @throws HisError `E2008` where the lines do not add up to the total
 */
export function draftFromHis(content: HisIssue): IssueBillDraft {
  const { busNo, busType, totalAmt, chargeDetail, listDetail, author, checker, remark } = content
  const sum = chargeDetail.reduce((total, { amt }) => total + amt, 0n)
  if (sum !== totalAmt) throw new HisError('E2008')
  const otherFields = otherFieldsOf(content)
  return {
    businessNumber: busNo,
    kind: kinds[busType],
    payer: payerOf(content),
    totalFen: totalAmt,
    items: chargeDetail.map(itemFrom),
    ...(listDetail !== undefined && { auxItems: listDetail.map(auxItemFrom) }),
    extension: {
      ...extensionOf(content),
      ...(content.busType === '01' ? stayOf(content) : visitOf(content)),
    },
    ...(otherFields.length > 0 && { otherFields }),
    payMode: payModeOf(content),
    ...(remark !== undefined && { remark }),
    handlingPerson: author,
    ...(checker !== undefined && { checker }),
  }
}

function payerOf(content: HisIssue): IssueBillDraft['payer'] {
  const { payer: name, payerType, payerCode } = content
  if (payerType === '2') return { type: '2', code: payerCode ?? '', name }
  return { type: '1', code: identityOf(content), name }
}

/** The number of another card names nobody outside the hospital, so it does not become the payer's code. */
function identityOf({ idCardNo, cardType, cardNo }: HisIssue): string {
  if (idCardNo !== undefined) return idCardNo
  return identityCardTypes.has(cardType) || isIdentityNumber(cardNo) ? cardNo : ''
}

function extensionOf(content: HisIssue): DraftExtension {
  const { medicalInsuranceID } = content
  return {
    businessDate: dayOfHisMoment(content.busDateTime),
    medicalType: busTypes[content.busType],
    orgType: content.medicalInstitution,
    medicalInsuranceType: content.medicalCareType,
    ...(medicalInsuranceID !== undefined && { medicalInsuranceId: medicalInsuranceID }),
    gender: content.sex,
    age: content.age,
    fundPayFen: content.fundPay,
    otherPayFen: content.otherfundPay,
    accountPayFen: content.accountPay,
    ownPayFen: content.selfCashPay,
    selfPaymentFen: content.selfPayAmt,
    selfFundedFen: content.ownPay,
    ...(content.caseNumber !== undefined && { caseNumber: content.caseNumber }),
    ...(content.consultationDate !== undefined && { medicalDate: content.consultationDate }),
  }
}

function visitOf({ patientNo, patientCategory }: Ambulatory): DraftExtension {
  return {
    ...(patientNo !== undefined && { patientNumber: patientNo }),
    ...(patientCategory !== undefined && { departmentName: patientCategory }),
  }
}

function stayOf(content: Hospitalized): DraftExtension {
  const { inHospitalDate, outHospitalDate, prepayAmt, rechargeAmt, refundAmt } = content
  const hospitalizationNumber = content.hospitalNo ?? content.patientId
  const departmentName = content.leaveCategory ?? content.category
  return {
    ...(hospitalizationNumber !== undefined && { hospitalizationNumber }),
    ...(departmentName !== undefined && { departmentName }),
    ...(inHospitalDate !== undefined && { inHospitalDate }),
    ...(outHospitalDate !== undefined && { outHospitalDate }),
    ...(prepayAmt !== undefined && { prepayFen: prepayAmt }),
    ...(rechargeAmt !== undefined && { rechargeFen: rechargeAmt }),
    ...(refundAmt !== undefined && { refundFen: refundAmt }),
  }
}

/** What the data standard has no element for goes into elements of our own beside the known ones. */
function otherFieldsOf(content: HisIssue): readonly ExtensionField[] {
  const fields: readonly (readonly [tag: string, text: string | undefined])[] = [
    ['SelfConceitedAmount', aboveZero(content.selfConceitedAmt)],
    ['ReimbursementAmount', aboveZero(content.reimbursementAmt)],
    ['OwnAccountBalance', yuan(content.ownAcBalance)],
    ['BalancedNumber', content.balancedNumber],
    ['MedCareInstitution', content.medCareInstitution],
    ['MedCareAreaCode', content.busType === '01' ? content.medCareAreaCode : undefined],
    ['Payee', content.payee],
    ...(content.otherInfo ?? []).map(
      ({ infoName, infoValue = '' }, index) =>
        [`OtherInfo${index + 1}`, `${infoName}：${infoValue}`] as const,
    ),
  ]
  return fields.flatMap(([tag, text]) => (text === undefined ? [] : [{ tag, text }]))
}

function aboveZero(fen: Fen): string | undefined {
  return fen > 0n ? yuanFromFen(fen) : undefined
}

function yuan(fen: Fen | undefined): string | undefined {
  return fen === undefined ? undefined : yuanFromFen(fen)
}

/** 交款方式: the channels that were used, each once. */
function payModeOf({ payChannelDetail }: HisIssue): string {
  const used = payChannelDetail.filter(({ payChannelValue }) => payChannelValue !== 0n)
  const channels = used.length > 0 ? used : payChannelDetail
  const names = channels.map(({ payChannelCode }) => payChannels[payChannelCode] ?? '其他')
  return [...new Set(names)].join('、') || '其他'
}

function itemFrom(charge: HisIssue['chargeDetail'][number]): DraftItem {
  const { chargeCode, chargeName, unit, std, number, amt, selfAmt, remark } = charge
  const remarks = joined([
    remark,
    selfAmt !== undefined && selfAmt > 0n ? `自费${yuanFromFen(selfAmt)}` : undefined,
  ])
  return {
    code: chargeCode,
    name: chargeName,
    ...(number !== undefined && { quantity: number }),
    ...(unit !== undefined && { unit }),
    ...(std !== undefined && { standard: std }),
    amountFen: amt,
    ...(remarks !== null && { remark: remarks }),
  }
}

function auxItemFrom(line: NonNullable<HisIssue['listDetail']>[number]): DraftAuxItem {
  const { chargeCode, chargeName, code, name, number, unit, std, amt } = line
  const remarks = remarksOf(line)
  return {
    ...(chargeCode !== undefined && { relatedCode: chargeCode }),
    ...(chargeName !== undefined && { relatedName: chargeName }),
    ...(code !== undefined && { code }),
    name,
    ...(number !== undefined && { quantity: number }),
    ...(unit !== undefined && { unit }),
    ...(std !== undefined && { standard: std }),
    amountFen: amt.fen,
    ...(remarks !== null && { remark: remarks }),
  }
}

/** What a list line says beyond the elements of the data standard. */
function remarksOf(line: NonNullable<HisIssue['listDetail']>[number]): string | null {
  const { form, specification, medicalCareType, medCareItemCode, amt, selfAmt, remark } = line
  return joined([
    specification,
    form,
    medicalCareType === undefined ? undefined : `医保分类${medicalCareType}`,
    medCareItemCode === undefined ? undefined : `医保编码${medCareItemCode}`,
    amt.written === null ? undefined : `金额${amt.written}`,
    selfAmt !== undefined && selfAmt.fen > 0n ? `自费${writtenAmount(selfAmt)}` : undefined,
    remark,
  ])
}

function writtenAmount({ fen, written }: LineAmount): string {
  return written ?? yuanFromFen(fen)
}

function joined(parts: readonly (string | undefined)[]): string | null {
  const given = parts.filter((part) => part !== undefined)
  return given.length === 0 ? null : [...given.join('；')].slice(0, remarkCharactersMax).join('')
}
