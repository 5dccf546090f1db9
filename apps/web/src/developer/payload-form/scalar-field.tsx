import { Checkbox, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import type { FormFieldProps } from './form-field.tsx'
import { FieldFrame, spokenOf } from './form-field.tsx'
import { withoutNull } from './payload-value.ts'

/** From this length on a text gets more than one line. */
const longTextCharacters = 150
const longTextRows = 3

/** A text, a number, a date, a choice, or yes and no. */
export function ScalarField(field: FormFieldProps): ReactNode {
  const { schema, value, change } = field
  const { isNullable } = withoutNull(schema)
  return (
    <FieldFrame field={field}>
      {inputOf(field)}
      {isNullable && (
        <Checkbox
          checked={value === null}
          onChange={({ target }) => change(target.checked ? null : '')}
        >
          填 null
        </Checkbox>
      )}
    </FieldFrame>
  )
}

function inputOf(field: FormFieldProps): ReactNode {
  const { schema } = field
  if (schema.const !== undefined)
    return <Input {...spokenOf(field)} value={schema.const} readOnly />
  if (schema.enum !== undefined) return <ChoiceInput {...field} />
  if (schema.type === 'boolean') return <YesNoInput {...field} />
  if (schema.type === 'integer' || schema.type === 'number') return <NumberInput {...field} />
  return <TextInput {...field} />
}

function ChoiceInput(field: FormFieldProps): ReactNode {
  const { schema, value, isRequired, change } = field
  const options = (schema.enum ?? []).map((each, index) => {
    const name = schema.choices?.[index] ?? each
    return { value: each, label: name === each ? each : `${name}（${each}）` }
  })
  return (
    <Select
      {...spokenOf(field)}
      className="payload-choice"
      options={options}
      value={textOf(value) === '' ? null : textOf(value)}
      placeholder="请选择"
      allowClear={!isRequired}
      onChange={(chosen: string | null | undefined) => change(chosen ?? undefined)}
    />
  )
}

function YesNoInput(field: FormFieldProps): ReactNode {
  const { schema, value, isRequired, change } = field
  const { id, 'aria-describedby': about } = spokenOf(field)
  return (
    <Checkbox
      id={id}
      aria-describedby={about}
      checked={value === true}
      onChange={({ target }) => change(target.checked || isRequired ? target.checked : undefined)}
    >
      {schema.title}
    </Checkbox>
  )
}

/** What is no number yet stays as it was typed, and is called wrong. */
function NumberInput(field: FormFieldProps): ReactNode {
  const { value, isRequired, change } = field
  const take = (text: string) => {
    if (text === '' && !isRequired) change(undefined)
    else change(/^-?\d{1,15}$/.test(text) ? Number(text) : text)
  }
  return (
    <Input
      {...spokenOf(field)}
      inputMode="numeric"
      value={textOf(value)}
      maxLength={16}
      onChange={({ target }) => take(target.value)}
    />
  )
}

function TextInput(field: FormFieldProps): ReactNode {
  const { schema, value, isRequired, change } = field
  const take = (text: string) => change(text === '' && !isRequired ? undefined : text)
  const shared = {
    ...spokenOf(field),
    value: textOf(value),
    autoComplete: 'off',
    spellCheck: false,
  }
  if ((schema.maxLength ?? 0) > longTextCharacters && schema.format === undefined) {
    return (
      <Input.TextArea
        {...shared}
        rows={longTextRows}
        onChange={({ target }) => take(target.value)}
      />
    )
  }
  const type = schema.format === 'date' ? 'date' : 'text'
  return <Input {...shared} type={type} onChange={({ target }) => take(target.value)} />
}

function textOf(value: FormFieldProps['value']): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
