import type { FactForm } from './fact-form.ts'

/** One value of accounting data: a fact of XBRL. */
export interface FactConcept<T = unknown> {
  readonly kind: 'fact'
  /** Our name of the element. */
  readonly name: string
  /** The Chinese name. */
  readonly label: string
  readonly form: FactForm<T>
  readonly isRequired: boolean
}

/** Lines of the same make: tuples of XBRL. */
export interface TupleConcept<T = unknown> {
  readonly kind: 'tuples'
  readonly name: string
  readonly label: string
  readonly table: ConceptTable<T>
  readonly linesMax: number
}

export type Concept = FactConcept | TupleConcept

/** The concepts of one kind of data by the key of the value, in the order in which they are written. */
export interface ConceptTable<T = unknown> {
  readonly concepts: ReadonlyMap<string, Concept>
  /** Only carries the type of the value. */
  readonly value?: T
}

// In brackets, so that a union such as `'debit' | 'credit'` stays one type of value.
type ConceptOf<T> = [T] extends [readonly (infer Line)[]] ? TupleConcept<Line> : FactConcept<T>

/** The compiler asks for a concept for every key of T, and for no other. */
export function conceptTable<T>(concepts: {
  readonly [Key in keyof T]-?: ConceptOf<NonNullable<T[Key]>>
}): ConceptTable<T> {
  return { concepts: new Map(Object.entries(concepts)) }
}

export function required<T>(name: string, label: string, form: FactForm<T>): FactConcept<T> {
  return { kind: 'fact', name, label, form, isRequired: true }
}

export function optional<T>(name: string, label: string, form: FactForm<T>): FactConcept<T> {
  return { kind: 'fact', name, label, form, isRequired: false }
}

export function tuples<T>(
  name: string,
  label: string,
  table: ConceptTable<T>,
  linesMax: number,
): TupleConcept<T> {
  return { kind: 'tuples', name, label, table, linesMax }
}
