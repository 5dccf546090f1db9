import { Type } from 'typebox'
import type { TSchema, TString } from 'typebox'

/** An object without unknown members: a misspelt field is a fault, not a silence. */
export function record<Fields extends Record<string, TSchema>>(
  fields: Fields,
): ReturnType<typeof Type.Object<Fields>> {
  return Type.Object(fields, { additionalProperties: false })
}

type OptionalFields<Fields extends Record<string, TSchema>> = {
  [Name in keyof Fields]: ReturnType<typeof Type.Optional<Fields[Name]>>
}

export function optional<Fields extends Record<string, TSchema>>(
  fields: Fields,
): OptionalFields<Fields> {
  const entries = Object.entries(fields).map(([name, field]) => [name, Type.Optional(field)])
  return Object.fromEntries(entries) as OptionalFields<Fields>
}

/** Yuan with at most two decimals. */
export function amount(title: string): TString {
  return Type.String({ title, format: 'yuan', maxLength: 24 })
}

/** yyyy-MM-dd, in the time of Beijing. */
export function date(title: string): TString {
  return Type.String({ title, format: 'date' })
}

/** PostgreSQL keeps no text with a NUL in it, and half a character (a lone surrogate) is no text at all. */
const storable = '^[^\\u0000\\uD800-\\uDFFF]*$'

/** Text of people. What no database keeps is a fault of the sender, and not of the store. */
export function words(title: string, charactersMax: number): TString {
  return Type.String({ title, minLength: 1, maxLength: charactersMax, pattern: storable })
}
