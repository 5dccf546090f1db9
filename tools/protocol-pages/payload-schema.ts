import type { TSchema } from 'typebox'

/** The part of JSON Schema that the payloads are described with. */
export interface PayloadSchema {
  readonly type?: string
  readonly title?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, PayloadSchema>>
  readonly required?: readonly string[]
  readonly items?: PayloadSchema
  readonly anyOf?: readonly PayloadSchema[]
  readonly const?: string
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
}

/** The schema as plain JSON, without what the schema builder keeps for itself. */
export function plainSchema(schema: TSchema): PayloadSchema {
  return structuredClone(schema) as PayloadSchema
}

/** Says all of a choice but null, and whether null is among it. */
export function withoutNull(schema: PayloadSchema): {
  readonly forms: readonly PayloadSchema[]
  readonly nullable: boolean
} {
  const all = schema.anyOf ?? [schema]
  const forms = all.filter((form) => form.type !== 'null')
  return { forms, nullable: forms.length < all.length }
}

/** Whether a schema, or anything inside it, fulfils a condition. */
export function someSchema(
  schema: PayloadSchema,
  fulfils: (schema: PayloadSchema) => boolean,
): boolean {
  const { properties = {}, items, anyOf = [] } = schema
  const inner = [...Object.values(properties), ...anyOf, ...(items ? [items] : [])]
  return fulfils(schema) || inner.some((part) => someSchema(part, fulfils))
}
