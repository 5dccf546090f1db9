import { SaxesParser } from 'saxes'
import type { SaxesTagPlain, XMLDecl } from 'saxes'
import { BillXmlError } from './bill-xml-error.ts'
import type { BillXmlErrorCode } from './bill-xml-error.ts'
import {
  billXmlAttributesMax,
  billXmlBytesMax,
  billXmlDepthMax,
  billXmlElementsMax,
  billXmlNameCharactersMax,
} from './bounds.ts'
import { faultAt, pathOf } from './xml-element.ts'
import type { XmlElement } from './xml-element.ts'

/**
 * The text of the file. A byte order mark stays in it as one character, so that the length of a piece of
 * the text in UTF-8 is always the length of the piece in the file.
 */
export function decodeXml(bytes: Uint8Array): string {
  if (bytes.length > billXmlBytesMax) throw new BillXmlError('XML_TOO_LARGE')
  const isUtf16 =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (isUtf16) throw new BillXmlError('XML_ENCODING_UNSUPPORTED')
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new BillXmlError('XML_UTF8_INVALID')
  }
}

interface ParserOptions {
  xmlns: false
  forceXMLVersion: true
  defaultXMLVersion: '1.0'
}

/** Parses the text of a file into its root element, within the bounds of a bill. */
export function parseElements(text: string): XmlElement {
  // A DTD is refused before any of it is read.
  if (/^\uFEFF?(?:<\?xml[^>]*>)?[ \t\r\n]*<!DOCTYPE/.test(text)) {
    throw new BillXmlError('XML_DTD_FORBIDDEN', '', 1)
  }
  const parser = new SaxesParser<ParserOptions>({
    xmlns: false,
    forceXMLVersion: true,
    defaultXMLVersion: '1.0',
  })
  const tree = new ElementTree(text)
  const refuse = (code: BillXmlErrorCode): never => {
    throw new BillXmlError(code, tree.path, parser.line)
  }
  parser.on('error', (error) => refuse(codeOfParserError(error.message)))
  parser.on('xmldecl', (declaration) => {
    if (!isSupported(declaration)) refuse('XML_ENCODING_UNSUPPORTED')
  })
  parser.on('doctype', () => refuse('XML_DTD_FORBIDDEN'))
  parser.on('processinginstruction', () => refuse('XML_INSTRUCTION_FORBIDDEN'))
  parser.on('comment', () => refuse('XML_COMMENT_FORBIDDEN'))
  parser.on('opentag', (tag) => tree.open(tag, parser.position, parser.line))
  parser.on('closetag', () => tree.close(parser.position))
  parser.on('text', (piece) => tree.append(piece))
  parser.on('cdata', (piece) => tree.append(piece))
  parser.write(text).close()
  return tree.root ?? refuse('XML_MALFORMED')
}

function isSupported({ version, encoding }: XMLDecl): boolean {
  return version === '1.0' && (encoding === undefined || /^utf-?8$/i.test(encoding))
}

/** The parser's messages begin with line and column; names from the file can stand only further behind. */
function codeOfParserError(message: string): BillXmlErrorCode {
  const words = message.replace(/^[0-9]+:[0-9]+: /, '')
  if (/^(?:undefined entity|disallowed character in entity)/.test(words))
    return 'XML_ENTITY_FORBIDDEN'
  if (words.startsWith('inappropriately located doctype')) return 'XML_DTD_FORBIDDEN'
  return 'XML_MALFORMED'
}

/** The elements seen so far. Every bound is checked when an element opens, before it costs anything. */
class ElementTree {
  root: XmlElement | null = null
  #text: string
  #current: XmlElement | null = null
  #depth = 0
  #count = 0

  constructor(text: string) {
    this.#text = text
  }

  /** Path of the element being read. */
  get path(): string {
    return this.#current === null ? '' : pathOf(this.#current)
  }

  /** @param position index behind the `>` of the start tag */
  open(tag: SaxesTagPlain, position: number, line: number): void {
    const parent = this.#current
    const fail = (code: BillXmlErrorCode): never => {
      throw new BillXmlError(code, this.path, line)
    }
    this.#depth += 1
    this.#count += 1
    if (this.#depth > billXmlDepthMax) fail('XML_TOO_DEEP')
    if (this.#count > billXmlElementsMax) fail('XML_TOO_MANY_ELEMENTS')
    if (tag.name.length > billXmlNameCharactersMax) fail('XML_NAME_TOO_LONG')
    // No `<` can stand inside a start tag, so the last one before its end opens it.
    const start = this.#text.lastIndexOf('<', position - 1)
    const nil = readAttributes(tag, fail)
    const element: XmlElement = {
      tag: tag.name,
      parent,
      children: [],
      text: '',
      nil,
      start,
      end: position,
      line,
    }
    if (parent === null) this.root = element
    else parent.children.push(element)
    this.#current = element
  }

  /** @param position index behind the `>` of the end tag */
  close(position: number): void {
    const element = this.#current
    if (element === null) return
    element.end = position
    if (element.nil && (element.text !== '' || element.children.length > 0)) {
      throw faultAt(element, 'XML_CONTENT_UNEXPECTED')
    }
    this.#current = element.parent
    this.#depth -= 1
  }

  append(piece: string): void {
    // Outside the root there is only white space: the parser refuses anything else.
    if (this.#current !== null) this.#current.text += piece
  }
}

const schemaAttributes = new Set([
  'xsi:nil',
  'xsi:type',
  'xsi:schemaLocation',
  'xsi:noNamespaceSchemaLocation',
])

/** Refuses attributes that could change the meaning of an element; tells whether it is nil. */
function readAttributes(tag: SaxesTagPlain, fail: (code: BillXmlErrorCode) => never): boolean {
  let count = 0
  for (const name in tag.attributes) {
    count += 1
    const isAllowed =
      schemaAttributes.has(name) ||
      name.startsWith('xmlns:') ||
      (name === 'xmlns' && tag.name === 'EInvoice') ||
      (/^(?:Id|ID)$/.test(name) && tag.name === 'Signature')
    if (!isAllowed || count > billXmlAttributesMax) fail('XML_ATTRIBUTE_FORBIDDEN')
  }
  const nil = count > 0 ? tag.attributes['xsi:nil'] : undefined
  return nil === 'true' || nil === '1'
}
