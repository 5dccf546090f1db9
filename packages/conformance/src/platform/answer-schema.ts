import type { Service } from '@piaoqiao/protocol'
import { fits } from '@piaoqiao/protocol'

type Schema = Service['request']

const open = new WeakMap<Schema, Schema>()

/** Whether an answer has the form of its service. It may have members that the suite does not know: answers may grow. */
export function fitsAnswer(schema: Schema, answer: unknown): boolean {
  let opened = open.get(schema)
  if (opened === undefined) {
    opened = withoutClosing(schema) as Schema
    open.set(schema, opened)
  }
  return fits(opened, answer)
}

function withoutClosing(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutClosing)
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([name, value]) => name !== 'additionalProperties' || value !== false)
      .map(([name, value]) => [name, withoutClosing(value)]),
  )
}
