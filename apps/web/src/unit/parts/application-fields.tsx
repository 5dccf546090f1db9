import { Checkbox, Form, Select } from 'antd'
import type { ReactNode } from 'react'
import type { Application, FieldsProps } from './application.ts'
import { faultOfField, Item, PeopleItems, TextItem, UnitItems } from './application-items.tsx'

type Values = Application['data']

const unitTypes = [
  { value: 'public', label: '行政事业单位' },
  { value: 'insurer', label: '商业保险公司' },
  { value: 'other', label: '其他单位' },
]
const levels = [
  { value: 'municipal', label: '市级' },
  { value: 'district', label: '区县级' },
]

/** Every field of the official form of a unit by hand. */
export function ApplicationFields(props: FieldsProps<Values>): ReactNode {
  const { values, faults, onChange } = props
  const set = (part: Partial<Values>) => onChange({ ...values, ...part })
  return (
    <Form layout="vertical">
      <UnitItems {...props} />
      <TextItem
        id="areaCode"
        label="所在区县的行政区划代码（6 位）"
        max={6}
        fault={faultOfField(faults, 'areaCode')}
        value={values.areaCode}
        onChange={(areaCode) => set({ areaCode })}
      />
      <Item label="单位类型" id="unitType" fault={faultOfField(faults, 'unitType')}>
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
      <Item label="隶属" id="level" fault={faultOfField(faults, 'level')}>
        <Select
          id="level"
          placeholder="行政事业单位和国有企业选择"
          value={values.level ?? null}
          options={levels}
          onChange={(level) => set({ level: level ?? '' })}
        />
      </Item>
      <PeopleItems {...props} />
    </Form>
  )
}
