/**
 * What of the accounting data standard was not available, so that it can be set. An element that has an official
 * name is written under it in the official namespace; every other one is written under our name in our own
 * namespace, and so can never be taken for an official one.
 */
export interface AccountingDialect {
  readonly officialNamespace: string
  /** What `link:schemaRef` points to, for both parts. */
  readonly schemaAddress: string
  /** Official names by our names. */
  readonly officialNames: Readonly<Record<string, string>>
}

/** Our own namespace; it claims no official authority. */
export const ownAccountingNamespace = 'urn:piaoqiao:accounting-data:1'

/** The namespace follows the form of its sisters; the two names were seen in public descriptions. */
export const defaultAccountingDialect: AccountingDialect = {
  officialNamespace: 'http://xbrl.mof.gov.cn/taxonomy/2021-11-30/efi',
  schemaAddress: 'efi.xsd',
  officialNames: {
    NumberOfAccountingDocuments: 'NumberOfAccountingDocuments',
    InformationOfDebitAndCreditEntryTuple: 'InformationOfDebitAndCreditEntryTuple',
  },
}

/** The name of an element within its namespace. */
export interface QualifiedName {
  readonly namespace: string
  readonly local: string
}

export function qualifiedNameOf(name: string, dialect: AccountingDialect): QualifiedName {
  const official = Object.hasOwn(dialect.officialNames, name)
    ? dialect.officialNames[name]
    : undefined
  return official === undefined
    ? { namespace: ownAccountingNamespace, local: name }
    : { namespace: dialect.officialNamespace, local: official }
}
