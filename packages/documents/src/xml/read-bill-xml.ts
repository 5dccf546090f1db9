import type { BillSignature, BillXml, BillXmlDialect, SignatureRole } from './bill-xml.ts'
import { defaultDialect, signatureRoles } from './bill-xml.ts'
import { wholeBill } from './loose-bill.ts'
import { decodeXml, parseElements } from './parse-elements.ts'
import { readLooseBill } from './read-loose-bill.ts'
import { strictReading } from './reading.ts'
import type { Reading } from './reading.ts'
import { signatureFromNode } from './signature-shape.ts'
import type { SignatureNode } from './signature-shape.ts'
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
  const reading: Reading = strictReading(dialect.spellings)
  const { bill, signatures, elements } = readLooseBill(parseElements(text), reading, dialect)
  const { header, data, signature } = elements
  // A strict reading has refused a file without them.
  if (header === undefined || data === undefined) throw new Error('a bill without its parts')
  const spanOf: SpanOf = (from, to) => {
    const start = Buffer.byteLength(text.slice(0, from.start))
    return { start, end: start + Buffer.byteLength(text.slice(from.start, to.end)) }
  }
  const cut = ({ start, end }: ByteSpan) =>
    new Uint8Array(bytes.buffer, bytes.byteOffset + start, end - start)
  const read: Partial<Record<SignatureRole, BillSignature>> = {}
  for (const [index, { node, element }] of signatures.entries()) {
    const role = signatureRoles[index]
    if (role !== undefined)
      read[role] = signatureFromNode(node as SignatureNode, cut(spanOf(element, element)))
  }
  const xml: BillXml = {
    bytes: cut({ start: 0, end: bytes.length }),
    document: wholeBill(bill),
    signedText: cut(spanOf(header, data)),
    signatures: read,
  }
  return { xml, signatureSpan: signature && spanOf(signature, signature) }
}
