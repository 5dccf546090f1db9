import { OfdError } from './ofd-faults.ts'

/** An element of the OFD namespace, or of another one, which no name that is looked for matches. */
export interface OfdElement {
  /** Local name; with its prefix when it is of another namespace. */
  readonly name: string
  /** As written, with its prefix. */
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: OfdElement[]
  /** Character data directly in it. */
  text: string
  /** Index behind its `>` in the text of its file. */
  end: number
  /** The file in which it stands. */
  readonly file: string
}

export function childrenOf(element: OfdElement, name: string): readonly OfdElement[] {
  return element.children.filter((child) => child.name === name)
}

/** The one child of that name. Throws `OFD_ELEMENT_MISSING`, also when there are several. */
export function onlyChild(element: OfdElement, name: string): OfdElement {
  const child = optionalChild(element, name)
  if (child === undefined) throw new OfdError('OFD_ELEMENT_MISSING', element.file)
  return child
}

export function optionalChild(element: OfdElement, name: string): OfdElement | undefined {
  const [child, second] = childrenOf(element, name)
  if (second !== undefined) throw new OfdError('OFD_VALUE_INVALID', element.file)
  return child
}

export function textOf(element: OfdElement): string {
  return element.text.trim()
}

export function attributeOf(element: OfdElement, name: string): string {
  const value = element.attributes.get(name)
  if (value === undefined) throw new OfdError('OFD_ELEMENT_MISSING', element.file)
  return value
}

/** Numbers between white space. Throws `OFD_VALUE_INVALID` unless there are that many. */
export function numbersOf(element: OfdElement, text: string, count: number): readonly number[] {
  const words = text.trim().split(/\s+/)
  const numbers = words.map(Number)
  if (numbers.length !== count || !numbers.every(isMeasure)) {
    throw new OfdError('OFD_VALUE_INVALID', element.file)
  }
  return numbers
}

/** No page is a kilometre wide. */
const measureMax = 1_000_000

function isMeasure(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) <= measureMax
}
