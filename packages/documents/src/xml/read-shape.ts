import type { ExtensionField } from './bill-document.ts'
import { extensionFieldsMax, extensionTextCharactersMax } from './bounds.ts'
import type { Group, Leaf, Part, Shape } from './shape.ts'
import { isLongerThan } from './value-form.ts'
import { faultAt, faultIn, requireNoText } from './xml-element.ts'
import type { XmlElement } from './xml-element.ts'

type Values = Record<string, unknown>

/**
 * Reads the children of an element by its shape. Their order is free; none may come twice.
 * @throws BillXmlError
 */
export function readShape<T>(element: XmlElement, shape: Shape<T>): T {
  requireNoText(element)
  const values: Values = {}
  const seen = new Set<string>()
  const unknown: ExtensionField[] = []
  for (const child of element.children) {
    const part = shape.partOf.get(child.tag)
    const identity = part?.tag ?? child.tag
    if (seen.has(identity)) throw faultAt(child, 'XML_ELEMENT_DUPLICATE')
    seen.add(identity)
    if (part !== undefined) readPart(child, part, values)
    else if (shape.open && unknown.length < extensionFieldsMax) unknown.push(readUnknown(child))
    else throw faultAt(child, shape.open ? 'XML_TOO_MANY_ELEMENTS' : 'XML_ELEMENT_UNKNOWN')
  }
  for (const part of shape.parts) if (!seen.has(part.tag)) readAbsent(element, part, values)
  if (shape.open) values['unknown'] = unknown
  return values as T
}

/** Reads the lines of a list element, each with the same tag and shape. */
export function readList<T>(element: XmlElement | undefined, tag: string, shape: Shape<T>): T[] {
  if (element === undefined) return []
  requireNoText(element)
  return element.children.map((child) => {
    if (child.tag !== tag) throw faultAt(child, 'XML_ELEMENT_UNKNOWN')
    return readShape(child, shape)
  })
}

function readPart(element: XmlElement, part: Part, values: Values): void {
  const value = part.kind === 'leaf' ? readLeaf(element, part) : readGroup(element, part)
  if (value !== undefined) values[part.key] = value
}

function readLeaf(element: XmlElement, { form, presence }: Leaf): unknown {
  if (element.children.length > 0) throw faultAt(element, 'XML_CONTENT_UNEXPECTED')
  const { text } = element
  if (text === '') {
    if (presence === 'required') throw faultAt(element, 'XML_ELEMENT_MISSING')
    return presence === 'mayBeEmpty' ? '' : undefined
  }
  if (isLongerThan(text, form.lengthMax)) throw faultAt(element, 'XML_TEXT_TOO_LONG')
  const value = form.read(text)
  if (value === undefined) throw faultAt(element, form.fault)
  return value
}

function readGroup(element: XmlElement, { shape, presence }: Group): unknown {
  const value = readShape(element, shape) as Values
  return presence === 'optional' && Object.keys(value).length === 0 ? undefined : value
}

function readAbsent(parent: XmlElement, part: Part, values: Values): void {
  if (part.presence === 'always') values[part.key] = { unknown: [] }
  else if (part.presence !== 'optional') throw faultIn(parent, part.tag, 'XML_ELEMENT_MISSING')
}

function readUnknown(element: XmlElement): ExtensionField {
  const { tag, text } = element
  // A prefixed name means something only together with namespaces, which a bill does not use.
  if (tag.includes(':')) throw faultAt(element, 'XML_ELEMENT_UNKNOWN')
  if (element.children.length > 0) throw faultAt(element, 'XML_CONTENT_UNEXPECTED')
  if (isLongerThan(text, extensionTextCharactersMax)) throw faultAt(element, 'XML_TEXT_TOO_LONG')
  return { tag, text }
}
