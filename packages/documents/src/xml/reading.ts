import type { BillXmlErrorCode } from './bill-xml-error.ts'
import type { Part } from './shape.ts'
import { faultAt, faultIn } from './xml-element.ts'
import type { XmlElement } from './xml-element.ts'

/** What is read as it is meant, but is not as it should be. */
export type Oddity = 'TAG_SPELLING' | 'VALUE_WHITESPACE' | 'EXTENSION_NESTED'

/** What a reader does with what it finds. */
export interface Reading {
  /** The tag of the standard by the tag that a province writes instead. */
  readonly spellings?: ReadonlyMap<string, string> | undefined
  /**
   * Something that no bill has. Where this returns, reading goes on without it.
   * @param part the part that was being read, where it is one of the standard
   */
  readonly fault: (code: BillXmlErrorCode, element: XmlElement, part?: Part) => void
  /** Something that should be inside the element and is not. */
  readonly missing: (tag: string, element: XmlElement, part?: Part) => void
  readonly oddity?: (kind: Oddity, element: XmlElement) => void
}

/** Refuses a bill at the first thing that no bill has. */
export function strictReading(spellings?: ReadonlyMap<string, string>): Reading {
  return {
    spellings,
    fault: (code, element) => {
      throw faultAt(element, code)
    },
    missing: (tag, element) => {
      throw faultIn(element, tag, 'XML_ELEMENT_MISSING')
    },
  }
}
