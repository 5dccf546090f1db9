import { Divider, Form, Select } from 'antd'
import type { ReactNode } from 'react'
import type { FieldsProps } from '../parts/application.ts'
import {
  faultOfField,
  Item,
  PeopleItems,
  TextItem,
  UnitItems,
} from '../parts/application-items.tsx'
import type { ConnectionApplication } from './connection.ts'

type Values = ConnectionApplication['data']

const unitTypes = [
  { value: 'medical_insurance', label: '医保' },
  { value: 'insurer', label: '商保' },
  { value: 'other', label: '其他报销单位' },
]

/** Every field of the official form of a unit by system. */
export function ConnectionFields(props: FieldsProps<Values>): ReactNode {
  const { values, faults, onChange } = props
  return (
    <Form layout="vertical">
      <UnitItems {...props} />
      <Item label="单位类型" id="unitType" fault={faultOfField(faults, 'unitType')}>
        <Select
          id="unitType"
          placeholder="请选择"
          value={values.unitType ?? null}
          options={unitTypes}
          onChange={(unitType) => onChange({ ...values, unitType: unitType ?? '' })}
        />
      </Item>
      <PeopleItems {...props} />
      <Divider titlePlacement="start">业务系统</Divider>
      <TextItem
        id="systemName"
        label="本单位业务系统名称"
        max={100}
        fault={faultOfField(faults, 'systemName')}
        value={values.systemName}
        onChange={(systemName) => onChange({ ...values, systemName })}
      />
      <TextItem
        id="vendorName"
        label="本单位业务系统供应商名称"
        max={100}
        fault={faultOfField(faults, 'vendorName')}
        value={values.vendorName}
        onChange={(vendorName) => onChange({ ...values, vendorName })}
      />
    </Form>
  )
}
