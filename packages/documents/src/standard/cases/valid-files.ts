import type { BillDocument, MainExtension } from '../../xml/bill-document.ts'
import {
  inpatientBill,
  nonTaxBill,
  outpatientBill,
  redBill,
} from '../../xml/cases/example-bills.ts'
import { signatureContent } from '../../xml/cases/malformed-bills.ts'
import { appendSignature } from '../../xml/sign-bill-xml.ts'
import { writeBillXml } from '../../xml/write-bill-xml.ts'

/** A file with both signatures. They are of the right form; whether they are good is not what is checked. */
export function fileOf(document: BillDocument): string {
  const issued = appendSignature(writeBillXml(document), 'issuer', signatureContent)
  return Buffer.from(appendSignature(issued, 'supervisor', signatureContent)).toString()
}

function extended(
  { main, ...rest }: BillDocument,
  extension: Partial<MainExtension>,
  change: Partial<BillDocument['main']> = {},
): BillDocument {
  return { ...rest, main: { ...main, ...change, extension: { ...main.extension, ...extension } } }
}

/** The moment at which the cases are checked: the day after the example bills were issued. */
export const checkedAt = Date.parse('2026-03-03T00:00:00Z')

export const outpatientFile = fileOf(outpatientBill)
export const inpatientFile = fileOf(
  extended(inpatientBill, { caseNumber: 'BA20260215' }, { specimenCode: '5006022501' }),
)
export const nonTaxFile = fileOf(extended(nonTaxBill, {}, { specimenCode: '5001012501' }))
export const redFile = fileOf(
  extended(redBill, {
    patientNumber: 'MZ20260302001',
    medicalDate: '2026-03-02',
    orgType: '综合医院',
    medicalInsuranceType: '职工基本医疗保险',
  }),
)
/** The outpatient bill, issued in Jiangsu, with a field of the province. */
export const jiangsuFile = fileOf(
  extended(
    outpatientBill,
    { unknown: [{ tag: 'FundPayAmountInfo', text: '统筹 101.92' }] },
    { billCode: '32060125', specimenCode: '3206012501', supervisorAreaCode: '320000' },
  ),
)
  .replace('CZ-EI-50', 'CZ-EI-32')
  .replace('1010000000-52106005', '1010000000-52106023')

/** Files that break no rule. */
export const validFiles = { outpatientFile, inpatientFile, nonTaxFile, redFile, jiangsuFile }
