import type { ReactNode } from 'react'
import { useMemo } from 'react'
import type { MessageContent } from '../protocol/protocol-content.ts'
import { fieldId } from '../protocol/protocol-content.ts'
import type { PayloadFault } from '../sealing/payload-check.ts'
import { payloadFaults } from '../sealing/payload-check.ts'

export interface CheckedPayload {
  readonly text: string
  readonly isJson: boolean
  readonly faults: readonly PayloadFault[]
  readonly message: string
}

/** A payload held against the schema of its message. */
export function useCheckedPayload(message: MessageContent, text: string): CheckedPayload {
  return useMemo(() => {
    try {
      const value: unknown = JSON.parse(text)
      const faults = payloadFaults(message.request.schema, value)
      return { text, isJson: true, faults, message: message.name }
    } catch {
      const faults = [{ path: '', text: '不是 JSON，请检查引号、逗号和括号' }]
      return { text, isJson: false, faults, message: message.name }
    }
  }, [message, text])
}

/** What is wrong, each with the way to its field. */
export function PayloadFaults({ checked }: { readonly checked: CheckedPayload }): ReactNode {
  const { faults, message } = checked
  if (faults.length === 0) return <p className="live-good">符合字段说明</p>
  return (
    <ul role="status" className="live-bad">
      {faults.map(({ path, text }) => (
        <li key={`${path} ${text}`}>
          {path !== '' && (
            <a href={`/developer/messages/${message}#${fieldId('request', path)}`}>
              <code>{path}</code>
            </a>
          )}{' '}
          {text}
        </li>
      ))}
    </ul>
  )
}
