import { withoutNull, type PayloadSchema } from '../protocol-pages/payload-schema.ts'

/** A value that shows the form of a schema: what has to be there, with the names of the fields where texts go. */
export function placeholderOf(schema: PayloadSchema, name = ''): unknown {
  const [form = {}] = withoutNull(schema).forms
  const title = schema.title ?? form.title ?? name
  if (form.const !== undefined) return form.const
  if (form.enum !== undefined) return form.enum[0]
  switch (form.type) {
    case 'object':
      return objectOf(form)
    case 'array':
      return form.items === undefined ? [] : [placeholderOf(form.items, title)]
    case 'integer':
    case 'number':
      return form.minimum ?? 0
    case 'boolean':
      return false
    case 'string':
      return `<${title}>`
    default:
      return null
  }
}

function objectOf({ properties = {}, required = [] }: PayloadSchema): object {
  const needed = Object.entries(properties).filter(([name]) => required.includes(name))
  return Object.fromEntries(needed.map(([name, field]) => [name, placeholderOf(field, name)]))
}
