import { isCalendarDate } from '@piaoqiao/domain'
import { isLongerThan } from '../xml/value-form.ts'
import { qualifiedNameOf } from './accounting-dialect.ts'
import type { AccountingDialect } from './accounting-dialect.ts'
import { AccountingError } from './accounting-error.ts'
import type { AccountingErrorCode } from './accounting-error.ts'
import type { Concept, ConceptTable, FactConcept } from './concept.ts'
import type { InstanceElement } from './instance-element.ts'
import { creditCodeScheme, fenDecimals, xbrlNamespaces } from './instance-markup.ts'
import { parseInstance } from './parse-instance.ts'
import type { ParsedInstance } from './parse-instance.ts'
import type { FactContext } from './write-instance.ts'

const { xbrli, link, iso4217, xsi } = xbrlNamespaces

/** What an instance says, and of whom and of which day. */
export interface ReadInstance<T> {
  readonly values: T
  readonly context: FactContext
}

/**
 * Reads an instance that holds exactly the facts of a table, in any order.
 * @throws AccountingError
 */
export function readInstance<T>(
  bytes: Uint8Array,
  table: ConceptTable<T>,
  dialect: AccountingDialect,
): ReadInstance<T> {
  const parsed = parseInstance(bytes)
  const { root } = parsed
  if (!is(root, xbrli, 'xbrl')) throw faultAt(root, 'ACCOUNTING_ELEMENT_UNKNOWN')
  requireOnly(root, [])
  requireNoText(root)
  const [reference] = childrenNamed(root, link, 'schemaRef', 'ACCOUNTING_ELEMENT_MISSING')
  requireOnly(reference, [`{${xbrlNamespaces.xlink}}type`, `{${xbrlNamespaces.xlink}}href`])
  const [contextElement] = childrenNamed(root, xbrli, 'context', 'ACCOUNTING_CONTEXT')
  const [unit] = childrenNamed(root, xbrli, 'unit', 'ACCOUNTING_UNIT')
  const references: References = {
    contextId: identifierOf(contextElement),
    unitId: readUnit(unit, parsed),
  }
  const facts = root.children.filter(({ namespace }) => namespace !== xbrli && namespace !== link)
  const known = facts.length + 3
  if (root.children.length !== known) throw new AccountingError('ACCOUNTING_ELEMENT_UNKNOWN')
  const values = readFacts(facts, table, { dialect, ...references })
  return { values, context: readContext(contextElement) }
}

interface References {
  readonly contextId: string
  readonly unitId: string
}

interface FactReading extends References {
  readonly dialect: AccountingDialect
}

function readFacts<T>(
  elements: readonly InstanceElement[],
  table: ConceptTable<T>,
  reading: FactReading,
): T {
  const byName = new Map<string, readonly [key: string, concept: Concept]>()
  for (const [key, concept] of table.concepts) {
    const { namespace, local } = qualifiedNameOf(concept.name, reading.dialect)
    byName.set(`{${namespace}}${local}`, [key, concept])
  }
  const values = emptyValues(table)
  for (const element of elements) {
    const found = byName.get(`{${element.namespace}}${element.local}`)
    if (found === undefined) throw faultAt(element, 'ACCOUNTING_ELEMENT_UNKNOWN')
    readOne(element, found, values, reading)
  }
  for (const [key, concept] of table.concepts) {
    if (concept.kind === 'fact' && concept.isRequired && !values.has(key)) {
      throw new AccountingError('ACCOUNTING_ELEMENT_MISSING', concept.name)
    }
  }
  return Object.fromEntries(values) as T
}

function emptyValues({ concepts }: ConceptTable): Map<string, unknown> {
  const values = new Map<string, unknown>()
  for (const [key, { kind }] of concepts) if (kind === 'tuples') values.set(key, [])
  return values
}

function readOne(
  element: InstanceElement,
  [key, concept]: readonly [key: string, concept: Concept],
  values: Map<string, unknown>,
  reading: FactReading,
): void {
  if (concept.kind === 'tuples') {
    const lines = values.get(key) as unknown[]
    if (lines.length === concept.linesMax) throw faultAt(element, 'ACCOUNTING_BOUNDS')
    requireOnly(element, ['id'])
    requireNoText(element)
    lines.push(readFacts(element.children, concept.table, reading))
    return
  }
  if (values.has(key)) throw faultAt(element, 'ACCOUNTING_ELEMENT_DUPLICATE')
  const value = readFact(element, concept, reading)
  if (value !== undefined) values.set(key, value)
}

/** Undefined for a fact that is said to have no value (XBRL 2.1, 4.6.5: `xsi:nil`). */
function readFact(
  element: InstanceElement,
  { form }: FactConcept,
  references: References,
): unknown {
  const isMoney = form.type === 'monetaryItemType'
  const nil = `{${xsi}}nil`
  requireOnly(element, ['id', 'contextRef', nil, ...(isMoney ? ['unitRef', 'decimals'] : [])])
  requireNoChildren(element)
  if (element.attributes.get('contextRef') !== references.contextId) {
    throw faultAt(element, 'ACCOUNTING_CONTEXT')
  }
  if (isMoney) requireYuan(element, references)
  if (/^(?:true|1)$/.test(element.attributes.get(nil) ?? '')) {
    if (element.text !== '') throw faultAt(element, 'ACCOUNTING_VALUE')
    return undefined
  }
  const value = isLongerThan(element.text, form.lengthMax) ? undefined : form.read(element.text)
  if (value === undefined) throw faultAt(element, 'ACCOUNTING_VALUE')
  return value
}

/** A nil amount has no decimals (XBRL 2.1, 4.6.3). */
function requireYuan(element: InstanceElement, { unitId }: References): void {
  const decimals = element.attributes.get('decimals')
  const isNil = element.attributes.has(`{${xsi}}nil`)
  const isExact =
    decimals === fenDecimals || decimals === 'INF' || (isNil && decimals === undefined)
  if (element.attributes.get('unitRef') !== unitId || !isExact) {
    throw faultAt(element, 'ACCOUNTING_UNIT')
  }
}

function identifierOf(element: InstanceElement): string {
  requireOnly(element, ['id'])
  const id = element.attributes.get('id')
  if (id === undefined || id === '') throw faultAt(element, 'ACCOUNTING_ELEMENT_MISSING')
  return id
}

function readContext(element: InstanceElement): FactContext {
  const inside = (parent: InstanceElement, local: string): InstanceElement => {
    requireNoText(parent)
    const [child, second] = parent.children.filter((one) => is(one, xbrli, local))
    if (child === undefined || second !== undefined) throw faultAt(parent, 'ACCOUNTING_CONTEXT')
    return child
  }
  const [entity, period] = [inside(element, 'entity'), inside(element, 'period')]
  const [identifier, instant] = [inside(entity, 'identifier'), inside(period, 'instant')]
  const isPlain =
    element.children.length === 2 && entity.children.length === 1 && period.children.length === 1
  const scheme = identifier.attributes.get('scheme')
  requireOnly(identifier, ['scheme'])
  for (const one of [entity, period, instant]) requireOnly(one, [])
  for (const one of [identifier, instant]) requireNoChildren(one)
  if (!isPlain || scheme !== creditCodeScheme || !isCalendarDate(instant.text)) {
    throw faultAt(element, 'ACCOUNTING_CONTEXT')
  }
  return { entityCode: identifier.text, instant: instant.text }
}

/** @returns the identifier of the unit, which has to be the yuan */
function readUnit(element: InstanceElement, { namespaceOf }: ParsedInstance): string {
  const [measure] = element.children
  const [prefix = '', currency, ...rest] = (measure?.text ?? '').split(':')
  const isYuan =
    measure !== undefined &&
    is(measure, xbrli, 'measure') &&
    measure.attributes.size === 0 &&
    measure.children.length === 0 &&
    element.children.length === 1 &&
    currency === 'CNY' &&
    rest.length === 0 &&
    namespaceOf(prefix) === iso4217
  if (!isYuan) throw faultAt(element, 'ACCOUNTING_UNIT')
  requireNoText(element)
  return identifierOf(element)
}

function childrenNamed(
  root: InstanceElement,
  namespace: string,
  local: string,
  code: AccountingErrorCode,
): readonly [InstanceElement] {
  const [first, second] = root.children.filter((child) => is(child, namespace, local))
  if (first === undefined || second !== undefined) throw new AccountingError(code, local)
  return [first]
}

function is(element: InstanceElement, namespace: string, local: string): boolean {
  return element.namespace === namespace && element.local === local
}

function requireOnly({ attributes, local }: InstanceElement, names: readonly string[]): void {
  for (const name of attributes.keys()) {
    if (!names.includes(name)) throw new AccountingError('ACCOUNTING_ELEMENT_UNKNOWN', local)
  }
}

function requireNoText(element: InstanceElement): void {
  if (/[^ \t\r\n]/.test(element.text)) throw faultAt(element, 'ACCOUNTING_VALUE')
}

function requireNoChildren(element: InstanceElement): void {
  if (element.children.length > 0) throw faultAt(element, 'ACCOUNTING_ELEMENT_UNKNOWN')
}

function faultAt({ local }: InstanceElement, code: AccountingErrorCode): AccountingError {
  return new AccountingError(code, local)
}
