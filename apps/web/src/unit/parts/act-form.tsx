import { Button, Card, Form, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import type { Fault } from '../../api/fault.ts'
import { FaultNote } from '../../elements/fault-note.tsx'
import type { ActField } from './act-fields.ts'
import { sharedFields } from './act-fields.ts'
import type { ServiceName } from './services.ts'

const textMax = 64

export interface ActFormProps {
  readonly service: ServiceName
  readonly title: string
  readonly values: Readonly<Record<string, string>>
  readonly onChange: (values: Readonly<Record<string, string>>) => void
  readonly isBusy: boolean
  readonly fault: Fault | null
  readonly canPreview: boolean
  readonly onPreview: () => void
}

/** What is the same for every bill of an act, and the way to its preview. */
export function ActForm(props: ActFormProps): ReactNode {
  const { service, title, values, onChange, isBusy, fault, canPreview, onPreview } = props
  const missing = sharedFields[service].filter(
    ({ name, isOptional }) => isOptional !== true && (values[name] ?? '') === '',
  )
  return (
    <Card className="panel" title={title}>
      <Form layout="vertical" onFinish={onPreview}>
        {sharedFields[service].map((field) => (
          <SharedField
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            onChange={(value) => onChange({ ...values, [field.name]: value })}
          />
        ))}
        {fault !== null && <FaultNote error={fault} />}
        <Button htmlType="submit" loading={isBusy} disabled={missing.length > 0 || !canPreview}>
          预览会发生什么
        </Button>
        {missing.length > 0 && (
          <p className="act-missing">还要填写：{missing.map(({ label }) => label).join('、')}</p>
        )}
      </Form>
    </Card>
  )
}

function SharedField({
  field,
  value,
  onChange,
}: {
  readonly field: ActField
  readonly value: string
  readonly onChange: (value: string) => void
}): ReactNode {
  const { label, kind, choices, hint, isOptional, name } = field
  const id = `act-${name}`
  return (
    <Form.Item label={label} htmlFor={id} extra={hint} required={isOptional !== true}>
      {kind === 'choice' && (
        <Select
          id={id}
          value={value}
          onChange={onChange}
          options={(choices ?? []).map(([each, text]) => ({ value: each, label: text }))}
        />
      )}
      {kind === 'days' && (
        <InputNumber
          id={id}
          min={1}
          max={180}
          value={value === '' ? null : Number(value)}
          onChange={(days) => onChange(days === null ? '' : String(days))}
        />
      )}
      {(kind === 'text' || kind === 'date' || kind === 'amount') && (
        <Input
          id={id}
          type={kind === 'date' ? 'date' : 'text'}
          maxLength={textMax}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Form.Item>
  )
}
