import { boundsText } from './field-bounds.ts'
import { withoutNull, type PayloadSchema } from './payload-schema.ts'

export interface FieldRow {
  readonly path: string
  /** The field's Chinese name. */
  readonly name: string
  readonly type: string
  readonly bounds: string
  readonly required: boolean
  readonly meaning: string
  /** What the row was made from. */
  readonly schema: PayloadSchema
}

/** The fields of one form that a value can have. */
export interface FieldTable {
  /** Empty for a message that has one form only. */
  readonly heading: string
  readonly rows: readonly FieldRow[]
}

/** The title by which an envelope inside a payload is known; it is described once, in the overview. */
const envelopeTitle = '报文信封'

/**
 * The fields of a payload as tables: nested objects by their paths, and a table for each form
 * where a value can have several.
 */
export function fieldTables(schema: PayloadSchema): readonly FieldTable[] {
  const tables: FieldTable[] = []
  addForms(schema, '', tables)
  return tables
}

function addForms(schema: PayloadSchema, path: string, tables: FieldTable[]): void {
  const { forms } = withoutNull(schema)
  for (const form of forms) {
    const rows: FieldRow[] = []
    tables.push({ heading: forms.length > 1 ? formHeading(form, path) : '', rows })
    addFields(form, path === '' ? '' : `${path}.`, rows, tables)
  }
}

function formHeading(form: PayloadSchema, path: string): string {
  const told = Object.entries(form.properties ?? {}).find(([, value]) => value.const !== undefined)
  const where = path === '' ? 'The answer' : `\`${path}\``
  return told ? `${where} where \`${told[0]}\` is \`${told[1].const}\`` : where
}

function addFields(
  schema: PayloadSchema,
  prefix: string,
  rows: FieldRow[],
  tables: FieldTable[],
): void {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const required = schema.required?.includes(name) ?? false
    addField(field, `${prefix}${name}`, required, rows, tables)
  }
}

function addField(
  field: PayloadSchema,
  path: string,
  required: boolean,
  rows: FieldRow[],
  tables: FieldTable[],
): void {
  const { forms, nullable } = withoutNull(field)
  const form = forms.length === 1 ? { ...forms[0], ...described(field) } : field
  rows.push({
    path,
    name: form.title ?? '',
    type: typeText(form) + (nullable ? ' or null' : ''),
    bounds: boundsText(form),
    required,
    meaning: form.description ?? '',
    schema: form,
  })
  addInside(form, path, rows, tables)
}

/** What a choice says of itself goes before what its only form says. */
function described({ title, description }: PayloadSchema): PayloadSchema {
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
  }
}

function addInside(
  field: PayloadSchema,
  path: string,
  rows: FieldRow[],
  tables: FieldTable[],
): void {
  if (isEnvelope(field)) return
  const inside = field.type === 'array' ? field.items : field
  const insidePath = field.type === 'array' ? `${path}[]` : path
  if (inside === undefined || isEnvelope(inside)) return
  if (inside.anyOf) addForms(inside, insidePath, tables)
  else addFields(inside, `${insidePath}.`, rows, tables)
}

function typeText(schema: PayloadSchema): string {
  if (isEnvelope(schema)) return 'envelope'
  if (schema.const !== undefined) return `\`"${schema.const}"\``
  if (schema.type === 'array') return `array of ${typeText(schema.items ?? {})}`
  if (schema.anyOf) return 'object, forms below'
  return schema.type ?? 'any'
}

function isEnvelope(schema: PayloadSchema): boolean {
  return schema.title === envelopeTitle
}
