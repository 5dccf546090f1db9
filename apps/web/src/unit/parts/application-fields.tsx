import { isCreditCode, isIdentityNumber } from '@piaoqiao/domain'
import { Checkbox, Divider, Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import type { Application } from './application.ts'

type Values = Application['data']
type Person = NonNullable<Values['handler']>

export interface ApplicationFieldsProps {
  readonly values: Values
  readonly faults: Application['faults']
  readonly onChange: (values: Values) => void
}

const unitTypes = [
  { value: 'public', label: '行政事业单位' },
  { value: 'insurer', label: '商业保险公司' },
  { value: 'other', label: '其他单位' },
]
const personFields = [
  ['name', '姓名', 40],
  ['mobile', '手机', 11],
  ['identityNumber', '身份证号', 18],
] as const

/** Every field of the official form. */
export function ApplicationFields({ values, faults, onChange }: ApplicationFieldsProps): ReactNode {
  const set = (part: Partial<Values>) => onChange({ ...values, ...part })
  const faultAt = (path: string) => faults.find((fault) => fault.path === path)?.reason
  const text = (
    name: 'unitName' | 'creditCode' | 'address' | 'areaCode',
    label: string,
    max: number,
  ) => {
    const value = values[name] ?? ''
    const own = name === 'creditCode' && value.length === 18 && !isCreditCode(value)
    const fault = own ? '信用代码的校验位不对，请核对' : faultAt(name)
    return (
      <Item label={label} id={name} fault={fault}>
        <Input
          id={name}
          maxLength={max}
          value={value}
          onChange={(event) => set({ [name]: event.target.value.trim() })}
        />
      </Item>
    )
  }
  return (
    <Form layout="vertical">
      {text('unitName', '单位全称', 100)}
      {text('creditCode', '统一社会信用代码', 18)}
      {text('address', '通信地址', 200)}
      {text('areaCode', '所在区县的行政区划代码（6 位）', 6)}
      <Item label="单位类型" id="unitType" fault={faultAt('unitType')}>
        <Select
          id="unitType"
          placeholder="请选择"
          value={values.unitType ?? null}
          options={unitTypes}
          onChange={(unitType) => set({ unitType: unitType ?? '' })}
        />
      </Item>
      <Form.Item>
        <Checkbox
          checked={values.isStateEnterprise === true}
          onChange={(event) => set({ isStateEnterprise: event.target.checked })}
        >
          是国有企业
        </Checkbox>
      </Form.Item>
      <Item label="隶属" id="level" fault={faultAt('level')}>
        <Select
          id="level"
          placeholder="行政事业单位和国有企业选择"
          value={values.level ?? null}
          options={[
            { value: 'municipal', label: '市级' },
            { value: 'district', label: '区县级' },
          ]}
          onChange={(level) => set({ level: level ?? '' })}
        />
      </Item>
      <People
        title="单位法人"
        path="legalRepresentative"
        person={values.legalRepresentative ?? {}}
        faultAt={faultAt}
        onChange={(legalRepresentative) => set({ legalRepresentative })}
      />
      <People
        title="单位经办人"
        path="handler"
        person={values.handler ?? {}}
        faultAt={faultAt}
        onChange={(handler) => set({ handler })}
      />
      <Item label="经办人电子邮箱" id="handler.email" fault={faultAt('handler.email')}>
        <Input
          id="handler.email"
          maxLength={120}
          value={values.handler?.email ?? ''}
          onChange={(event) =>
            set({ handler: { ...values.handler, email: event.target.value.trim() } })
          }
        />
      </Item>
    </Form>
  )
}

function Item({
  label,
  id,
  fault,
  children,
}: {
  readonly label: string
  readonly id: string
  readonly fault: string | undefined
  readonly children: ReactNode
}): ReactNode {
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

interface PeopleProps {
  readonly title: string
  readonly path: string
  readonly person: Person
  readonly faultAt: (path: string) => string | undefined
  readonly onChange: (person: Person) => void
}

function People({ title, path, person, faultAt, onChange }: PeopleProps): ReactNode {
  return (
    <>
      <Divider titlePlacement="start">{title}</Divider>
      {personFields.map(([name, label, max]) => {
        const id = `${path}.${name}`
        const value = person[name] ?? ''
        const isWrong = name === 'identityNumber' && value.length === 18 && !isIdentityNumber(value)
        return (
          <Item
            key={id}
            id={id}
            label={`${title}${label}`}
            fault={isWrong ? '身份证号的校验位不对，请核对' : faultAt(id)}
          >
            <Input
              id={id}
              maxLength={max}
              value={value}
              onChange={(event) => onChange({ ...person, [name]: event.target.value.trim() })}
            />
          </Item>
        )
      })}
    </>
  )
}
