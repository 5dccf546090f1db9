import { Input, Select } from 'antd'
import type { ReactNode } from 'react'
import type { AddressFilters } from './address-filters.ts'

interface FieldProps<Name extends string> {
  readonly of: AddressFilters<Name>
  readonly name: Name
  readonly label: string
}

/** The place above a list for what narrows it. */
export function FilterBar({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}): ReactNode {
  return (
    <div className="filters not-printed" role="search" aria-label={label}>
      {children}
    </div>
  )
}

/** One of some words, or all; `all` is what stands there while nothing is chosen. */
export function ChoiceFilter<Name extends string>({
  of,
  name,
  label,
  all,
  choices,
}: FieldProps<Name> & {
  readonly all: string
  readonly choices: Readonly<Record<string, string>>
}): ReactNode {
  const options = [['', all] as const, ...Object.entries(choices)]
  return (
    <Select
      aria-label={label}
      style={{ minWidth: 150 }}
      value={of.valueOf(name)}
      options={options.map(([value, text]) => ({ value, label: text }))}
      onChange={(value) => of.set(name, value)}
    />
  )
}

/** A text that is looked for when the reader has ended it. */
export function TextFilter<Name extends string>({
  of,
  name,
  label,
  width = 240,
}: FieldProps<Name> & { readonly width?: number }): ReactNode {
  return (
    <Input.Search
      // What was typed goes with a filter that the way back takes away.
      key={of.valueOf(name)}
      aria-label={label}
      placeholder={label}
      allowClear
      style={{ width }}
      defaultValue={of.valueOf(name)}
      onSearch={(value) => of.set(name, value)}
    />
  )
}

/** A day. */
export function DateFilter<Name extends string>({ of, name, label }: FieldProps<Name>): ReactNode {
  return (
    <label>
      {label}{' '}
      <Input
        type="date"
        style={{ width: 150 }}
        value={of.valueOf(name)}
        onChange={(event) => of.set(name, event.target.value)}
      />
    </label>
  )
}
