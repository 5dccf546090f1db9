import type { ExtensionField } from './bill-document.ts'
import { extensionDepthMax, extensionFieldsMax, extensionTextCharactersMax } from './bounds.ts'
import type { Loose } from './loose-bill.ts'
import type { Reading } from './reading.ts'
import type { Group, Leaf, Part, Shape } from './shape.ts'
import { essentialText, hasMoreThanFen, isLongerThan, isSpaceAround } from './value-form.ts'
import { hasLooseText } from './xml-element.ts'
import type { XmlElement } from './xml-element.ts'

type Values = Record<string, unknown>

/**
 * Reads the children of an element by its shape. Their order is free; none may come twice. Where `reading` lets
 * faults pass, what has one is left out.
 */
export function readShape<T>(element: XmlElement, shape: Shape<T>, reading: Reading): Loose<T> {
  if (hasLooseText(element)) reading.fault('XML_CONTENT_UNEXPECTED', element)
  const values: Values = {}
  const seen = new Set<Part | string>()
  const unknown: ExtensionField[] = []
  for (const child of element.children) {
    const part = partOfChild(child, shape, reading)
    const identity = part ?? child.tag
    if (seen.has(identity)) {
      reading.fault('XML_ELEMENT_DUPLICATE', child)
      continue
    }
    seen.add(identity)
    if (part !== undefined) readPart(child, part, values, reading)
    else if (!shape.open) reading.fault('XML_ELEMENT_UNKNOWN', child)
    else if (unknown.length === extensionFieldsMax) reading.fault('XML_TOO_MANY_ELEMENTS', child)
    else unknown.push(readUnknown(child, reading, extensionDepthMax))
  }
  for (const part of shape.needed) if (!seen.has(part)) readAbsent(element, part, values, reading)
  if (shape.open) values['unknown'] = unknown
  return values as Loose<T>
}

/** Reads the lines of a list element, each with the same tag and shape. */
export function readList<T>(
  element: XmlElement | undefined,
  tag: string,
  shape: Shape<T>,
  reading: Reading,
): Loose<T>[] {
  if (element === undefined) return []
  if (hasLooseText(element)) reading.fault('XML_CONTENT_UNEXPECTED', element)
  const lines: Loose<T>[] = []
  for (const child of element.children) {
    if (child.tag === tag) lines.push(readShape(child, shape, reading))
    else reading.fault('XML_ELEMENT_UNKNOWN', child)
  }
  return lines
}

/** The part that a child is, by its tag, by the tag that the province says for it, or but for what it writes large. */
export function partOfChild(
  child: XmlElement,
  { partOf, partOfSmall }: Shape,
  { spellings, oddity }: Reading,
): Part | undefined {
  const exact = partOf.get(child.tag) ?? partOf.get(spellings?.get(child.tag) ?? '')
  if (exact !== undefined) return exact
  const near = partOfSmall.get(child.tag.toLowerCase())
  if (near !== undefined) oddity?.('TAG_SPELLING', child)
  return near
}

function readPart(element: XmlElement, part: Part, values: Values, reading: Reading): void {
  if (part.kind === 'leaf') {
    readLeaf(element, part, values, reading)
    return
  }
  const value = readGroup(element, part, reading)
  if (value !== undefined) values[part.key] = value
}

function readLeaf(element: XmlElement, leaf: Leaf, values: Values, reading: Reading): void {
  const { form, presence, key, exactKey } = leaf
  if (element.children.length > 0) return reading.fault('XML_CONTENT_UNEXPECTED', element, leaf)
  if (isSpaceAround(element.text)) reading.oddity?.('VALUE_WHITESPACE', element)
  const text = essentialText(element.text, form)
  if (text === '') {
    if (presence === 'required') reading.fault('XML_ELEMENT_MISSING', element, leaf)
    else if (presence === 'mayBeEmpty') values[key] = ''
    return
  }
  if (isLongerThan(text, form.lengthMax)) return reading.fault('XML_TEXT_TOO_LONG', element, leaf)
  const value = form.read(text)
  if (value === undefined) return reading.fault(form.fault, element, leaf)
  values[key] = value
  if (exactKey !== undefined && hasMoreThanFen(text)) values[exactKey] = text
}

function readGroup(element: XmlElement, { shape, presence }: Group, reading: Reading): unknown {
  const value = readShape(element, shape, reading) as Values
  return presence === 'optional' && Object.keys(value).length === 0 ? undefined : value
}

function readAbsent(parent: XmlElement, part: Part, values: Values, reading: Reading): void {
  if (part.presence !== 'always') reading.missing(part.tag, parent, part)
  if (part.kind === 'group') values[part.key] = part.shape.open ? { unknown: [] } : {}
}

function readUnknown(element: XmlElement, reading: Reading, depthMax: number): ExtensionField {
  const { tag, text, children } = element
  // A prefixed name means something only together with namespaces, which a bill does not use.
  if (tag.includes(':')) reading.fault('XML_ELEMENT_UNKNOWN', element)
  if (children.length === 0) {
    if (isLongerThan(text, extensionTextCharactersMax)) reading.fault('XML_TEXT_TOO_LONG', element)
    return { tag, text }
  }
  if (depthMax === 1) reading.fault('XML_TOO_DEEP', element)
  if (hasLooseText(element)) reading.fault('XML_CONTENT_UNEXPECTED', element)
  if (children.length > extensionFieldsMax) reading.fault('XML_TOO_MANY_ELEMENTS', element)
  if (depthMax === extensionDepthMax) reading.oddity?.('EXTENSION_NESTED', element)
  const read = children
    .slice(0, extensionFieldsMax)
    .map((child) => readUnknown(child, reading, Math.max(1, depthMax - 1)))
  return { tag, text: '', children: read }
}
