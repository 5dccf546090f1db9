import { BillXmlError } from '../xml/bill-xml-error.ts'
import { billXmlAttributesMax } from '../xml/bounds.ts'
import { readStartTag, type StartTag } from '../xml/start-tag.ts'
import { prologEnd } from '../xml/xml-prolog.ts'
import { decodedText, withLineFeeds } from '../xml/xml-references.ts'
import { hasForbiddenCharacter } from '../xml/xml-text.ts'
import { ofdXmlBytesMax, ofdXmlDepthMax, ofdXmlElementsMax } from './ofd-bounds.ts'
import type { OfdElement } from './ofd-element.ts'
import { OfdError, type OfdFaultCode } from './ofd-faults.ts'
import { ofdNamespace } from './ofd-names.ts'

/**
 * Parses one XML file of a package into its root element. No DTD, no entities but the five predefined ones, no
 * processing instructions; comments are passed over.
 * @throws OfdError
 */
export function parseOfdXml(file: string, bytes: Uint8Array, rootName: string): OfdElement {
  if (bytes.length > ofdXmlBytesMax) throw new OfdError('OFD_XML_TOO_LARGE', file)
  const root = new OfdXmlParser(file, decode(file, bytes)).parse()
  if (root.name !== rootName) throw new OfdError('OFD_ELEMENT_MISSING', file)
  return root
}

/** The text of an XML file. Throws `OFD_XML_MALFORMED` for what is not UTF-8. */
export function decode(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new OfdError('OFD_XML_MALFORMED', file)
  }
}

/** Namespaces by prefix; the default one under the empty text. */
type Namespaces = ReadonlyMap<string, string>

interface Open {
  readonly element: OfdElement
  readonly namespaces: Namespaces
}

const whiteSpace = /^[ \t\r\n]*$/
const noNamespaces: Namespaces = new Map()

class OfdXmlParser {
  readonly #file: string
  readonly #text: string
  readonly #open: Open[] = []
  #root: OfdElement | null = null
  #count = 0
  #at = 0

  constructor(file: string, text: string) {
    this.#file = file
    this.#text = text
    if (hasForbiddenCharacter(text)) this.#refuse('OFD_XML_MALFORMED')
  }

  parse(): OfdElement {
    this.#at = this.#prologEnd()
    while (this.#at < this.#text.length) {
      const bracket = this.#text.indexOf('<', this.#at)
      const end = bracket < 0 ? this.#text.length : bracket
      this.#readText(end)
      this.#at = end
      if (bracket >= 0) this.#at = this.#readMarkup()
    }
    if (this.#root === null || this.#open.length > 0) return this.#refuse('OFD_XML_MALFORMED')
    return this.#root
  }

  #refuse(code: OfdFaultCode): never {
    throw new OfdError(code, this.#file)
  }

  readonly #malformed = (): never => this.#refuse('OFD_XML_MALFORMED')

  #prologEnd(): number {
    try {
      return prologEnd(this.#text)
    } catch (error) {
      if (error instanceof BillXmlError) return this.#malformed()
      throw error
    }
  }

  /** @returns index behind the markup at `#at` */
  #readMarkup(): number {
    const text = this.#text
    if (text.startsWith('</', this.#at)) return this.#readEndTag()
    if (text.startsWith('<![CDATA[', this.#at)) return this.#readSection()
    if (text.startsWith('<!--', this.#at)) return this.#skipComment()
    if (text.startsWith('<!DOCTYPE', this.#at)) return this.#refuse('OFD_XML_DTD_FORBIDDEN')
    const tag = readStartTag(text, this.#at)
    return tag === null ? this.#malformed() : this.#readStart(tag)
  }

  #readStart(tag: StartTag): number {
    const parent = this.#open.at(-1)
    if (parent === undefined && this.#root !== null) return this.#malformed()
    this.#count += 1
    if (this.#count > ofdXmlElementsMax || this.#open.length === ofdXmlDepthMax) {
      return this.#refuse('OFD_XML_TOO_LARGE')
    }
    const attributes = this.#readAttributes(tag)
    const namespaces = declaredIn(attributes, parent?.namespaces ?? noNamespaces)
    const element: OfdElement = {
      name: this.#localName(tag.name, namespaces),
      tag: tag.name,
      attributes,
      children: [],
      text: '',
      end: tag.end,
      file: this.#file,
    }
    this.#root ??= element
    parent?.element.children.push(element)
    if (!tag.isEmpty) this.#open.push({ element, namespaces })
    return tag.end
  }

  #readAttributes({ attributes }: StartTag): ReadonlyMap<string, string> {
    if (attributes === null) return noNamespaces
    if (attributes.size > billXmlAttributesMax) return this.#refuse('OFD_XML_TOO_LARGE')
    const decoded = Array.from(attributes, ([name, raw]): [string, string] => {
      return [name, decodedText(raw, this.#malformed)]
    })
    return new Map(decoded)
  }

  #localName(tag: string, namespaces: Namespaces): string {
    const colon = tag.indexOf(':')
    const namespace = namespaces.get(colon < 0 ? '' : tag.slice(0, colon))
    if (colon >= 0 && namespace === undefined) return this.#malformed()
    const local = tag.slice(colon + 1)
    // No element that is looked for has a name with a colon.
    return namespace === ofdNamespace ? local : `other:${local}`
  }

  #readEndTag(): number {
    const open = this.#open.pop()
    const close = this.#text.indexOf('>', this.#at)
    if (open === undefined || close < 0) return this.#malformed()
    const { tag } = open.element
    const written = this.#text.slice(this.#at + 2, close)
    if (!written.startsWith(tag) || !whiteSpace.test(written.slice(tag.length))) {
      return this.#malformed()
    }
    open.element.end = close + 1
    return close + 1
  }

  #readSection(): number {
    const start = this.#at + '<![CDATA['.length
    const end = this.#text.indexOf(']]>', start)
    const open = this.#open.at(-1)
    if (end < 0 || open === undefined) return this.#malformed()
    open.element.text += withLineFeeds(this.#text.slice(start, end))
    return end + ']]>'.length
  }

  /** XML 1.0, 2.5: two hyphens stand only at its end. */
  #skipComment(): number {
    const hyphens = this.#text.indexOf('--', this.#at + '<!--'.length)
    if (hyphens < 0 || this.#text[hyphens + 2] !== '>') return this.#malformed()
    return hyphens + '-->'.length
  }

  #readText(end: number): void {
    const raw = this.#text.slice(this.#at, end)
    const open = this.#open.at(-1)
    if (open !== undefined && !raw.includes(']]>')) {
      open.element.text += decodedText(raw, this.#malformed)
    } else if (!whiteSpace.test(raw)) this.#malformed()
  }
}

function declaredIn(attributes: ReadonlyMap<string, string>, outer: Namespaces): Namespaces {
  const declared = [...attributes].filter(([name]) => /^xmlns(?::|$)/.test(name))
  if (declared.length === 0) return outer
  const inner = declared.map(([name, value]): [string, string] => [
    name.slice('xmlns:'.length),
    value,
  ])
  return new Map([...outer, ...inner])
}
