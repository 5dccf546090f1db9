import type { CalendarDate } from '@piaoqiao/domain'
import { isLongerThan } from '../xml/value-form.ts'
import { escapeText, isXmlText } from '../xml/xml-text.ts'
import { ownAccountingNamespace, qualifiedNameOf } from './accounting-dialect.ts'
import type { AccountingDialect } from './accounting-dialect.ts'
import { AccountingError } from './accounting-error.ts'
import { accountingBytesMax } from './bounds.ts'
import type { Concept, ConceptTable, FactConcept, TupleConcept } from './concept.ts'
import {
  attributeText,
  creditCodeScheme,
  fenDecimals,
  xbrlNamespaces,
  yuanUnit,
} from './instance-markup.ts'

/** Of whom and of which day the facts are. */
export interface FactContext {
  readonly entityCode: string
  readonly instant: CalendarDate
}

/**
 * Writes facts as an XBRL 2.1 instance: one context, one unit, then the facts in the order of their table.
 * UTF-8 without byte order mark; the same facts give the same bytes.
 * @throws AccountingError where a value cannot be written so that it is read back
 */
export function writeInstance<T>(
  table: ConceptTable<T>,
  values: T,
  context: FactContext,
  dialect: AccountingDialect,
): Uint8Array {
  const facts = factsText(table.concepts, values as Readonly<Record<string, unknown>>, dialect)
  const text =
    `<?xml version="1.0" encoding="UTF-8"?>\n<xbrli:xbrl${declarations(dialect)}>\n` +
    `<link:schemaRef xlink:type="simple" xlink:href="${attributeText(dialect.schemaAddress)}"/>\n` +
    contextText(context) +
    `<xbrli:unit id="CNY"><xbrli:measure>${yuanUnit}</xbrli:measure></xbrli:unit>\n` +
    `${facts}</xbrli:xbrl>\n`
  const bytes = new TextEncoder().encode(text)
  if (bytes.length > accountingBytesMax) throw new AccountingError('ACCOUNTING_TOO_LARGE')
  return bytes
}

function declarations({ officialNamespace }: AccountingDialect): string {
  const { xbrli, link, xlink, iso4217 } = xbrlNamespaces
  const prefixes = {
    xbrli,
    link,
    xlink,
    iso4217,
    efi: officialNamespace,
    pq: ownAccountingNamespace,
  }
  return Object.entries(prefixes)
    .map(([prefix, namespace]) => ` xmlns:${prefix}="${attributeText(namespace)}"`)
    .join('')
}

function contextText({ entityCode, instant }: FactContext): string {
  if (entityCode === '' || !isXmlText(entityCode)) throw new AccountingError('ACCOUNTING_CONTEXT')
  return (
    '<xbrli:context id="bill">' +
    `<xbrli:entity><xbrli:identifier scheme="${creditCodeScheme}">${escapeText(entityCode)}` +
    '</xbrli:identifier></xbrli:entity>' +
    `<xbrli:period><xbrli:instant>${instant}</xbrli:instant></xbrli:period></xbrli:context>\n`
  )
}

function factsText(
  concepts: ReadonlyMap<string, Concept>,
  values: Readonly<Record<string, unknown>>,
  dialect: AccountingDialect,
): string {
  let text = ''
  for (const [key, concept] of concepts) {
    const value = values[key]
    if (concept.kind === 'tuples') text += tuplesText(concept, value as readonly object[], dialect)
    else if (value !== undefined) text += factText(concept, value, dialect)
    else if (concept.isRequired)
      throw new AccountingError('ACCOUNTING_ELEMENT_MISSING', concept.name)
  }
  return text
}

function tuplesText(
  { name, table, linesMax }: TupleConcept,
  lines: readonly object[],
  dialect: AccountingDialect,
): string {
  if (lines.length > linesMax) throw new AccountingError('ACCOUNTING_BOUNDS', name)
  const tag = tagOf(name, dialect)
  return lines
    .map((line) => `<${tag}>\n${factsText(table.concepts, { ...line }, dialect)}</${tag}>\n`)
    .join('')
}

function factText({ name, form }: FactConcept, value: unknown, dialect: AccountingDialect): string {
  const text = form.write(value)
  const isReadBack = form.read(text) === value && !isLongerThan(text, form.lengthMax)
  if (!isReadBack || !isXmlText(text)) throw new AccountingError('ACCOUNTING_VALUE', name)
  const tag = tagOf(name, dialect)
  const unit = form.type === 'monetaryItemType' ? ` unitRef="CNY" decimals="${fenDecimals}"` : ''
  return `<${tag} contextRef="bill"${unit}>${escapeText(text)}</${tag}>\n`
}

function tagOf(name: string, dialect: AccountingDialect): string {
  const { namespace, local } = qualifiedNameOf(name, dialect)
  return `${namespace === ownAccountingNamespace ? 'pq' : 'efi'}:${local}`
}
