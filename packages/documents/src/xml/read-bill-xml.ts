import type { BillDocument } from './bill-document.ts'
import { auxItemShape, headerShape, itemShape, mainShape } from './bill-shape.ts'
import type { BillSignature, BillXml, BillXmlDialect, SignatureRole } from './bill-xml.ts'
import { defaultDialect, signatureRoles } from './bill-xml.ts'
import { decodeXml, parseElements } from './parse-elements.ts'
import { readList, readShape } from './read-shape.ts'
import { signatureFromNode, signatureShape } from './signature-shape.ts'
import { faultAt, faultIn, requireNoText } from './xml-element.ts'
import type { XmlElement } from './xml-element.ts'

/** Where something stands in the file: from its first byte to the one behind its last. */
export interface ByteSpan {
  readonly start: number
  readonly end: number
}

/** A bill's XML, and where its `EInvoiceSignature` stands, if it has one. */
export interface BillFile {
  readonly xml: BillXml
  readonly signatureSpan: ByteSpan | undefined
}

type SpanOf = (from: XmlElement, to: XmlElement) => ByteSpan

/**
 * Reads a bill's XML. Whoever verifies must use the byte spans of the answer: they are cut from the very
 * elements that the typed values were read from, so nothing can be signed in one place and read in another.
 * @throws BillXmlError for anything that is not exactly one bill by the data standard
 */
export function readBillXml(bytes: Uint8Array, dialect: BillXmlDialect = defaultDialect): BillXml {
  return readBillFile(bytes, dialect).xml
}

/** What `readBillXml` does, for those who splice bytes in. */
export function readBillFile(bytes: Uint8Array, dialect: BillXmlDialect): BillFile {
  const text = decodeXml(bytes)
  const { header, data, signature } = topElements(parseElements(text))
  const spanOf: SpanOf = (from, to) => {
    const start = Buffer.byteLength(text.slice(0, from.start))
    return { start, end: start + Buffer.byteLength(text.slice(from.start, to.end)) }
  }
  const cut = ({ start, end }: ByteSpan) =>
    new Uint8Array(bytes.buffer, bytes.byteOffset + start, end - start)
  const xml: BillXml = {
    bytes: cut({ start: 0, end: bytes.length }),
    document: readDocument(header, data),
    signedText: cut(spanOf(header, data)),
    signatures:
      signature === undefined
        ? {}
        : readSignatures(signature, (node) => cut(spanOf(node, node)), dialect),
  }
  return { xml, signatureSpan: signature && spanOf(signature, signature) }
}

interface TopElements {
  readonly header: XmlElement
  readonly data: XmlElement
  readonly signature: XmlElement | undefined
}

/** The children of the root: each once and in this order, because the signed text is one span of bytes. */
function topElements(root: XmlElement): TopElements {
  if (root.tag !== 'EInvoice') throw faultAt(root, 'XML_ELEMENT_UNKNOWN')
  requireNoText(root)
  const expected = ['Header', 'EInvoiceData', 'EInvoiceSignature']
  const { children } = root
  for (const [index, child] of children.entries()) {
    if (!expected.includes(child.tag)) throw faultAt(child, 'XML_ELEMENT_UNKNOWN')
    if (children.findIndex(({ tag }) => tag === child.tag) < index) {
      throw faultAt(child, 'XML_ELEMENT_DUPLICATE')
    }
  }
  const [header, data, signature] = expected.map((tag) =>
    children.find((child) => child.tag === tag),
  )
  if (header === undefined) throw faultIn(root, 'Header', 'XML_ELEMENT_MISSING')
  if (data === undefined) throw faultIn(root, 'EInvoiceData', 'XML_ELEMENT_MISSING')
  if (children[0] !== header || children[1] !== data) throw faultAt(root, 'XML_ELEMENT_ORDER')
  return { header, data, signature }
}

function readDocument(header: XmlElement, data: XmlElement): BillDocument {
  requireNoText(data)
  const parts = new Map<string, XmlElement>()
  for (const child of data.children) {
    if (!/^(?:Main|Details|AuxDetails)$/.test(child.tag))
      throw faultAt(child, 'XML_ELEMENT_UNKNOWN')
    if (parts.has(child.tag)) throw faultAt(child, 'XML_ELEMENT_DUPLICATE')
    parts.set(child.tag, child)
  }
  const main = parts.get('Main')
  if (main === undefined) throw faultIn(data, 'Main', 'XML_ELEMENT_MISSING')
  return {
    header: readShape(header, headerShape),
    main: readShape(main, mainShape),
    details: readList(parts.get('Details'), 'Item', itemShape),
    auxDetails: readList(parts.get('AuxDetails'), 'AuxItem', auxItemShape),
  }
}

function readSignatures(
  element: XmlElement,
  bytesOf: (node: XmlElement) => Uint8Array,
  { references }: BillXmlDialect,
): BillXml['signatures'] {
  requireNoText(element)
  const signatures: Partial<Record<SignatureRole, BillSignature>> = {}
  for (const [index, child] of element.children.entries()) {
    const role = signatureRoles[index]
    if (child.tag !== 'Signature') throw faultAt(child, 'XML_ELEMENT_UNKNOWN')
    if (role === undefined) throw faultAt(child, 'XML_ELEMENT_DUPLICATE')
    const signature = signatureFromNode(readShape(child, signatureShape), bytesOf(child))
    if (signature.reference !== references[role]) throw faultAt(child, 'XML_SIGNATURE_PARTY')
    signatures[role] = signature
  }
  return signatures
}
