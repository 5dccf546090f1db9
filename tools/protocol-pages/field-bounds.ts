import type { PayloadSchema } from './payload-schema.ts'

/** What a format allows; the names are those of `packages/protocol`. */
const formats: Readonly<Record<string, string>> = {
  yuan: 'at most 12 digits and 2 decimals',
  date: 'yyyy-MM-dd',
}

/** The bounds of a value in words: choice, length, number, pattern. A format says all of them. */
export function boundsText(schema: PayloadSchema): string {
  const { pattern, format, items } = schema
  if (format !== undefined) return formats[format] ?? format
  const parts = [
    schema.enum?.map((value) => `\`${value}\``).join(', '),
    range(schema.minItems, schema.maxItems, 'items'),
    range(schema.minLength, schema.maxLength, 'characters'),
    range(schema.minimum, schema.maximum, ''),
    pattern === undefined ? undefined : `\`${pattern}\``,
    items === undefined || items.type === 'object' ? undefined : boundsText(items),
  ]
  return parts.filter((part) => part !== undefined && part !== '').join('; ')
}

function range(from: number | undefined, to: number | undefined, unit: string): string | undefined {
  if (from === undefined && to === undefined) return undefined
  return `${numbers(from, to)} ${unit}`.trimEnd()
}

function numbers(from: number | undefined, to: number | undefined): string {
  if (to === undefined) return `at least ${from}`
  return from === undefined ? `at most ${to}` : `${from} to ${to}`
}
