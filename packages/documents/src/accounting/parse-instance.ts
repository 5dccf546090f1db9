import { BillXmlError } from '../xml/bill-xml-error.ts'
import { billXmlAttributesMax } from '../xml/bounds.ts'
import { decodeXml } from '../xml/parse-elements.ts'
import { readStartTag } from '../xml/start-tag.ts'
import type { StartTag } from '../xml/start-tag.ts'
import { prologEnd } from '../xml/xml-prolog.ts'
import { decodedText } from '../xml/xml-references.ts'
import { hasForbiddenCharacter } from '../xml/xml-text.ts'
import { AccountingError } from './accounting-error.ts'
import {
  accountingBytesMax,
  accountingDepthMax,
  accountingElementsMax,
  accountingNameCharactersMax,
} from './bounds.ts'
import { NamespaceTable, namePartsOf } from './instance-element.ts'
import type { InstanceElement } from './instance-element.ts'

/** The parsed root, and what a prefix in a value stands for. */
export interface ParsedInstance {
  readonly root: InstanceElement
  readonly namespaceOf: (prefix: string) => string
}

/**
 * Parses an instance with the pieces of the bill's own reader: no DTD, entities, comments, instructions or CDATA.
 * @throws AccountingError
 */
export function parseInstance(bytes: Uint8Array): ParsedInstance {
  if (bytes.length > accountingBytesMax) throw new AccountingError('ACCOUNTING_TOO_LARGE')
  try {
    return new InstanceParser(decodeXml(bytes)).parse()
  } catch (error) {
    // Which fault of XML it is matters little here, because no person writes such a file.
    if (error instanceof BillXmlError) {
      throw new AccountingError('ACCOUNTING_MARKUP', '', { cause: error })
    }
    throw error
  }
}

const refuseMarkup = (): never => {
  throw new AccountingError('ACCOUNTING_MARKUP')
}
const whiteSpace = /^[ \t\r\n]*$/

interface OpenElement {
  readonly tag: string
  readonly element: InstanceElement
}

class InstanceParser {
  readonly #text: string
  readonly #open: OpenElement[] = []
  #namespaces: NamespaceTable | null = null
  #root: InstanceElement | null = null
  #count = 0

  constructor(text: string) {
    this.#text = text
  }

  parse(): ParsedInstance {
    const text = this.#text
    let at = prologEnd(text)
    while (at < text.length) {
      const bracket = text.indexOf('<', at)
      const end = bracket < 0 ? text.length : bracket
      this.#readText(text.slice(at, end))
      if (bracket < 0) break
      at = text.startsWith('</', end) ? this.#readEndTag(end) : this.#readStartTag(end)
    }
    const [root, namespaces] = [this.#root, this.#namespaces]
    if (root === null || namespaces === null || this.#open.length > 0) return refuseMarkup()
    return { root, namespaceOf: (prefix) => namespaces.namespaceOf(prefix) }
  }

  #readText(raw: string): void {
    const parent = this.#open.at(-1)
    if (parent === undefined) {
      if (!whiteSpace.test(raw)) refuseMarkup()
      return
    }
    if (raw.includes(']]>')) refuseMarkup()
    const text = decodedText(raw, refuseMarkup)
    if (hasForbiddenCharacter(text)) refuseMarkup()
    parent.element.text += text
  }

  /** What begins with `!` or `?` is no start tag and thereby refused. */
  #readStartTag(start: number): number {
    const tag = readStartTag(this.#text, start)
    if (tag === null) return refuseMarkup()
    this.#requireWithinBounds(tag)
    const parent = this.#open.at(-1)?.element
    if (parent === undefined && this.#root !== null) return refuseMarkup()
    const element = this.#elementOf(tag)
    this.#root ??= element
    parent?.children.push(element)
    if (!tag.isEmpty) this.#open.push({ tag: tag.name, element })
    return tag.end
  }

  #requireWithinBounds({ name, attributes }: StartTag): void {
    this.#count += 1
    const isWithin =
      this.#count <= accountingElementsMax &&
      this.#open.length < accountingDepthMax &&
      name.length <= accountingNameCharactersMax &&
      (attributes?.size ?? 0) <= billXmlAttributesMax
    if (!isWithin) throw new AccountingError('ACCOUNTING_BOUNDS')
  }

  #elementOf(tag: StartTag): InstanceElement {
    const attributes = new Map<string, string>()
    for (const [name, raw] of tag.attributes ?? []) {
      const value = decodedText(raw, refuseMarkup)
      if (hasForbiddenCharacter(value)) refuseMarkup()
      attributes.set(name, value)
    }
    const isRoot = this.#namespaces === null
    this.#namespaces ??= new NamespaceTable(attributes)
    const { prefix, local } = namePartsOf(tag.name)
    return {
      namespace: this.#namespaces.namespaceOf(prefix),
      local,
      attributes: this.#namespaces.resolve(attributes, isRoot),
      children: [],
      text: '',
    }
  }

  #readEndTag(start: number): number {
    const open = this.#open.pop()
    const nameEnd = start + 2 + (open?.tag.length ?? 0)
    const close = this.#text.indexOf('>', nameEnd)
    const isEnd =
      open !== undefined &&
      close >= 0 &&
      this.#text.startsWith(open.tag, start + 2) &&
      whiteSpace.test(this.#text.slice(nameEnd, close))
    return isEnd ? close + 1 : refuseMarkup()
  }
}
