import { isCalendarDate, refusal } from '@piaoqiao/domain'
import type { Refusal } from '@piaoqiao/domain'
import { Compile } from 'typebox/compile'
import type { Validator } from 'typebox/compile'
import type { TSchema } from 'typebox'
import { amountFormat } from './fields.ts'

const compiled = new WeakMap<TSchema, Validator>()

/** Longest path that a refusal repeats; the sender's own field names stand in it. */
const pathLengthMax = 80

/**
 * Checks a value of outside against a schema.
 * @returns null when it fits, else the refusal: AMOUNT_MALFORMED for an amount that is no amount, ITEM_MALFORMED with the
 *   path of the first fault for everything else
 */
export function faultOf(schema: TSchema, value: unknown): Refusal | null {
  const validator = validatorOf(schema)
  if (!validator.Check(value)) {
    const [first] = validator.Errors(value)
    return refusal('ITEM_MALFORMED', { path: shown(pathOf(first)) })
  }
  return formatFault(schema, value, '')
}

interface SchemaFault {
  readonly instancePath: string
  readonly params?: { readonly requiredProperties?: readonly string[] }
}

/** Where the fault is; of a missing member, the place where it should be. */
function pathOf(fault: unknown): string {
  const { instancePath = '', params } = (fault ?? {}) as Partial<SchemaFault>
  const [missing] = params?.requiredProperties ?? []
  return missing === undefined ? instancePath || '/' : `${instancePath}/${missing}`
}

/** Whether a value fits a schema; narrows nothing, because a schema made at run time has no type of its own. */
export function fits(schema: TSchema, value: unknown): boolean {
  return faultOf(schema, value) === null
}

function validatorOf(schema: TSchema): Validator {
  let validator = compiled.get(schema)
  if (validator === undefined) {
    validator = Compile(withoutFormats(schema) as TSchema)
    compiled.set(schema, validator)
  }
  return validator
}

/** Formats are checked here and not by the validator, because amounts have a code of their own. */
function withoutFormats(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutFormats)
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => key !== 'format' || typeof value !== 'string')
      .map(([key, value]) => [key, withoutFormats(value)]),
  )
}

interface Shape {
  readonly format?: string
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
}

const amountPattern = /^-?\d{1,12}(\.\d{1,2})?$/

function formatFault(schema: TSchema, value: unknown, path: string): Refusal | null {
  const { format, properties, items } = schema as Shape
  if (format !== undefined) return textFault(format, value as string, path)
  if (properties !== undefined) {
    for (const [name, property] of Object.entries(properties)) {
      const member = (value as Record<string, unknown>)[name]
      if (member === undefined) continue
      const fault = formatFault(property, member, `${path}/${name}`)
      if (fault !== null) return fault
    }
  }
  if (items !== undefined) return itemsFault(items, value as readonly unknown[], path)
  return null
}

function itemsFault(items: Shape, values: readonly unknown[], path: string): Refusal | null {
  for (const [index, value] of values.entries()) {
    const fault = formatFault(items, value, `${path}/${index}`)
    if (fault !== null) return fault
  }
  return null
}

function textFault(format: string, text: string, path: string): Refusal | null {
  if (format === amountFormat) {
    return amountPattern.test(text) ? null : refusal('AMOUNT_MALFORMED', { path: shown(path) })
  }
  if (format === 'date' && !isCalendarDate(text)) {
    return refusal('ITEM_MALFORMED', { path: shown(path) })
  }
  return null
}

function shown(path: string): string {
  return path.slice(0, pathLengthMax)
}
