import type { ExtensionField } from './bill-document.ts'
import type { BillXmlErrorCode } from './bill-xml-error.ts'
import {
  billXmlNameCharactersMax,
  extensionFieldsMax,
  extensionTextCharactersMax,
} from './bounds.ts'
import type { Leaf, Shape } from './shape.ts'
import { isLongerThan } from './value-form.ts'
import { isElementName, isXmlText } from './xml-text.ts'

/** Why a value cannot be written so that it is read back as the same value, or undefined where it can. */
export function leafFault(value: unknown, leaf: Leaf): BillXmlErrorCode | undefined {
  const { form, presence } = leaf
  if (value === undefined || value === '') {
    const mayLack = presence === 'optional' || (presence === 'mayBeEmpty' && value === '')
    return mayLack ? undefined : 'XML_ELEMENT_MISSING'
  }
  const text = form.write(value)
  return textFault(text, form.lengthMax) ?? (form.read(text) === value ? undefined : form.fault)
}

/** The first fault among the extension fields that are not in the shape. */
export function extensionFault(
  fields: readonly ExtensionField[],
  shape: Shape,
): BillXmlErrorCode | undefined {
  if (fields.length > extensionFieldsMax) return 'XML_TOO_MANY_ELEMENTS'
  const seen = new Set<string>()
  for (const { tag, text } of fields) {
    if (tag.length > billXmlNameCharactersMax) return 'XML_NAME_TOO_LONG'
    if (!isElementName(tag)) return 'XML_VALUE_INVALID'
    if (seen.has(tag) || shape.partOf.has(tag)) return 'XML_ELEMENT_DUPLICATE'
    seen.add(tag)
    const fault = textFault(text, extensionTextCharactersMax)
    if (fault !== undefined) return fault
  }
  return undefined
}

function textFault(text: string, charactersMax: number): BillXmlErrorCode | undefined {
  if (isLongerThan(text, charactersMax)) return 'XML_TEXT_TOO_LONG'
  return isXmlText(text) ? undefined : 'XML_CHARACTER_FORBIDDEN'
}
