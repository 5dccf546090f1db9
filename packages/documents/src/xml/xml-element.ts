import { BillXmlError } from './bill-xml-error.ts'
import type { BillXmlErrorCode } from './bill-xml-error.ts'

/** One element as it stands in the file. */
export interface XmlElement {
  readonly tag: string
  readonly parent: XmlElement | null
  readonly children: XmlElement[]
  /** All character data directly in the element, CDATA sections included. */
  text: string
  /** `xsi:nil="true"`: the element has no value. */
  readonly nil: boolean
  /** Index of its `<` in the text of the file, in UTF-16 units. */
  readonly start: number
  /** Index behind the `>` of its end, in UTF-16 units. */
  end: number
  /** Line of its start tag, from 1. */
  readonly line: number
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
  return new BillXmlError(code, pathOf(element), element.line)
}

/** The fault of something that should be inside an element. */
export function faultIn(element: XmlElement, tag: string, code: BillXmlErrorCode): BillXmlError {
  return new BillXmlError(code, `${pathOf(element)}/${tag}`, element.line)
}

/** Refuses characters between the children of an element that holds only elements. */
export function requireNoText(element: XmlElement): void {
  if (/[^ \t\r\n]/.test(element.text)) throw faultAt(element, 'XML_CONTENT_UNEXPECTED')
}
