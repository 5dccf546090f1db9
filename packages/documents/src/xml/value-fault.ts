import type { ExtensionField } from './bill-document.ts'
import type { BillXmlErrorCode } from './bill-xml-error.ts'
import {
  billXmlNameCharactersMax,
  extensionDepthMax,
  extensionFieldsMax,
  extensionTextCharactersMax,
} from './bounds.ts'
import { partOfTag } from './shape.ts'
import type { Leaf, Shape } from './shape.ts'
import { hasMoreThanFen, isLongerThan } from './value-form.ts'
import { isElementName, isXmlText } from './xml-text.ts'

type Values = Readonly<Record<string, unknown>>

/** Why a leaf cannot be written so that it is read back as the same, or undefined where it can. */
export function leafFault(values: Values, leaf: Leaf): BillXmlErrorCode | undefined {
  const { form, presence, key, exactKey } = leaf
  const value = values[key]
  const exact = exactKey === undefined ? undefined : values[exactKey]
  if (typeof exact === 'string') return exactFault(exact, value, leaf)
  if (value === undefined || value === '') {
    const mayLack = presence === 'optional' || (presence === 'mayBeEmpty' && value === '')
    return mayLack ? undefined : 'XML_ELEMENT_MISSING'
  }
  const text = form.write(value)
  return textFault(text, form.lengthMax) ?? (form.read(text) === value ? undefined : form.fault)
}

function exactFault(exact: string, value: unknown, { form }: Leaf): BillXmlErrorCode | undefined {
  const isSound = hasMoreThanFen(exact) && value !== undefined && form.read(exact) === value
  return isSound ? textFault(exact, form.lengthMax) : form.fault
}

/** The text of a leaf without a fault; empty where it has no value. */
export function leafText(values: Values, { form, key, exactKey }: Leaf): string {
  const exact = exactKey === undefined ? undefined : values[exactKey]
  if (typeof exact === 'string') return exact
  const value = values[key]
  return value === undefined || value === '' ? '' : form.write(value)
}

/** The first fault among the extension fields that are not in the shape. */
export function extensionFault(
  fields: readonly ExtensionField[],
  shape: Shape,
): BillXmlErrorCode | undefined {
  const seen = new Set<string>()
  for (const { tag } of fields) {
    if (seen.has(tag) || partOfTag(shape, tag) !== undefined) return 'XML_ELEMENT_DUPLICATE'
    seen.add(tag)
  }
  return fieldsFault(fields, extensionDepthMax)
}

function fieldsFault(
  fields: readonly ExtensionField[],
  depthMax: number,
): BillXmlErrorCode | undefined {
  if (fields.length > extensionFieldsMax) return 'XML_TOO_MANY_ELEMENTS'
  if (depthMax === 0) return 'XML_TOO_DEEP'
  for (const { tag, text, children } of fields) {
    if (tag.length > billXmlNameCharactersMax) return 'XML_NAME_TOO_LONG'
    if (!isElementName(tag)) return 'XML_VALUE_INVALID'
    const fault =
      children === undefined
        ? textFault(text, extensionTextCharactersMax)
        : childrenFault(text, children, depthMax)
    if (fault !== undefined) return fault
  }
  return undefined
}

function childrenFault(
  text: string,
  children: readonly ExtensionField[],
  depthMax: number,
): BillXmlErrorCode | undefined {
  if (text !== '' || children.length === 0) return 'XML_CONTENT_UNEXPECTED'
  return fieldsFault(children, depthMax - 1)
}

function textFault(text: string, charactersMax: number): BillXmlErrorCode | undefined {
  if (isLongerThan(text, charactersMax)) return 'XML_TEXT_TOO_LONG'
  return isXmlText(text) ? undefined : 'XML_CHARACTER_FORBIDDEN'
}
