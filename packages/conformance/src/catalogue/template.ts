import { dateAt, dayMs } from '@piaoqiao/domain'

/**
 * A JSON value with references in it: a text `$a.checkCode` stands for what bill `a` of the case has, `$today`,
 * `$today-1` and `$today+30` for days in Beijing, `$request.first` for the request id of the step of that label.
 */
export type Template =
  string | number | boolean | null | readonly Template[] | { readonly [member: string]: Template }

/** What the references of a template stand for. */
export interface References {
  /** `$name.member`, by name and member: bills, parties, request ids. */
  readonly named: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Milliseconds since 1970, UTC. */
  readonly now: number
}

/** A reference that nothing stands behind; a defect of the case or of the arrangement. */
export class ReferenceUnknown extends Error {
  constructor(reference: string) {
    super(`nothing stands behind ${reference}`)
    this.name = 'ReferenceUnknown'
  }
}

const namedForm = /^\$([a-z][A-Za-z]*)\.([A-Za-z0-9]+)$/
const dayForm = /^\$today([+-]\d{1,3})?$/

/**
 * The value with its references replaced.
 * @throws ReferenceUnknown
 */
export function filled(template: Template, references: References): unknown {
  if (typeof template === 'string') return filledText(template, references)
  if (typeof template !== 'object' || template === null) return template
  if (Array.isArray(template)) {
    return template.map((one: Template) => filled(one, references))
  }
  return Object.fromEntries(
    Object.entries(template).map(([name, value]) => [name, filled(value, references)]),
  )
}

function filledText(text: string, { named, now }: References): string {
  const day = dayForm.exec(text)
  if (day !== null) return dateAt(now + Number(day[1] ?? 0) * dayMs)
  const reference = namedForm.exec(text)
  if (reference === null) return text
  const [, name = '', member = ''] = reference
  const value = named[name]?.[member]
  if (value === undefined) throw new ReferenceUnknown(text)
  return value
}
