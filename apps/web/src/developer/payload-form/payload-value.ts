import type { PayloadSchema } from '../protocol/protocol-content.ts'

/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [name: string]: Json
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a schema allows beside null. */
export function withoutNull(schema: PayloadSchema): {
  readonly forms: readonly PayloadSchema[]
  readonly isNullable: boolean
} {
  const all = schema.anyOf ?? [schema]
  const forms = all.filter(({ type }) => type !== 'null')
  return { forms, isNullable: forms.length < all.length }
}

/** The one form that a value has beside null, under the name of the field; null where there are several or none. */
export function onlyForm(schema: PayloadSchema): PayloadSchema | null {
  const { forms } = withoutNull(schema)
  const [form, ...others] = forms
  if (form === undefined || others.length > 0) return null
  const { title = form.title, description = form.description } = schema
  return {
    ...form,
    ...(schema.choices !== undefined && { choices: schema.choices }),
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
  }
}

/** A value to begin with: what has to be there is there, and is empty. */
export function blankOf(schema: PayloadSchema): Json {
  const form = onlyForm(schema)
  if (form === null) return null
  if (form.const !== undefined) return form.const
  switch (form.type) {
    case 'object':
      return blankObject(form)
    case 'array':
      return Array.from({ length: Math.max(form.minItems ?? 0, 1) }, () =>
        blankOf(form.items ?? {}),
      )
    case 'integer':
    case 'number':
      return form.minimum ?? 0
    case 'boolean':
      return false
    case 'string':
      return ''
    default:
      return form.enum === undefined ? null : ''
  }
}

function blankObject({ properties = {}, required = [] }: PayloadSchema): JsonObject {
  const needed = Object.entries(properties).filter(([name]) => required.includes(name))
  return Object.fromEntries(needed.map(([name, field]) => [name, blankOf(field)]))
}

/**
 * An object with a member changed, or taken away where it is undefined. Members stand in the order of the schema; what the
 * schema does not know stays behind them, because somebody wrote it.
 */
export function withMember(
  value: JsonObject,
  name: string,
  member: Json | undefined,
  { properties = {} }: PayloadSchema,
): JsonObject {
  const changed: Record<string, Json> = { ...value }
  if (member === undefined) delete changed[name]
  else changed[name] = member
  const known = Object.keys(properties).filter((each) => Object.hasOwn(changed, each))
  const others = Object.keys(changed).filter((each) => !Object.hasOwn(properties, each))
  return Object.fromEntries([...known, ...others].map((each) => [each, changed[each] ?? null]))
}

/** A list with one item changed, or taken away where it is undefined. */
export function withItem(
  list: readonly Json[],
  index: number,
  item: Json | undefined,
): readonly Json[] {
  return list.flatMap((each, at) => {
    if (at !== index) return [each]
    return item === undefined ? [] : [item]
  })
}
