import * as fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import { dateAt, dayMs, fenMax } from '@piaoqiao/domain'
import type { IssuerAccountingData, ReceiverAccountingData } from '../accounting-data.ts'
import type { Concept, ConceptTable } from '../concept.ts'
import type { FactForm, FactType } from '../fact-form.ts'
import { issuerConcepts } from '../issuer-concepts.ts'
import { verifiedOnly } from './sample-postings.ts'

/** Arbitrary accounting data for tests, made from the very tables that reader and writer use. */

const nasty = [
  '&amp;',
  ']]>',
  '<',
  '"',
  '\r',
  '\n',
  '\t',
  ' ',
  '𠮷',
  '票',
  '\u{85}',
  '\u{FFFD}',
  '-->',
]
const character = fc.oneof(
  fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
  fc.constantFrom(...nasty),
)
const someText = fc.string({ unit: character, minLength: 1, maxLength: 3 })
export const arbitraryDay = fc.integer({ min: 0, max: 60_000 }).map((days) => dateAt(days * dayMs))
export const arbitraryFen = fc.oneof(
  fc.bigInt({ min: -fenMax, max: fenMax }),
  fc.bigInt({ min: -200n, max: 200n }),
)

const byType: Readonly<Partial<Record<FactType, Arbitrary<unknown>>>> = {
  monetaryItemType: arbitraryFen,
  dateItemType: arbitraryDay,
  booleanItemType: fc.boolean(),
  positiveIntegerItemType: fc.integer({ min: 1, max: 999_999 }),
}

function arbitraryValue({ type, pattern, lengthMax }: FactForm<unknown>): Arbitrary<unknown> {
  const typed = byType[type]
  if (typed !== undefined) return typed
  return pattern === undefined
    ? someText.filter((text) => text.length <= lengthMax)
    : fc.stringMatching(new RegExp(`^(?:${pattern})$`))
}

function arbitraryConcept(concept: Concept): Arbitrary<unknown> {
  return concept.kind === 'fact'
    ? arbitraryValue(concept.form)
    : fc.array(arbitraryData(concept.table), { maxLength: 3 })
}

export function arbitraryData<T>({ concepts }: ConceptTable<T>): Arbitrary<T> {
  const model: Record<string, Arbitrary<unknown>> = {}
  for (const [key, concept] of concepts) model[key] = arbitraryConcept(concept)
  const requiredKeys = [...concepts]
    .filter(([, concept]) => concept.kind === 'tuples' || concept.isRequired)
    .map(([key]) => key)
  return fc.record(model, { requiredKeys, noNullPrototype: true }) as Arbitrary<T>
}

export const arbitraryIssuerData: Arbitrary<IssuerAccountingData> = arbitraryData(issuerConcepts)

const arbitraryEntry = fc.record({
  summary: someText,
  direction: fc.constantFrom('debit' as const, 'credit' as const),
  accountCode: someText,
  accountName: someText,
  amountFen: fc.bigInt({ min: -fenMax / 8n, max: fenMax / 8n }),
})

/** Any lines, and two that balance them. */
const arbitraryEntries = fc.array(arbitraryEntry, { maxLength: 4 }).map((given) => {
  const balance = given.reduce(
    (sum, { direction, amountFen }) => sum + (direction === 'debit' ? amountFen : -amountFen),
    1n,
  )
  const account = { accountCode: '1', accountName: '示例科目' }
  const closing = [
    { ...account, direction: 'debit' as const, amountFen: 1n },
    { ...account, direction: 'credit' as const, amountFen: balance },
  ]
  return [...given, ...closing].map((entry, index) => ({ ...entry, line: index + 1 }))
})

const arbitraryPosting = fc.record({
  voucherNumber: someText,
  period: fc.constantFrom('2026-03', '2027-12'),
  summary: someText,
  postedOn: arbitraryDay,
  amountFen: arbitraryFen,
  accountingDocuments: someText,
  entries: arbitraryEntries,
})

export const arbitraryReceiverData: Arbitrary<ReceiverAccountingData> = fc.record(
  {
    billCode: fc.constant(verifiedOnly.billCode),
    billNumber: fc.stringMatching(/^[0-9]{10}$/),
    billFen: arbitraryFen,
    issuedOn: arbitraryDay,
    entityName: someText,
    entityCode: fc.constant(verifiedOnly.entityCode),
    isVerified: fc.boolean(),
    posting: arbitraryPosting,
  },
  {
    noNullPrototype: true,
    requiredKeys: [
      'billCode',
      'billNumber',
      'billFen',
      'issuedOn',
      'entityName',
      'entityCode',
      'isVerified',
    ],
  },
)
