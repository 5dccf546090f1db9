import type { BillXmlErrorCode } from './bill-xml-error.ts'
import { billXmlAttributesMax, billXmlNameCharactersMax } from './bounds.ts'
import { knownTag } from './known-tags.ts'
import { decodedText } from './xml-references.ts'
import { isQualifiedName } from './xml-text.ts'

/** A start tag, or the tag of an empty element. */
export interface StartTag {
  readonly name: string
  /** Raw values by name; null where there are none, as nearly everywhere. */
  readonly attributes: ReadonlyMap<string, string> | null
  readonly isEmpty: boolean
  /** Index behind its `>`. */
  readonly end: number
}

const greaterThan = 0x3e
const slash = 0x2f
const space = '[ \\t\\r\\n]'
const attribute = new RegExp(
  `${space}+([^ \\t\\r\\n=/<>"']+)${space}*=${space}*(?:"([^"<]*)"|'([^'<]*)')`,
  'y',
)
const tagEnd = new RegExp(`${space}*(/?)>`, 'y')

/**
 * The start tag whose `<` stands at that index, or null where none stands there.
 * @param text of the file
 */
export function readStartTag(text: string, start: number): StartTag | null {
  return knownStartTag(text, start) ?? anyStartTag(text, start)
}

/** A tag of the standard without attributes, as nearly every one is, or null. */
function knownStartTag(text: string, start: number): StartTag | null {
  const close = text.indexOf('>', start)
  const isEmpty = text.charCodeAt(close - 1) === slash
  const name = knownTag(text, start + 1, isEmpty ? close - 1 : close)
  return name === undefined ? null : { name, attributes: null, isEmpty, end: close + 1 }
}

function anyStartTag(text: string, start: number): StartTag | null {
  const nameEnd = endOfName(text, start + 1)
  const name = text.slice(start + 1, nameEnd)
  if (!isQualifiedName(name)) return null
  if (text.charCodeAt(nameEnd) === greaterThan) {
    return { name, attributes: null, isEmpty: false, end: nameEnd + 1 }
  }
  const attributes = new Map<string, string>()
  let at = nameEnd
  for (let found = attributeAt(text, at); found !== null; found = attributeAt(text, at)) {
    const [whole, key = '', double, single] = found
    if (attributes.has(key) || !isQualifiedName(key)) return null
    attributes.set(key, double ?? single ?? '')
    at += whole.length
    // One more than may be there is enough to refuse the tag.
    if (attributes.size > billXmlAttributesMax) return tagOf(name, attributes, false, at)
  }
  tagEnd.lastIndex = at
  const end = tagEnd.exec(text)
  return end === null ? null : tagOf(name, attributes, end[1] === '/', tagEnd.lastIndex)
}

function tagOf(
  name: string,
  attributes: ReadonlyMap<string, string>,
  isEmpty: boolean,
  end: number,
): StartTag {
  return { name, attributes: attributes.size === 0 ? null : attributes, isEmpty, end }
}

function endOfName(text: string, start: number): number {
  let end = start
  for (let code = text.charCodeAt(end); code > 0x20; code = text.charCodeAt(end)) {
    if (code === greaterThan || code === slash) break
    end += 1
  }
  return end
}

function attributeAt(text: string, at: number): RegExpExecArray | null {
  attribute.lastIndex = at
  return attribute.exec(text)
}

const schemaAttributes = new Set([
  'xsi:nil',
  'xsi:type',
  'xsi:schemaLocation',
  'xsi:noNamespaceSchemaLocation',
])

/** Why no bill has such a tag, or null. Attributes could change the meaning of an element; few are let pass. */
export function startTagRefusal({ name, attributes }: StartTag): BillXmlErrorCode | null {
  if (name.length > billXmlNameCharactersMax) return 'XML_NAME_TOO_LONG'
  if (attributes === null) return null
  if (attributes.size > billXmlAttributesMax) return 'XML_ATTRIBUTE_FORBIDDEN'
  for (const key of attributes.keys()) {
    const isAllowed =
      schemaAttributes.has(key) ||
      key.startsWith('xmlns:') ||
      (key === 'xmlns' && name === 'EInvoice') ||
      (/^(?:Id|ID)$/.test(key) && name === 'Signature')
    if (!isAllowed) return 'XML_ATTRIBUTE_FORBIDDEN'
  }
  return null
}

/** Whether the element is said to have no value. The references of every attribute are checked on the way. */
export function isNil(
  attributes: ReadonlyMap<string, string>,
  refuse: (code: BillXmlErrorCode) => never,
): boolean {
  let nil = false
  for (const [key, raw] of attributes) {
    const value = decodedText(raw, refuse)
    if (key === 'xsi:nil') nil = value === 'true' || value === '1'
  }
  return nil
}
