import type { ReactNode } from 'react'
import { useMemo } from 'react'
import type { MessageContent } from '../protocol/protocol-content.ts'
import type { Json } from '../payload-form/payload-value.ts'
import { fieldId } from '../protocol/protocol-content.ts'
import type { PayloadFault } from '../sealing/payload-check.ts'
import { payloadFaults } from '../sealing/payload-check.ts'

export interface CheckedPayload {
  readonly text: string
  /** What the text says; undefined where it is no JSON. */
  readonly value: Json | undefined
  readonly isJson: boolean
  readonly faults: readonly PayloadFault[]
  readonly message: string
}

/** A payload held against the schema of its message. */
export function useCheckedPayload(message: MessageContent, text: string): CheckedPayload {
  return useMemo(() => {
    try {
      const value = JSON.parse(text) as Json
      const faults = payloadFaults(message.request.schema, value)
      return { text, value, isJson: true, faults, message: message.name }
    } catch {
      const faults = [{ path: '', at: '', text: '不是 JSON，请检查引号、逗号和括号' }]
      return { text, value: undefined, isJson: false, faults, message: message.name }
    }
  }, [message, text])
}

/** What is wrong, each with the way to its field. */
export function PayloadFaults({ checked }: { readonly checked: CheckedPayload }): ReactNode {
  const { faults, message } = checked
  if (faults.length === 0) return <p className="live-good">符合字段说明</p>
  return (
    <div role="status">
      <ul className="live-bad">
        {faults.map(({ path, at, text }) => (
          <li key={`${at} ${text}`}>
            {path !== '' && (
              <a href={`/developer/messages/${message}#${fieldId('request', path)}`}>
                <code>{path}</code>
              </a>
            )}{' '}
            {text}
          </li>
        ))}
      </ul>
    </div>
  )
}
