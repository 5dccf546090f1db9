import { auxItemShape, headerShape, itemShape, mainShape } from './bill-shape.ts'
import type { BillXmlDialect } from './bill-xml.ts'
import { signatureRoles } from './bill-xml.ts'
import type { LooseBill, LooseSignature } from './loose-bill.ts'
import { readList, readShape } from './read-shape.ts'
import type { Reading } from './reading.ts'
import { signatureShape } from './signature-shape.ts'
import { hasLooseText } from './xml-element.ts'
import type { XmlElement } from './xml-element.ts'

export interface TopElements {
  readonly header?: XmlElement | undefined
  readonly data?: XmlElement | undefined
  readonly signature?: XmlElement | undefined
}

/** A `Signature` node and where it stands; their order says whose they are. */
export interface ReadSignature {
  readonly node: LooseSignature
  readonly element: XmlElement
}

export interface LooseBillFile {
  readonly bill: LooseBill
  readonly signatures: readonly ReadSignature[]
  readonly elements: TopElements
}

/** Reads a bill from the elements of its file. What becomes of faults is for `reading` to say. */
export function readLooseBill(
  root: XmlElement,
  reading: Reading,
  dialect: BillXmlDialect,
): LooseBillFile {
  const elements = topElements(root, reading)
  const { header, data, signature } = elements
  const parts = data === undefined ? new Map<string, XmlElement>() : dataParts(data, reading)
  const main = parts.get('Main')
  const bill = {
    header: header === undefined ? {} : readShape(header, headerShape, reading),
    main: main === undefined ? emptyMain : readShape(main, mainShape, reading),
    details: readList(parts.get('Details'), 'Item', itemShape, reading),
    auxDetails: readList(parts.get('AuxDetails'), 'AuxItem', auxItemShape, reading),
  }
  const signatures = signature === undefined ? [] : readSignatures(signature, reading, dialect)
  return { bill: bill as LooseBill, signatures, elements }
}

const emptyMain: LooseBill['main'] = { issuer: {}, payer: {}, extension: { unknown: [] } }
const topTags = ['Header', 'EInvoiceData', 'EInvoiceSignature'] as const

/** The children of the root: each once and in this order, because the signed text is one span of bytes. */
function topElements(root: XmlElement, reading: Reading): TopElements {
  if (root.tag !== 'EInvoice') {
    reading.fault('XML_ELEMENT_UNKNOWN', root)
    return {}
  }
  const found = childrenByTag(root, topTags, reading)
  const [header, data, signature] = topTags.map((tag) => found.get(tag))
  if (header === undefined) reading.missing('Header', root)
  if (data === undefined) reading.missing('EInvoiceData', root)
  const [first, second] = found.values()
  const isInOrder = first === header && second === data
  if (header !== undefined && data !== undefined && !isInOrder)
    reading.fault('XML_ELEMENT_ORDER', root)
  return { header, data, signature }
}

const dataTags = ['Main', 'Details', 'AuxDetails'] as const

function dataParts(data: XmlElement, reading: Reading): ReadonlyMap<string, XmlElement> {
  const parts = childrenByTag(data, dataTags, reading)
  if (!parts.has('Main')) reading.missing('Main', data)
  return parts
}

/** The children of an element that may have these and no others, each once. */
function childrenByTag(
  element: XmlElement,
  tags: readonly string[],
  reading: Reading,
): ReadonlyMap<string, XmlElement> {
  if (hasLooseText(element)) reading.fault('XML_CONTENT_UNEXPECTED', element)
  const found = new Map<string, XmlElement>()
  for (const child of element.children) {
    if (!tags.includes(child.tag)) reading.fault('XML_ELEMENT_UNKNOWN', child)
    else if (found.has(child.tag)) reading.fault('XML_ELEMENT_DUPLICATE', child)
    else found.set(child.tag, child)
  }
  return found
}

function readSignatures(
  element: XmlElement,
  reading: Reading,
  { references }: BillXmlDialect,
): ReadSignature[] {
  if (hasLooseText(element)) reading.fault('XML_CONTENT_UNEXPECTED', element)
  const signatures: ReadSignature[] = []
  for (const child of element.children) {
    const role = signatureRoles[signatures.length]
    if (child.tag !== 'Signature') reading.fault('XML_ELEMENT_UNKNOWN', child)
    else if (role === undefined) reading.fault('XML_ELEMENT_DUPLICATE', child)
    else {
      const node = readShape(child, signatureShape, reading) as LooseSignature
      const { reference } = node.signedInfo
      if (reference !== undefined && reference !== references[role])
        reading.fault('XML_SIGNATURE_PARTY', child)
      signatures.push({ node, element: child })
    }
  }
  return signatures
}
