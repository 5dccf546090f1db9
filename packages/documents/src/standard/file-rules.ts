import { billXmlFaults } from '../xml/bill-xml-error.ts'
import type { BillXmlErrorCode } from '../xml/bill-xml-error.ts'
import type { Oddity } from '../xml/reading.ts'
import type { RuleEntry } from './standard-rule.ts'

/** Codes that only writing and signing have, or that are given as the rule of a field. */
const elsewhere: ReadonlySet<BillXmlErrorCode> = new Set([
  'XML_CHARACTER_FORBIDDEN',
  'XML_VALUE_INVALID',
  'XML_AMOUNT_INVALID',
  'XML_DATE_INVALID',
  'XML_SIGNATURE_UNSUPPORTED',
  'XML_SIGNATURE_INVALID',
  'XML_SIGNATURE_PRESENT',
  'XML_SIGNATURE_MISSING',
] as const)

const refusals = Object.entries(billXmlFaults) as [BillXmlErrorCode, string][]

/** Rules about the file as XML and about its structure. Each is a refusal of the reader under its own code. */
export const fileRules: readonly RuleEntry[] = refusals
  .filter(([code]) => !elsewhere.has(code))
  .map(([id, sentence]) => ({ id, path: '', severity: 'error', sentence, source: 'ours' }))

/** What is read as it is meant, but is not written as it should be. */
const oddities: Readonly<Record<Oddity, string>> = {
  TAG_SPELLING: '元素名的大小写与规范不同，其他系统可能读不到',
  VALUE_WHITESPACE: '内容前后有空白',
  EXTENSION_NESTED: '扩展字段内还有元素，其他系统可能读不到',
}

export const oddityRules = Object.fromEntries(
  Object.entries(oddities).map(([id, sentence]) => [
    id,
    { id, path: '', severity: 'warning', sentence, source: 'ours' },
  ]),
) as Readonly<Record<Oddity, RuleEntry>>

const refusalRules = new Map<string, RuleEntry>(fileRules.map((rule) => [rule.id, rule]))

/** The rule of a refusal; every code has one that is not given as the rule of a field. */
export function fileRuleOf(code: BillXmlErrorCode): RuleEntry {
  const rule = refusalRules.get(code)
  if (rule === undefined) throw new Error(`${code} is no rule of the file`)
  return rule
}
