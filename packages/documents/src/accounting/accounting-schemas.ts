import {
  defaultAccountingDialect,
  ownAccountingNamespace,
  qualifiedNameOf,
} from './accounting-dialect.ts'
import type { AccountingDialect } from './accounting-dialect.ts'
import type { Concept, ConceptTable, FactConcept } from './concept.ts'
import { xbrlNamespaces, attributeText } from './instance-markup.ts'
import { issuerConcepts } from './issuer-concepts.ts'
import { receiverConcepts } from './receiver-concepts.ts'
import { xbrlPartSchemas, type SchemaFile } from './xbrl-part-schemas.ts'

/** The file that describes our own elements; it stands beside the one that the dialect names. */
const ownSchemaName = 'piaoqiao-accounting-data.xsd'

/**
 * The XML Schema files by which an instance can be validated, made from the tables that reader and writer use. The
 * first is the one to which `link:schemaRef` points; the others are included by it under their names.
 */
export function accountingSchemas(
  dialect: AccountingDialect = defaultAccountingDialect,
): readonly SchemaFile[] {
  const { officialNamespace, schemaAddress } = dialect
  const entryName = schemaAddress.split('/').at(-1) ?? schemaAddress
  const declarations = declarationsOf(dialect)
  const schemaOf = (namespace: string, other: string, location: string): string =>
    schemaText(namespace, declarations.get(namespace) ?? [], dialect, { other, location })
  return [
    { name: entryName, text: schemaOf(officialNamespace, ownAccountingNamespace, ownSchemaName) },
    { name: ownSchemaName, text: schemaOf(ownAccountingNamespace, officialNamespace, entryName) },
    ...xbrlPartSchemas,
  ]
}

interface ImportedSchema {
  readonly other: string
  readonly location: string
}

function schemaText(
  namespace: string,
  declarations: readonly string[],
  { officialNamespace }: AccountingDialect,
  { other, location }: ImportedSchema,
): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="${xbrlNamespaces.xbrli}" xmlns:efi="${attributeText(officialNamespace)}" xmlns:pq="${ownAccountingNamespace}" targetNamespace="${attributeText(namespace)}" elementFormDefault="qualified">
<xs:import namespace="${xbrlNamespaces.xbrli}" schemaLocation="xbrl-instance-part.xsd"/>
<xs:import namespace="${attributeText(other)}" schemaLocation="${attributeText(location)}"/>
${declarations.join('')}</xs:schema>
`
}

/** Declarations by namespace; an element of both parts is declared once. */
function declarationsOf(dialect: AccountingDialect): Map<string, string[]> {
  const declarations = new Map<string, string[]>()
  const seen = new Set<string>()
  const declare = ({ concepts }: ConceptTable): void => {
    for (const concept of concepts.values()) {
      const { namespace, local } = qualifiedNameOf(concept.name, dialect)
      if (!seen.has(concept.name)) {
        const list = declarations.get(namespace) ?? []
        list.push(declarationOf(concept, local, dialect))
        declarations.set(namespace, list)
      }
      seen.add(concept.name)
      if (concept.kind === 'tuples') declare(concept.table)
    }
  }
  declare(issuerConcepts)
  declare(receiverConcepts)
  return declarations
}

function declarationOf(concept: Concept, local: string, dialect: AccountingDialect): string {
  return concept.kind === 'fact'
    ? itemDeclaration(concept, local)
    : tupleDeclaration(local, concept.table, dialect)
}

function itemDeclaration({ form, label }: FactConcept, local: string): string {
  const pattern =
    form.pattern === undefined ? '' : `<xs:pattern value="${attributeText(form.pattern)}"/>`
  const length =
    form.type === 'stringItemType'
      ? `<xs:minLength value="1"/><xs:maxLength value="${form.lengthMax}"/>`
      : ''
  return (
    `<xs:element name="${local}" id="${local}" substitutionGroup="xbrli:item" ` +
    'nillable="true" xbrli:periodType="instant">\n' +
    `<xs:annotation><xs:documentation xml:lang="zh">${label}</xs:documentation></xs:annotation>\n` +
    `<xs:complexType><xs:simpleContent><xs:restriction base="xbrli:${form.type}">` +
    `${length}${pattern}</xs:restriction></xs:simpleContent></xs:complexType>\n</xs:element>\n`
  )
}

/** XBRL 2.1, 4.9: a tuple has no context of its own, its facts have. */
function tupleDeclaration(local: string, table: ConceptTable, dialect: AccountingDialect): string {
  const references = [...table.concepts.values()].map((concept) => {
    const { namespace, local: name } = qualifiedNameOf(concept.name, dialect)
    const prefix = namespace === ownAccountingNamespace ? 'pq' : 'efi'
    const least = concept.kind === 'fact' && concept.isRequired ? '1' : '0'
    return `<xs:element ref="${prefix}:${name}" minOccurs="${least}"/>`
  })
  return (
    `<xs:element name="${local}" id="${local}" substitutionGroup="xbrli:tuple" nillable="false">\n` +
    `<xs:complexType><xs:complexContent><xs:restriction base="xs:anyType"><xs:sequence>\n` +
    `${references.join('\n')}\n</xs:sequence><xs:attribute name="id" type="xs:ID"/>` +
    '</xs:restriction></xs:complexContent></xs:complexType>\n</xs:element>\n'
  )
}
