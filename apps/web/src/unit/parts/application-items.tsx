import { isCreditCode, isIdentityNumber } from '@piaoqiao/domain'
import { Divider, Form, Input } from 'antd'
import type { ReactNode } from 'react'
import type { Applicant, Faults, FieldsProps, Person } from './application.ts'

const personFields = [
  ['name', '姓名', 40],
  ['mobile', '手机', 11],
  ['identityNumber', '身份证号', 18],
] as const

/** The reason of the first fault at a path. */
export const faultOfField = (faults: Faults, path: string): string | undefined =>
  faults.find((fault) => fault.path === path)?.reason

export interface ItemProps {
  readonly label: string
  readonly id: string
  readonly fault: string | undefined
  readonly children: ReactNode
}

/** A field with its name and what is wrong with it. */
export function Item({ label, id, fault, children }: ItemProps): ReactNode {
  return (
    <Form.Item
      label={label}
      htmlFor={id}
      help={fault}
      {...(fault !== undefined && { validateStatus: 'error' as const })}
    >
      {children}
    </Form.Item>
  )
}

export interface TextItemProps extends Omit<ItemProps, 'children'> {
  readonly value: string | undefined
  readonly max: number
  readonly onChange: (value: string) => void
}

/** A line of text; blanks at its ends go when the field is left. */
export function TextItem({ value = '', max, onChange, ...item }: TextItemProps): ReactNode {
  return (
    <Item {...item}>
      <Input
        id={item.id}
        maxLength={max}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => value !== value.trim() && onChange(value.trim())}
      />
    </Item>
  )
}

/** Name, credit code and address of a unit. */
export function UnitItems<Data extends Applicant>(props: FieldsProps<Data>): ReactNode {
  const { values, faults, onChange } = props
  const { creditCode = '' } = values
  const isWrong = creditCode.length === 18 && !isCreditCode(creditCode)
  const items = [
    ['unitName', '单位全称', 100, undefined],
    ['creditCode', '统一社会信用代码', 18, isWrong ? '信用代码的校验位不对，请核对' : undefined],
    ['address', '通信地址', 150, undefined],
  ] as const
  return items.map(([name, label, max, fault]) => (
    <TextItem
      key={name}
      id={name}
      label={label}
      max={max}
      fault={fault ?? faultOfField(faults, name)}
      value={values[name]}
      onChange={(value) => onChange({ ...values, [name]: value })}
    />
  ))
}

/** The legal representative, and the handler with an e-mail. */
export function PeopleItems<Data extends Applicant>(props: FieldsProps<Data>): ReactNode {
  const { values, faults, onChange } = props
  const { legalRepresentative = {}, handler = {} } = values
  return (
    <>
      <PersonItems
        title="单位法人"
        path="legalRepresentative"
        person={legalRepresentative}
        faults={faults}
        onChange={(person) => onChange({ ...values, legalRepresentative: person })}
      />
      <PersonItems
        title="单位经办人"
        path="handler"
        person={handler}
        faults={faults}
        onChange={(person) => onChange({ ...values, handler: person })}
      />
      <TextItem
        id="handler.email"
        label="经办人电子邮箱"
        max={120}
        fault={faultOfField(faults, 'handler.email')}
        value={handler.email}
        onChange={(email) => onChange({ ...values, handler: { ...handler, email } })}
      />
    </>
  )
}

interface PersonItemsProps {
  readonly title: string
  readonly path: string
  readonly person: Person
  readonly faults: Faults
  readonly onChange: (person: Person) => void
}

function PersonItems({ title, path, person, faults, onChange }: PersonItemsProps): ReactNode {
  return (
    <>
      <Divider titlePlacement="start">{title}</Divider>
      {personFields.map(([name, label, max]) => {
        const id = `${path}.${name}`
        const value = person[name] ?? ''
        const isWrong = name === 'identityNumber' && value.length === 18 && !isIdentityNumber(value)
        return (
          <TextItem
            key={id}
            id={id}
            label={`${title}${label}`}
            max={max}
            fault={isWrong ? '身份证号的校验位不对，请核对' : faultOfField(faults, id)}
            value={value}
            onChange={(given) => onChange({ ...person, [name]: given })}
          />
        )
      })}
    </>
  )
}
