import type { ReactNode } from 'react'
import type { PayloadSchema } from '../protocol/protocol-content.ts'
import type { Json } from './payload-value.ts'

/** A field of a payload as its form shows it. */
export interface FormFieldProps {
  /** As the message has it; empty for an item of a list. */
  readonly name: string
  readonly schema: PayloadSchema
  readonly value: Json | undefined
  /** Where it stands: `items.0.billCode`. */
  readonly at: string
  readonly isRequired: boolean
  /** What is wrong, by place. */
  readonly faults: ReadonlyMap<string, string>
  /** Undefined takes the field away. */
  readonly change: (value: Json | undefined) => void
}

export const fieldIdOf = (at: string): string => `payload-${at}`

/** The name of a field, what goes into it, what it means and what is wrong with it. */
export function FieldFrame({
  field: { name, schema, at, isRequired, faults },
  children,
}: {
  readonly field: FormFieldProps
  readonly children: ReactNode
}): ReactNode {
  const fault = faults.get(at)
  const about = [schema.description, schema.bounds].filter((part) => part !== undefined)
  return (
    <div className="payload-field">
      <label htmlFor={fieldIdOf(at)}>
        {schema.title} {name !== '' && <code>{name}</code>}
        {!isRequired && <span className="field-form">（可不填）</span>}
      </label>
      {children}
      <p id={`${fieldIdOf(at)}-about`} className="field-form">
        {about.join(' ')}
      </p>
      {fault !== undefined && (
        <p id={`${fieldIdOf(at)}-fault`} className="live-bad">
          {fault}
        </p>
      )}
    </div>
  )
}

/** What an input says of itself to whoever cannot see the words around it. */
export function spokenOf({ at, faults }: FormFieldProps) {
  const hasFault = faults.has(at)
  const id = fieldIdOf(at)
  return {
    id,
    'aria-describedby': hasFault ? `${id}-about ${id}-fault` : `${id}-about`,
    'aria-invalid': hasFault,
    ...(hasFault && { status: 'error' as const }),
  }
}
