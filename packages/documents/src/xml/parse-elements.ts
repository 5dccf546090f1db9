import { BillXmlError } from './bill-xml-error.ts'
import type { BillXmlErrorCode } from './bill-xml-error.ts'
import { billXmlBytesMax, billXmlDepthMax, billXmlElementsMax } from './bounds.ts'
import { isNil, readStartTag, startTagRefusal } from './start-tag.ts'
import type { StartTag } from './start-tag.ts'
import { placeAt } from './text-place.ts'
import { XmlElement, faultAt, pathOf } from './xml-element.ts'
import { prologEnd } from './xml-prolog.ts'
import { decodedText, withLineFeeds } from './xml-references.ts'
import { hasForbiddenCharacter } from './xml-text.ts'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

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
    return decoder.decode(bytes)
  } catch {
    throw new BillXmlError('XML_UTF8_INVALID')
  }
}

/**
 * Parses the text of a file into its root element, within the bounds of a bill. A bill uses little of XML: what it
 * does not use is refused as soon as it is met, so that there is nothing here that could be turned against the reader.
 * @throws BillXmlError
 */
export function parseElements(text: string): XmlElement {
  return new ElementParser(text).parse()
}

const slash = 0x2f
const greaterThan = 0x3e
const exclamationMark = 0x21
const questionMark = 0x3f
const cdata = '<![CDATA['
const whiteSpace = /^[ \t\r\n]*$/

class ElementParser {
  readonly #text: string
  /** Looked for once, because hardly any file has one. */
  readonly #isClean: boolean
  /** Whether a text may be something else than its characters: it has references or carriage returns. */
  readonly #isCoded: boolean
  readonly #hasSectionEnds: boolean
  #root: XmlElement | null = null
  #current: XmlElement | null = null
  #depth = 0
  #count = 0
  /** What is being read. */
  #at = 0

  constructor(text: string) {
    this.#text = text
    this.#isClean = !hasForbiddenCharacter(text)
    this.#isCoded = text.includes('&') || text.includes('\r')
    this.#hasSectionEnds = text.includes(']]>')
  }

  parse(): XmlElement {
    const text = this.#text
    this.#at = prologEnd(text)
    while (this.#at < text.length) {
      const bracket = text.indexOf('<', this.#at)
      const end = bracket < 0 ? text.length : bracket
      if (end > this.#at) this.#readText(end)
      this.#at = end
      if (bracket >= 0) this.#at = this.#readMarkup()
    }
    if (this.#root === null || this.#current !== null || !this.#isClean) {
      return this.#refuse('XML_MALFORMED')
    }
    return this.#root
  }

  readonly #refuse = (code: BillXmlErrorCode): never => {
    const path = this.#current === null ? '' : pathOf(this.#current)
    throw new BillXmlError(code, path, placeAt(this.#text, this.#at))
  }

  /** @returns index behind the markup at `#at` */
  #readMarkup(): number {
    const next = this.#text.charCodeAt(this.#at + 1)
    if (next === slash) return this.#readEndTag()
    if (next === exclamationMark) return this.#readSection()
    if (next === questionMark) return this.#refuse('XML_INSTRUCTION_FORBIDDEN')
    const tag = readStartTag(this.#text, this.#at)
    return tag === null ? this.#refuse('XML_MALFORMED') : this.#open(tag)
  }

  /** Every bound is checked when an element opens, before it costs anything. */
  #open(tag: StartTag): number {
    const parent = this.#current
    if (parent === null && this.#root !== null) return this.#refuse('XML_MALFORMED')
    this.#count += 1
    if (this.#depth === billXmlDepthMax) return this.#refuse('XML_TOO_DEEP')
    if (this.#count > billXmlElementsMax) return this.#refuse('XML_TOO_MANY_ELEMENTS')
    const refusal = startTagRefusal(tag)
    if (refusal !== null) return this.#refuse(refusal)
    const place = { source: this.#text, start: this.#at, end: tag.end }
    const element = new XmlElement(tag.name, parent, place)
    element.nil = tag.attributes !== null && isNil(tag.attributes, this.#refuse)
    this.#root ??= element
    if (!tag.isEmpty) {
      this.#current = element
      this.#depth += 1
    }
    return tag.end
  }

  #readEndTag(): number {
    const element = this.#current
    const nameStart = this.#at + 2
    if (element === null || !this.#text.startsWith(element.tag, nameStart)) {
      return this.#refuse('XML_MALFORMED')
    }
    const nameEnd = nameStart + element.tag.length
    const close = this.#endOfTag(nameEnd)
    element.end = close + 1
    if (element.nil && (element.text !== '' || element.children.length > 0)) {
      throw faultAt(element, 'XML_CONTENT_UNEXPECTED')
    }
    this.#current = element.parent
    this.#depth -= 1
    return close + 1
  }

  /** Index of the `>` that follows the name of an end tag. */
  #endOfTag(nameEnd: number): number {
    if (this.#text.charCodeAt(nameEnd) === greaterThan) return nameEnd
    const close = this.#text.indexOf('>', nameEnd)
    const isEnd = close >= 0 && whiteSpace.test(this.#text.slice(nameEnd, close))
    return isEnd ? close : this.#refuse('XML_MALFORMED')
  }

  /** What begins with an exclamation mark: of all that, only CDATA is read. */
  #readSection(): number {
    const text = this.#text
    if (text.startsWith('<!DOCTYPE', this.#at)) return this.#refuse('XML_DTD_FORBIDDEN')
    if (text.startsWith('<!--', this.#at)) return this.#refuse('XML_COMMENT_FORBIDDEN')
    const start = this.#at + cdata.length
    const end = text.startsWith(cdata, this.#at) ? text.indexOf(']]>', start) : -1
    if (end < 0 || this.#current === null) return this.#refuse('XML_MALFORMED')
    this.#append(this.#current, withLineFeeds(text.slice(start, end)))
    return end + ']]>'.length
  }

  /** Character data up to the next markup. */
  #readText(end: number): void {
    const raw = this.#text.slice(this.#at, end)
    if (this.#current === null) {
      if (!whiteSpace.test(raw)) this.#refuse('XML_MALFORMED')
    } else {
      if (this.#hasSectionEnds && raw.includes(']]>')) this.#refuse('XML_MALFORMED')
      this.#append(this.#current, this.#isCoded ? decodedText(raw, this.#refuse) : raw)
    }
  }

  #append(element: XmlElement, piece: string): void {
    if (!this.#isClean && hasForbiddenCharacter(piece)) this.#refuse('XML_MALFORMED')
    element.text = element.text === '' ? piece : element.text + piece
  }
}
