import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { Answered } from '../../api/use-act.ts'
import { useAct } from '../../api/use-act.ts'
import { FaultNote } from '../../elements/fault-note.tsx'
import { TextField } from './fields.tsx'

const pauseSeconds = 60

export interface CodeFieldProps {
  readonly label?: string
  readonly value: string
  readonly onText: (text: string) => void
  readonly fault?: string | null
  /** Lets the office send a code to the mobile. */
  readonly send: () => Promise<Answered<unknown>>
  /** False while there is no mobile to send it to. */
  readonly canSend: boolean
}

/** The code of a text message, with the button that has it sent. */
export function CodeField({
  label = '短信验证码',
  value,
  onText,
  fault = null,
  send,
  canSend,
}: CodeFieldProps): ReactNode {
  const act = useAct()
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (left === 0) return undefined
    const timer = setTimeout(() => setLeft(left - 1), 1_000)
    return () => clearTimeout(timer)
  }, [left])
  const ask = async () => {
    if ((await act.run(send)) !== null) setLeft(pauseSeconds)
  }
  return (
    <div className="stack">
      <TextField
        label={label}
        value={value}
        onText={(text) => onText(text.replaceAll(/\D/g, '').slice(0, 6))}
        inputMode="numeric"
        autoComplete="one-time-code"
        fault={fault}
      />
      <button
        type="button"
        className="button"
        disabled={!canSend || left > 0 || act.isBusy}
        onClick={() => void ask()}
      >
        {left > 0 ? `${left} 秒后可以再发` : '发送验证码'}
      </button>
      <p className="only-heard" role="status">
        {left === pauseSeconds ? '验证码已发送' : ''}
      </p>
      {act.fault !== null && <FaultNote error={act.fault} />}
    </div>
  )
}
