import { Input } from 'antd'
import type { ReactNode } from 'react'
import { useId } from 'react'
import type { CheckedPayload } from '../parts/payload-field.tsx'
import type { PayloadSchema } from '../protocol/protocol-content.ts'
import { PayloadForm } from './payload-form.tsx'

const jsonRows = 24

export interface PayloadViewsProps {
  readonly schema: PayloadSchema
  /** The text that both views show, held against the schema. */
  readonly checked: CheckedPayload
  readonly change: (text: string) => void
}

/** One payload seen twice: as a form and as the JSON that is sent. Whatever is changed in one is seen in the other. */
export function PayloadViews({ schema, checked, change }: PayloadViewsProps): ReactNode {
  const json = useId()
  return (
    <div className="payload-views">
      {checked.value === undefined ? (
        <p className="live-bad">右边的内容还不是完整的 JSON，改好以后表单会接着显示。</p>
      ) : (
        <PayloadForm
          schema={schema}
          value={checked.value}
          faults={checked.faults}
          change={(value) => change(JSON.stringify(value, null, 2))}
        />
      )}
      <div className="payload-json">
        <label htmlFor={json}>业务数据</label>
        <Input.TextArea
          id={json}
          className="figures"
          value={checked.text}
          spellCheck={false}
          rows={jsonRows}
          onChange={({ target }) => change(target.value)}
        />
      </div>
    </div>
  )
}
