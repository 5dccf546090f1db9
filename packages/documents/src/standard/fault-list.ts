import type { BillXmlErrorCode } from '../xml/bill-xml-error.ts'
import { billFaultsMax } from '../xml/bounds.ts'
import type { TopElements } from '../xml/read-loose-bill.ts'
import type { Oddity, Reading } from '../xml/reading.ts'
import type { Part } from '../xml/shape.ts'
import { placesOf } from '../xml/text-place.ts'
import { pathOf } from '../xml/xml-element.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import { elementAt } from './element-at.ts'
import { fieldRuleOf } from './field-rules.ts'
import { fileRuleOf, oddityRules } from './file-rules.ts'
import type { StandardFault } from './standard-fault.ts'
import type { RuleEntry } from './standard-rule.ts'

interface Found {
  readonly rule: RuleEntry
  readonly element: XmlElement
  /** Absent where it is the path of the element. */
  readonly path?: string
}

/** A reading that lets every fault pass and keeps it, and the rules that were broken afterwards. */
export class FaultList implements Reading {
  readonly spellings: ReadonlyMap<string, string> | undefined
  /** Keys of values that are there but could not be read, and of those that are missing and were reported so. */
  readonly faulty = new Set<string>()
  readonly #found: Found[] = []
  #size = 0

  constructor(spellings: ReadonlyMap<string, string> | undefined) {
    this.spellings = spellings
  }

  /** How many faults there were, those that were not kept included. */
  get size(): number {
    return this.#size
  }

  readonly fault = (code: BillXmlErrorCode, element: XmlElement, part?: Part): void => {
    if (part !== undefined) this.faulty.add(part.key)
    const rule = (part === undefined ? undefined : fieldRuleOf(part, code)) ?? fileRuleOf(code)
    this.#keep({ rule, element })
  }

  readonly missing = (tag: string, element: XmlElement, part?: Part): void => {
    const code = 'XML_ELEMENT_MISSING'
    if (part !== undefined) this.faulty.add(part.key)
    const rule = (part === undefined ? undefined : fieldRuleOf(part, code)) ?? fileRuleOf(code)
    this.#keep({ rule, element, path: `${pathOf(element)}/${tag}` })
  }

  readonly oddity = (kind: Oddity, element: XmlElement): void => {
    this.#keep({ rule: oddityRules[kind], element })
  }

  broken(rule: RuleEntry, root: XmlElement, elements: TopElements, place: string): void {
    if (this.#found.length < keptMax) this.#keep({ rule, ...elementAt(root, elements, place) })
    else this.#size += 1
  }

  /** The first faults in the order of the file. */
  inOrder(text: string, max: number): StandardFault[] {
    if (this.#found.length === 0) return []
    const found = this.#found.toSorted((a, b) => a.element.start - b.element.start).slice(0, max)
    const starts = found.map(({ element }) => element.start)
    const places = [...placesOf(text, starts)]
    return found.map(({ rule: { id, severity, sentence }, element, path }, index) => {
      const { line = 0, column = 0 } = places[index] ?? {}
      return { rule: id, severity, sentence, path: path ?? pathOf(element), line, column }
    })
  }

  #keep(found: Found): void {
    this.#size += 1
    if (this.#found.length < keptMax) this.#found.push(found)
  }
}

/** More than are given, so that an error behind many warnings is not lost before they are put in order. */
const keptMax = billFaultsMax * 10
