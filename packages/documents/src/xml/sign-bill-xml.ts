import { sm3Hex } from '@piaoqiao/gm-crypto'
import type { BillSignatureContent, BillXml, BillXmlDialect, SignatureRole } from './bill-xml.ts'
import { defaultDialect } from './bill-xml.ts'
import { BillXmlError } from './bill-xml-error.ts'
import { billXmlBytesMax } from './bounds.ts'
import type { BillFile, ByteSpan } from './read-bill-xml.ts'
import { readBillFile } from './read-bill-xml.ts'
import { nodeFromSignature, signatureShape } from './signature-shape.ts'
import { writeShape } from './write-shape.ts'
import { xmlElement } from './xml-text.ts'

const signaturePath = 'EInvoice/EInvoiceSignature'

/** 开票单位签名原文: `Header` and `EInvoiceData` as they stand in the file. */
export function issuerSigningText(xml: BillXml): Uint8Array {
  return xml.signedText
}

/**
 * 财政监制签名原文: the SM3 of the issuer's text as 64 lower-case hex digits (ASCII), directly followed by
 * the bytes of the issuer's `Signature` node. The standard names both parts; that the hash is written as
 * hex digits is our own choice.
 * @throws BillXmlError `XML_SIGNATURE_MISSING` where the issuer has not signed
 */
export function supervisorSigningText(xml: BillXml): Uint8Array {
  const { issuer } = xml.signatures
  if (issuer === undefined) throw new BillXmlError('XML_SIGNATURE_MISSING', signaturePath)
  const hash = new TextEncoder().encode(sm3Hex(xml.signedText))
  return spliced(hash, { start: hash.length, end: hash.length }, issuer.nodeBytes)
}

/**
 * The file with one more signature: the issuer's first, then the supervisor's behind it. Bytes are put
 * between bytes, so nothing that was signed changes.
 * @param bytes a bill's XML; for the supervisor's signature, one that the issuer has signed
 * @throws BillXmlError
 */
export function appendSignature(
  bytes: Uint8Array,
  role: SignatureRole,
  signature: BillSignatureContent,
  dialect: BillXmlDialect = defaultDialect,
): Uint8Array {
  const file = readBillFile(bytes, dialect)
  if (file.xml.signatures[role] !== undefined) {
    throw new BillXmlError('XML_SIGNATURE_PRESENT', signaturePath)
  }
  const node = nodeFromSignature(signature, dialect.references[role])
  const written = writeShape(node, signatureShape, `${signaturePath}/Signature`)
  const nodeText = xmlElement('Signature', written)
  const text = role === 'issuer' ? xmlElement('EInvoiceSignature', nodeText) : nodeText
  const whole = spliced(bytes, placeOf(role, file), new TextEncoder().encode(text))
  if (whole.length > billXmlBytesMax) throw new BillXmlError('XML_TOO_LARGE')
  return whole
}

/** The bytes that the new signature takes the place of: none, or an empty `EInvoiceSignature`. */
function placeOf(role: SignatureRole, { xml, signatureSpan }: BillFile): ByteSpan {
  if (role === 'issuer') return signatureSpan ?? placeBehind(xml.signedText, xml.bytes)
  const { issuer } = xml.signatures
  if (issuer === undefined) throw new BillXmlError('XML_SIGNATURE_MISSING', signaturePath)
  return placeBehind(issuer.nodeBytes, xml.bytes)
}

function placeBehind(view: Uint8Array, whole: Uint8Array): ByteSpan {
  const end = view.byteOffset - whole.byteOffset + view.length
  return { start: end, end }
}

function spliced(bytes: Uint8Array, { start, end }: ByteSpan, insertion: Uint8Array): Uint8Array {
  const whole = new Uint8Array(bytes.length - (end - start) + insertion.length)
  whole.set(bytes.subarray(0, start))
  whole.set(insertion, start)
  whole.set(bytes.subarray(end), start + insertion.length)
  return whole
}
