import type { BillDocument } from '../xml/bill-document.ts'
import type { IssuerAccountingData } from './accounting-data.ts'
import { defaultAccountingDialect } from './accounting-dialect.ts'
import type { AccountingDialect } from './accounting-dialect.ts'
import { AccountingError } from './accounting-error.ts'
import type { ConceptTable } from './concept.ts'
import { issuerConcepts, itemConcepts } from './issuer-concepts.ts'
import { readInstance } from './read-instance.ts'
import { writeInstance } from './write-instance.ts'

/** Such as `efi_issuer_50060125_0000000101.xml`. */
export function issuerFileName(billCode: string, billNumber: string): string {
  return `efi_issuer_${billCode}_${billNumber}.xml`
}

/** What the accounts need of a bill. */
export function issuerAccountingData({
  header,
  main,
  details,
}: BillDocument): IssuerAccountingData {
  const { issuer, payer, extension } = main
  const said: Readonly<Record<string, unknown>> = {
    ...main,
    ...extension,
    billTag: header.tag,
    issuerCode: issuer.code,
    issuerName: issuer.name,
    recName: issuer.recName,
    recAccount: issuer.recAccount,
    recBank: issuer.recBank,
    payerType: payer.type,
    payerCode: payer.code,
    payerName: payer.name,
    payerAccount: payer.account,
    payerBank: payer.bank,
  }
  const items = details.map((item) => onlyConcepts(item, itemConcepts))
  return { ...onlyConcepts(said, issuerConcepts), items }
}

/**
 * The issuer's part as an XBRL instance, in the context of the issuer and the day of issue.
 * @throws AccountingError
 */
export function writeIssuerPart(
  data: IssuerAccountingData,
  dialect: AccountingDialect = defaultAccountingDialect,
): Uint8Array {
  const context = { entityCode: data.issuerCode, instant: data.issuedOn }
  return writeInstance(issuerConcepts, data, context, dialect)
}

/**
 * Reads what `writeIssuerPart` writes, and any other spelling of the same facts.
 * @throws AccountingError
 */
export function readIssuerPart(
  bytes: Uint8Array,
  dialect: AccountingDialect = defaultAccountingDialect,
): IssuerAccountingData {
  const { values, context } = readInstance(bytes, issuerConcepts, dialect)
  if (context.entityCode !== values.issuerCode || context.instant !== values.issuedOn) {
    throw new AccountingError('ACCOUNTING_CONTEXT')
  }
  return values
}

/** The values that a table knows; an empty text is an absent value. */
function onlyConcepts<T>(said: object, { concepts }: ConceptTable<T>): T {
  const known = Object.entries(said).filter(
    ([key, value]) => concepts.has(key) && value !== undefined && value !== '',
  )
  return Object.fromEntries(known) as T
}
