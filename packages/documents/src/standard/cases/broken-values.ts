import { creditCodeCheckCharacter, identityNumberCheckCharacter } from '@piaoqiao/domain'
import { aux, changed, details, extension, inpatient, main, outpatient } from './file-changes.ts'
import type { BrokenFile, Change } from './file-changes.ts'
import { jiangsuFile, nonTaxFile } from './valid-files.ts'

/** A code of the example with its last character moved on, so that the check is wrong. */
const unitFirst17 = '91500000MA0000009'
const unitCode = `${unitFirst17}${creditCodeCheckCharacter(unitFirst17) ?? ''}`
const wrongUnitCode = `${unitFirst17}${unitCode.endsWith('0') ? '1' : '0'}`
const personFirst17 = '50000019900101123'
const personCode = `${personFirst17}${identityNumberCheckCharacter(personFirst17) ?? ''}`
const wrongPersonCode = `${personFirst17}${personCode.endsWith('0') ? '1' : '0'}`
const toUnit = (code: string): readonly Change[] => [
  ['<PayerPartyType>1<', '<PayerPartyType>2<'],
  [/<PayerPartyCode>[^<]*</, `<PayerPartyCode>${code}<`],
]
const payerCode = (code: string) =>
  outpatient([/<PayerPartyCode>[^<]*</, `<PayerPartyCode>${code}<`])
/** Codes stand in the id as well. */
const coded = (billCode: string, ...changes: readonly Change[]) =>
  outpatient(
    ['<EInvoiceCode>50060125<', `<EInvoiceCode>${billCode}<`],
    ['52106005', [...billCode].toReversed().join('')],
    ...changes,
  )
const region = (code: string, place: string): readonly Change[] => [
  ['CZ-EI-50', `CZ-EI-${code}`],
  [`>${place}000<`, `>${code}0000<`],
]

export const identityCases: readonly BrokenFile[] = [
  ['BILL_REGION', `${main}/EInvoiceCode`, coded('51060125', ['>5006012501<', '>5106012501<'])],
  [
    'SUPERVISOR_REGION',
    `${main}/SupervisorAreaCode`,
    changed(jiangsuFile, ['>320000<', '>330000<']),
  ],
  [
    'REGION_UNKNOWN',
    'EInvoice/Header/EInvoiceTag',
    coded('99060125', ['>5006012501<', '>9906012501<'], ...region('99', '500')),
  ],
  ['BILL_ID_RECIPE', 'EInvoice/Header/EInvoiceID', outpatient(['1010000000-52106005', '1-5'])],
  ['VERSION_UNUSUAL', 'EInvoice/Header/Version', outpatient(['>1.1.0<', '>2020<'])],
  ['CATEGORY_UNKNOWN', `${main}/EInvoiceCode`, coded('50990125', ['>5006012501<', '>5099012501<'])],
  [
    'KIND_NOT_ELECTRONIC',
    `${main}/EInvoiceCode`,
    coded('50062125', ['>5006012501<', '>5006212501<']),
  ],
  ['CODE_YEAR_AHEAD', `${main}/EInvoiceCode`, coded('50060127')],
  [
    'BILL_NUMBER_ZERO',
    `${main}/EInvoiceNumber`,
    outpatient(['>0000000101<', '>0000000000<'], ['1010000000-', '0000000000-']),
  ],
  ['SPECIMEN_CODE', `${main}/EInvoiceSpecimenCode`, outpatient(['>5006012501<', '>50060125<'])],
]

export const dateCases: readonly BrokenFile[] = [
  ['ISSUED_AHEAD', `${main}/IssueDate`, nonTaxAt('20260303', '10:00:00')],
  [
    'ISSUED_BEFORE_STANDARD',
    `${main}/IssueDate`,
    nonTaxAt('20161231', '23:59:59', ['>50010125<', '>50010116<'], ['52101005', '61101005']),
  ],
  [
    'BUSINESS_DATE_LATE',
    `${extension}/BusinessDate`,
    outpatient(['<MainExt>', '<MainExt><BusinessDate>20260303</BusinessDate>']),
  ],
  [
    'MEDICAL_DATE_LATE',
    `${extension}/MedicalDate`,
    outpatient(['<MedicalDate>20260302<', '<MedicalDate>20260303<']),
  ],
  ['STAY_DATES', `${extension}/OutHospitalDate`, inpatient(['>20260301<', '>20260214<'])],
  [
    'STAY_LATE',
    `${extension}/InHospitalDate`,
    inpatient(['>20260215<', '>20260303<'], ['>20260301<', '>20260304<']),
  ],
]

/** A bill without other days, issued at that time. */
function nonTaxAt(day: string, time: string, ...changes: readonly Change[]): string {
  return changed(nonTaxFile, ['>20260302<', `>${day}<`], ['>09:29:53<', `>${time}<`], ...changes)
}

export const partyCases: readonly BrokenFile[] = [
  [
    'ISSUER_CODE',
    `${main}/InvoicingParty/InvoicingPartyCode`,
    outpatient(['MB0000001J<', 'MB0000001K<']),
  ],
  ['PAYER_CODE_EMPTY', `${main}/PayerParty/PayerPartyCode`, payerCode('')],
  ['PAYER_CODE_MASKED', `${main}/PayerParty/PayerPartyCode`, payerCode('500***********1238')],
  ['PAYER_IDENTITY_NUMBER', `${main}/PayerParty/PayerPartyCode`, payerCode(wrongPersonCode)],
  ['PAYER_CREDIT_CODE', `${main}/PayerParty/PayerPartyCode`, outpatient(...toUnit(wrongUnitCode))],
  ['PAYER_TYPE', `${main}/PayerParty/PayerPartyType`, payerCode(unitCode)],
]

export const amountCases: readonly BrokenFile[] = [
  [
    'TOTAL_ZERO',
    `${main}/TotalAmount`,
    changed(
      nonTaxFile,
      [/<TotalAmount>120.00</, '<TotalAmount>0.00<'],
      ['<ItemStd>120.00<', '<ItemStd>0<'],
      ['<ItemAmount>120.00<', '<ItemAmount>0.00<'],
    ),
  ],
  ['PAYMENTS_TOTAL', extension, outpatient(['<FundPayAmount>101.92<', '<FundPayAmount>101.93<'])],
  [
    'SELF_PAYMENT_TOTAL',
    `${extension}/SelfpaymentAmount`,
    outpatient(['<SelfpaymentAmount>80.00<', '<SelfpaymentAmount>80.01<']),
  ],
  [
    'PAYMENT_NEGATIVE',
    `${extension}/OtherPayAmount`,
    outpatient(['>101.92<', '>102.92<'], ['<OtherPayAmount>0.00<', '<OtherPayAmount>-1.00<']),
  ],
  ['CURRENCY', `${main}/CurrencyType`, changed(nonTaxFile, ['>CNY<', '>USD<'])],
  [
    'EXCHANGE_RATE',
    `${main}/ExchangeRate`,
    changed(nonTaxFile, ['<ExchangeRate>1<', '<ExchangeRate>7.1<']),
  ],
]

export const lineCases: readonly BrokenFile[] = [
  ['DETAILS_EMPTY', details, changed(nonTaxFile, [/<Details>.*<\/Details>/, '<Details/>'])],
  [
    'ITEMS_TOTAL',
    `${main}/TotalAmount`,
    changed(nonTaxFile, ['<TotalAmount>120.00<', '<TotalAmount>120.01<']),
  ],
  [
    'QUANTITY_NOT_A_NUMBER',
    `${details}/Item[1]/ItemQuantity`,
    outpatient(['<ItemQuantity>1<', '<ItemQuantity>一<']),
  ],
  [
    'ITEM_PRODUCT',
    `${details}/Item/ItemAmount`,
    changed(nonTaxFile, ['<ItemQuantity>1<', '<ItemQuantity>2<']),
  ],
  [
    'AUX_QUANTITY_NOT_A_NUMBER',
    `${aux}/AuxItem[1]/AuxItemQuantity`,
    outpatient(['<AuxItemQuantity>2<', '<AuxItemQuantity>两盒<']),
  ],
  [
    'AUX_PRODUCT',
    `${aux}/AuxItem[1]/AuxItemAmount`,
    outpatient(['<AuxItemStd>69.105<', '<AuxItemStd>69.115<']),
  ],
  [
    'AUX_RELATED_UNKNOWN',
    `${aux}/AuxItem[2]/AuxItemRelatedCode`,
    outpatient(['<AuxItemRelatedCode>0601002<', '<AuxItemRelatedCode>0601003<']),
  ],
  [
    'AUX_TOTAL',
    `${details}/Item[2]/ItemAmount`,
    outpatient(['<AuxItemAmount>50.00<', '<AuxItemAmount>50.0051<']),
  ],
]
