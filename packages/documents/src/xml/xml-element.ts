import { BillXmlError } from './bill-xml-error.ts'
import type { BillXmlErrorCode } from './bill-xml-error.ts'
import { placeAt } from './text-place.ts'
import type { TextPlace } from './text-place.ts'

const noChildren: readonly XmlElement[] = []

/** One element as it stands in the file. */
export class XmlElement {
  readonly tag: string
  readonly parent: XmlElement | null
  /** The text of the whole file. */
  readonly source: string
  /** Index of its `<` in the text of the file, in UTF-16 units. */
  readonly start: number
  /** Index behind the `>` of its end, in UTF-16 units. */
  end: number
  /** All character data directly in the element, CDATA sections included. */
  text = ''
  /** `xsi:nil="true"`: the element has no value. */
  nil = false
  #children: XmlElement[] | null = null

  /** @param end index behind the `>` of its start tag, until the element is closed */
  constructor(
    tag: string,
    parent: XmlElement | null,
    place: { readonly source: string; readonly start: number; readonly end: number },
  ) {
    this.tag = tag
    this.parent = parent
    this.source = place.source
    this.start = place.start
    this.end = place.end
    if (parent !== null) parent.#append(this)
  }

  get children(): readonly XmlElement[] {
    return this.#children ?? noChildren
  }

  /** Where its start tag begins. */
  get place(): TextPlace {
    return placeAt(this.source, this.start)
  }

  // Most elements hold a text and no other element, so that most never need a list.
  #append(child: XmlElement): void {
    if (this.#children === null) this.#children = [child]
    else this.#children.push(child)
  }
}

/** Where an element stands, such as `EInvoice/EInvoiceData/Details/Item[3]/ItemAmount`. */
export function pathOf(element: XmlElement): string {
  const { parent, tag } = element
  if (parent === null) return tag
  const alike = parent.children.filter((child) => child.tag === tag)
  const step = alike.length > 1 ? `${tag}[${alike.indexOf(element) + 1}]` : tag
  return `${pathOf(parent)}/${step}`
}

export function faultAt(element: XmlElement, code: BillXmlErrorCode): BillXmlError {
  return new BillXmlError(code, pathOf(element), element.place)
}

/** The fault of something that should be inside an element. */
export function faultIn(element: XmlElement, tag: string, code: BillXmlErrorCode): BillXmlError {
  return new BillXmlError(code, `${pathOf(element)}/${tag}`, element.place)
}

const notWhiteSpace = /[^ \t\r\n]/

/** Whether characters stand between the children of an element that should hold only elements. */
export function hasLooseText({ text }: XmlElement): boolean {
  return text !== '' && notWhiteSpace.test(text)
}
