import { auxItemShape, headerShape, itemShape, mainShape } from '../xml/bill-shape.ts'
import type { TopElements } from '../xml/read-loose-bill.ts'
import { partOfChild } from '../xml/read-shape.ts'
import type { Reading } from '../xml/reading.ts'
import type { Shape } from '../xml/shape.ts'
import { signatureShape } from '../xml/signature-shape.ts'
import { pathOf } from '../xml/xml-element.ts'
import type { XmlElement } from '../xml/xml-element.ts'

/** Where a fault is: an element of the file, and the path of what is meant, which need not be there. */
export interface FaultPlace {
  readonly element: XmlElement
  readonly path: string
}

const lists: Readonly<Record<string, readonly [list: string, tag: string, shape: Shape]>> = {
  details: ['Details', 'Item', itemShape],
  auxDetails: ['AuxDetails', 'AuxItem', auxItemShape],
}

/**
 * The place of a value that a rule names by its key, such as `main.extension.patientNumber` or `details[0].amountFen`.
 * For what is absent it is the innermost element around it that is there.
 */
export function elementAt(root: XmlElement, elements: TopElements, place: string): FaultPlace {
  const { header, data, signature } = elements
  const [top = '', ...keys] = place.split('.')
  const match = /^(\w+)\[([0-9]+)\]$/.exec(top)
  const [, list = top, index] = match ?? []
  const listed = lists[list]
  if (top === 'header') return inside(header, root, 'Header', headerShape, keys)
  if (list === 'signatures') {
    const node = index === undefined ? undefined : nthChild(signature, 'Signature', Number(index))
    return inside(node ?? signature, root, 'EInvoiceSignature', signatureShape, keys)
  }
  if (listed === undefined)
    return inside(childNamed(data, 'Main'), data ?? root, 'Main', mainShape, keys)
  const [listTag, tag, shape] = listed
  const element = childNamed(data, listTag)
  const line = index === undefined ? element : nthChild(element, tag, Number(index))
  return inside(line, data ?? root, listTag, shape, keys)
}

function inside(
  element: XmlElement | undefined,
  around: XmlElement,
  tag: string,
  shape: Shape,
  keys: readonly string[],
): FaultPlace {
  if (element === undefined) return { element: around, path: `${pathOf(around)}/${tag}` }
  return descend(element, shape, keys)
}

const silent: Reading = { fault: () => undefined, missing: () => undefined }

function descend(element: XmlElement, shape: Shape, keys: readonly string[]): FaultPlace {
  const [key, ...rest] = keys
  if (key === undefined) return { element, path: pathOf(element) }
  if (key === 'unknown') {
    const [tag = ''] = rest
    return present(element, childNamed(element, tag), tag)
  }
  const found = partNamed(shape, key)
  if (found === undefined) return { element, path: pathOf(element) }
  const child = element.children.find((one) => partOfChild(one, shape, silent) === found)
  if (child !== undefined && found.kind === 'group') return descend(child, found.shape, rest)
  return present(element, child, [found.tag, ...tagsOf(found, rest)].join('/'))
}

function present(element: XmlElement, child: XmlElement | undefined, tag: string): FaultPlace {
  if (child !== undefined) return { element: child, path: pathOf(child) }
  return { element, path: `${pathOf(element)}/${tag}` }
}

const partNamed = (shape: Shape, key: string) => shape.parts.find((part) => part.key === key)

/** The tags below a group that is absent. */
function tagsOf(part: ReturnType<typeof partNamed>, keys: readonly string[]): readonly string[] {
  const [key, ...rest] = keys
  if (part?.kind !== 'group' || key === undefined) return []
  if (key === 'unknown') return rest
  const inner = partNamed(part.shape, key)
  return inner === undefined ? [] : [inner.tag, ...tagsOf(inner, rest)]
}

function childNamed(element: XmlElement | undefined, tag: string): XmlElement | undefined {
  return element?.children.find((child) => child.tag === tag)
}

function nthChild(
  element: XmlElement | undefined,
  tag: string,
  index: number,
): XmlElement | undefined {
  return element?.children.filter((child) => child.tag === tag)[index]
}
