import { billFieldTexts } from './bill-field-texts.ts'
import { envelopeFieldTexts } from './envelope-field-texts.ts'
import { fieldAddress, keyFor } from './field-text.ts'
import { fieldSources } from './field-sources.ts'
import type { FieldSource } from './field-sources.ts'
import type { FieldTexts } from './field-text.ts'
import { messageFieldTexts } from './message-field-texts.ts'
import { networkFieldTexts } from './network-field-texts.ts'

/** The Chinese of every field of every message, by the address of the field. */
export const fieldTexts: FieldTexts = {
  ...billFieldTexts,
  ...messageFieldTexts,
  ...networkFieldTexts,
  ...envelopeFieldTexts,
}

/** What Chinese readers are told of a field. */
export interface FieldWords {
  readonly name: string
  readonly meaning: string
  /** The document that lays the field down; null where none is known. */
  readonly source: FieldSource | null
}

/**
 * The Chinese of a field.
 * @param service `envelope` for the fields of the envelope itself
 * @param path as in the tables: `items[].billCode`
 * @param title the name that the schema gives, or an empty text
 * @throws Error for a field without a text or without a name
 */
export function fieldWords(
  service: string,
  part: 'request' | 'answer',
  path: string,
  title: string,
): FieldWords {
  const address = fieldAddress(service, part, path)
  const key = keyFor(fieldTexts, address, title)
  const text = key === null ? undefined : fieldTexts[key]
  if (text === undefined) throw new Error(`no Chinese text for ${address}`)
  const [name, meaning] = typeof text === 'string' ? [title, text] : text
  if (name === '') throw new Error(`no Chinese name for ${address}`)
  const sourceKey = keyFor(fieldSources, address, title)
  return { name, meaning, source: sourceKey === null ? null : (fieldSources[sourceKey] ?? null) }
}
