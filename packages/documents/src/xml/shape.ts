import type { ExtensionField } from './bill-document.ts'
import type { ValueForm } from './value-form.ts'

/** An element that holds one value. */
export interface Leaf<Key extends string = string, T = unknown> {
  readonly kind: 'leaf'
  readonly tag: string
  /** Other spellings that are accepted on reading. */
  readonly aliases: readonly string[]
  readonly key: Key
  /** The field's Chinese name. */
  readonly label: string
  readonly form: ValueForm<T>
  /**
   * `required`: present and not empty. `mayBeEmpty`: present, and an empty element is the value ''.
   * `optional`: may be absent; an empty element counts as absent.
   */
  readonly presence: 'required' | 'mayBeEmpty' | 'optional'
  /** The key of the exact text, where it says more than the value does (`hasMoreThanFen`). */
  readonly exactKey?: string
}

/** An element that holds other elements. */
export interface Group<Key extends string = string, T = unknown> {
  readonly kind: 'group'
  readonly tag: string
  readonly aliases: readonly string[]
  readonly key: Key
  readonly label: string
  readonly shape: Shape<T>
  /**
   * `required`: the element must be there. `always`: where the element is absent it is read as an empty
   * one, and an empty one is not written. `optional`: an absent or empty element is an absent key.
   */
  readonly presence: 'required' | 'always' | 'optional'
}

export type Part = Leaf | Group

/** The children of an element, in the order in which they are written. */
export interface Shape<T = unknown> {
  readonly parts: readonly Part[]
  /** Whether elements beyond `parts` are kept under the key `unknown`. */
  readonly open: boolean
  /** The parts that may not be absent without a word. */
  readonly needed: readonly Part[]
  /** `parts` by tag and alias. */
  readonly partOf: ReadonlyMap<string, Part>
  /** `parts` by tag and alias in small letters: provinces differ in what they write large. */
  readonly partOfSmall: ReadonlyMap<string, Part>
  /** Only carries the type of the value. */
  readonly value?: T
}

/** A part that fits the type of one key of T. */
type PartOf<T> = {
  [Key in keyof T & string]-?: Leaf<Key, NonNullable<T[Key]>> | Group<Key, NonNullable<T[Key]>>
}[keyof T & string]

/** A closed element: any child but these is refused. */
export function closedShape<T>(parts: readonly PartOf<T>[]): Shape<T> {
  return shapeOf(parts as readonly Part[], false)
}

/** An element that provinces extend: other children are kept. */
export function openShape<T extends { readonly unknown: readonly ExtensionField[] }>(
  parts: readonly PartOf<Omit<T, 'unknown'>>[],
): Shape<T> {
  return shapeOf(parts as readonly Part[], true)
}

function shapeOf<T>(parts: readonly Part[], open: boolean): Shape<T> {
  const partOf = new Map<string, Part>()
  for (const part of parts) for (const tag of [part.tag, ...part.aliases]) partOf.set(tag, part)
  const partOfSmall = new Map([...partOf].map(([tag, part]) => [tag.toLowerCase(), part]))
  const needed = parts.filter(({ presence }) => presence !== 'optional')
  return { parts, needed, open, partOf, partOfSmall }
}

/** The part that a tag names, whatever it writes large. */
export function partOfTag({ partOf, partOfSmall }: Shape, tag: string): Part | undefined {
  return partOf.get(tag) ?? partOfSmall.get(tag.toLowerCase())
}

/** A leaf that may be absent. */
export function leaf<Key extends string, T>(
  tag: string,
  key: Key,
  label: string,
  form: ValueForm<T>,
  presence: Leaf['presence'] = 'optional',
  aliases: readonly string[] = [],
): Leaf<Key, T> {
  return { kind: 'leaf', tag, aliases, key, label, form, presence }
}

/** A leaf that must be there. */
export function need<Key extends string, T>(
  tag: string,
  key: Key,
  label: string,
  form: ValueForm<T>,
): Leaf<Key, T> {
  return leaf(tag, key, label, form, 'required')
}

export function group<Key extends string, T>(
  tag: string,
  key: Key,
  label: string,
  shape: Shape<T>,
  presence: Group['presence'],
): Group<Key, T> {
  return { kind: 'group', tag, aliases: [], key, label, shape, presence }
}
