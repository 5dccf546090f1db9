import {
  changed,
  details,
  extension,
  inpatient,
  main,
  outpatient,
  red,
  signature,
  without,
} from './file-changes.ts'
import type { BrokenFile } from './file-changes.ts'
import { inpatientFile, jiangsuFile, outpatientFile, redFile } from './valid-files.ts'

export const medicalCases: readonly BrokenFile[] = [
  ['OUTPATIENT_NUMBER', `${extension}/patientNumber`, without(outpatientFile, 'patientNumber')],
  ['OUTPATIENT_DATE', `${extension}/MedicalDate`, without(outpatientFile, 'MedicalDate')],
  ['OUTPATIENT_ORGANISATION', `${extension}/OrgType`, without(outpatientFile, 'OrgType')],
  [
    'INPATIENT_NUMBER',
    `${extension}/HospitalizationNumber`,
    without(inpatientFile, 'HospitalizationNumber'),
  ],
  ['INPATIENT_CASE', `${extension}/CaseNumber`, without(inpatientFile, 'CaseNumber')],
  ['INPATIENT_DEPARTMENT', `${extension}/DepartmentName`, without(inpatientFile, 'DepartmentName')],
  ['INPATIENT_IN', `${extension}/InHospitalDate`, without(inpatientFile, 'InHospitalDate')],
  ['INPATIENT_OUT', `${extension}/OutHospitalDate`, without(inpatientFile, 'OutHospitalDate')],
  [
    'DEPOSIT_BALANCE',
    `${extension}/PrepayAmount`,
    inpatient(['<RefundAmount>1200.50<', '<RefundAmount>1200.51<']),
  ],
  [
    'MEDICAL_PAYMENTS_MISSING',
    extension,
    ['FundPayAmount', 'OtherPayAmount', 'AccountPayAmount', 'OwnPayAmount'].reduce(
      without,
      inpatientFile,
    ),
  ],
  ['MEDICAL_GENDER', `${extension}/Gender`, outpatient(['<Gender>女<', '<Gender>F<'])],
]

export const redCases: readonly BrokenFile[] = [
  [
    'RED_ORIGINAL_MISSING',
    `${extension}/RelatedInvoiceCode`,
    without(redFile, 'RelatedInvoiceCode'),
  ],
  [
    'RED_TOTAL_POSITIVE',
    `${main}/TotalAmount`,
    outpatient([
      '<MainExt>',
      '<MainExt><RelatedInvoiceCode>50060125</RelatedInvoiceCode><RelatedInvoiceNumber>0000000001</RelatedInvoiceNumber>',
    ]),
  ],
  [
    'RED_ITSELF',
    `${extension}/RelatedInvoiceNumber`,
    red(['<RelatedInvoiceNumber>0000000101<', '<RelatedInvoiceNumber>0000000102<']),
  ],
  [
    'RED_REGION',
    `${extension}/RelatedInvoiceCode`,
    red(['<RelatedInvoiceCode>50060125<', '<RelatedInvoiceCode>50010125<']),
  ],
  [
    'RED_LINE_POSITIVE',
    `${details}/Item[2]/ItemAmount`,
    red(
      ['<ItemAmount>-138.21<', '<ItemAmount>-189.21<'],
      ['<ItemAmount>-50.00<', '<ItemAmount>1.00<'],
    ),
  ],
  [
    'RED_PAYMENT_POSITIVE',
    `${extension}/AccountPayAmount`,
    red(
      ['<FundPayAmount>-101.92<', '<FundPayAmount>-189.21<'],
      ['<AccountPayAmount>-86.29<', '<AccountPayAmount>1.00<'],
    ),
  ],
]

const secondNode = /(<\/Signature>)<Signature>.*<\/Signature>/

export const signatureCases: readonly BrokenFile[] = [
  [
    'ISSUER_SIGNATURE_ABSENT',
    'EInvoice/EInvoiceSignature',
    outpatient([/<EInvoiceSignature>.*<\/EInvoiceSignature>/, '<EInvoiceSignature/>']),
  ],
  ['SUPERVISOR_SIGNATURE_ABSENT', 'EInvoice/EInvoiceSignature', outpatient([secondNode, '$1'])],
  ['SIGNATURE_DER', `${signature}[1]/SignatureValue`, outpatient(['MAYCAQECAQE=', 'MAYCAQECAQ=='])],
  [
    'SIGNATURE_TIME_CALENDAR',
    `${signature}[1]/SignatureTime`,
    outpatient(['>20260302012953Z<', '>20260230012953Z<']),
  ],
  [
    'SIGNATURE_TIME_AHEAD',
    `${signature}[2]/SignatureTime`,
    outpatient([/>20260302012953Z<(?!.*Z<)/, '>20260303020000<']),
  ],
  [
    'SIGNATURE_TIME_ORDER',
    `${signature}[2]/SignatureTime`,
    outpatient([/>20260302012953Z<(?!.*Z<)/, '>20260302012952Z<']),
  ],
]

export const oddityCases: readonly BrokenFile[] = [
  [
    'TAG_SPELLING',
    `${extension}/GENDER`,
    outpatient(['<Gender>女</Gender>', '<GENDER>女</GENDER>']),
  ],
  ['VALUE_WHITESPACE', `${main}/TotalAmount`, outpatient(['>188.21<', '> 188.21<'])],
  [
    'EXTENSION_NESTED',
    `${extension}/Custom9`,
    outpatient(['<Custom1/>', '<Custom9><a>1</a></Custom9>']),
  ],
]

export const profileCases: readonly BrokenFile[] = [
  ['CQ_CUSTOM1_FORM', `${extension}/Custom1`, outpatient(['<Custom1/>', '<Custom1>无</Custom1>'])],
  ['CQ_CUSTOM2_FORM', `${extension}/Custom2`, outpatient(['<Custom1/>', '<Custom2>无</Custom2>'])],
  [
    'CQ_CUSTOM3_FORM',
    `${extension}/Custom3`,
    outpatient(['<Custom1/>', '<Custom3>1.234</Custom3>']),
  ],
  ['CQ_CUSTOM4_FORM', `${extension}/Custom4`, outpatient(['>120.50<', '>120.5元<'])],
  [
    'CQ_CUSTOM5_FORM',
    `${extension}/Custom5`,
    outpatient(['<Custom1/>', `<Custom5>${'长'.repeat(101)}</Custom5>`]),
  ],
  [
    'CQ_SUPERVISOR_AREA',
    `${main}/SupervisorAreaCode`,
    outpatient(['<SupervisorAreaCode>500000<', '<SupervisorAreaCode>509900<']),
  ],
  [
    'CQ_INSURANCE_TYPE',
    `${extension}/MedicalInsuranceType`,
    without(outpatientFile, 'MedicalInsuranceType'),
  ],
  [
    'CQ_OTHER_PAY',
    `${extension}/OtherPayAmount`,
    outpatient(['<Custom1/>', '<Custom1>0.01</Custom1>']),
  ],
  ...['FundPayAmountInfo', 'OtherPayAmountInfo', 'OwnPayAmountInfo'].map(tooMuchDetail),
  ['JS_VERSION', 'EInvoice/Header/Version', changed(jiangsuFile, ['>1.1.0<', '>1.0.0<'])],
  [
    'JS_INSURANCE_TYPE',
    `${extension}/MedicalInsuranceType`,
    without(jiangsuFile, 'MedicalInsuranceType'),
  ],
]

function tooMuchDetail(tag: string): BrokenFile {
  const field = `<${tag}>${'长'.repeat(1_001)}</${tag}>`
  const change = [/<FundPayAmountInfo>.*<\/FundPayAmountInfo>/, field] as const
  const id = tag.replaceAll(/(?<=[a-z])[A-Z]/g, '_$&').toUpperCase()
  return [`JS_${id}_FORM`, `${extension}/${tag}`, changed(jiangsuFile, change)]
}
