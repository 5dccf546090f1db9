import type { ExtensionField } from './bill-document.ts'
import { BillXmlError } from './bill-xml-error.ts'
import type { Group, Leaf, Part, Shape } from './shape.ts'
import { extensionFault, leafFault, leafText } from './value-fault.ts'
import { escapeText, xmlElement } from './xml-text.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * The children of an element by its shape. Only what `readShape` reads back as the same value is written.
 * @param path path of the element, for faults
 * @throws BillXmlError
 */
export function writeShape<T>(value: T, shape: Shape<T>, path: string): string {
  const values = value as Values
  let content = ''
  for (const part of shape.parts) content += writePart(values, part, `${path}/${part.tag}`)
  if (shape.open)
    content += writeUnknown(values['unknown'] as readonly ExtensionField[], shape, path)
  return content
}

function writePart(values: Values, part: Part, path: string): string {
  return part.kind === 'leaf'
    ? writeLeaf(values, part, path)
    : writeGroup(values[part.key], part, path)
}

function writeLeaf(values: Values, leaf: Leaf, path: string): string {
  const fault = leafFault(values, leaf)
  if (fault !== undefined) throw new BillXmlError(fault, path)
  const text = leafText(values, leaf)
  if (text === '' && leaf.presence === 'optional') return ''
  return xmlElement(leaf.tag, escapeText(text))
}

function writeGroup(value: unknown, { tag, shape, presence }: Group, path: string): string {
  if (value === undefined) {
    if (presence === 'optional') return ''
    throw new BillXmlError('XML_ELEMENT_MISSING', path)
  }
  const content = writeShape(value, shape, path)
  return content === '' && presence !== 'required' ? '' : xmlElement(tag, content)
}

function writeUnknown(fields: readonly ExtensionField[], shape: Shape, path: string): string {
  const fault = extensionFault(fields, shape)
  if (fault !== undefined) throw new BillXmlError(fault, path)
  return fields.map(fieldElement).join('')
}

function fieldElement({ tag, text, children = [] }: ExtensionField): string {
  return xmlElement(tag, children.map(fieldElement).join('') + escapeText(text))
}
