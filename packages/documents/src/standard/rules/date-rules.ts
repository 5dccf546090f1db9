import type { CalendarDate } from '@piaoqiao/domain'
import type { LooseBill } from '../../xml/loose-bill.ts'
import { brokenAt } from '../standard-rule.ts'
import type { StandardRule } from '../standard-rule.ts'

/** 财综〔2017〕32号, the first data standard, is of this year; no bill is older. */
const firstYear = '2017'

function isLater(date: CalendarDate | undefined, { main: { issuedOn } }: LooseBill): boolean {
  return date !== undefined && issuedOn !== undefined && date > issuedOn
}

/** Rules about days and times. Whether a day exists is a matter of its form. */
export const dateRules: readonly StandardRule[] = [
  {
    id: 'ISSUED_AHEAD',
    path: 'Main/IssueDate',
    severity: 'error',
    sentence: '开票日期和开票时间在将来',
    source: 'ours',
    breaches: ({ main: { issuedOn, issuedAt = '00:00:00' } }, { latest }) =>
      brokenAt(
        'main.issuedOn',
        issuedOn !== undefined && `${issuedOn}T${issuedAt}` > latest.inBeijing,
      ),
  },
  {
    id: 'ISSUED_BEFORE_STANDARD',
    path: 'Main/IssueDate',
    severity: 'warning',
    sentence: '开票日期早于 2017 年，当时还没有财政电子票据数据规范',
    source: 'inferred',
    breaches: ({ main: { issuedOn = firstYear } }) =>
      brokenAt('main.issuedOn', issuedOn < firstYear),
  },
  {
    id: 'BUSINESS_DATE_LATE',
    path: 'Main/MainExt/BusinessDate',
    severity: 'warning',
    sentence: '业务日期晚于开票日期',
    source: 'ours',
    breaches: (bill) =>
      brokenAt('main.extension.businessDate', isLater(bill.main.extension.businessDate, bill)),
  },
  {
    id: 'MEDICAL_DATE_LATE',
    path: 'Main/MainExt/MedicalDate',
    severity: 'warning',
    sentence: '就诊日期晚于开票日期',
    source: 'ours',
    breaches: (bill) =>
      brokenAt('main.extension.medicalDate', isLater(bill.main.extension.medicalDate, bill)),
  },
  {
    id: 'STAY_DATES',
    path: 'Main/MainExt/OutHospitalDate',
    severity: 'warning',
    sentence: '出院日期早于住院日期',
    source: 'ours',
    breaches: ({ main: { extension } }) =>
      brokenAt(
        'main.extension.outHospitalDate',
        extension.inHospitalDate !== undefined &&
          extension.outHospitalDate !== undefined &&
          extension.outHospitalDate < extension.inHospitalDate,
      ),
  },
  {
    id: 'STAY_LATE',
    path: 'Main/MainExt/InHospitalDate',
    severity: 'warning',
    sentence: '住院日期晚于开票日期',
    source: 'ours',
    breaches: (bill) =>
      brokenAt('main.extension.inHospitalDate', isLater(bill.main.extension.inHospitalDate, bill)),
  },
]
