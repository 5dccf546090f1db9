import type { ReactNode } from 'react'
import { faultOf } from '../api/fault.ts'
import { Icon } from './icon.tsx'
import './fault-note.css'

export interface FaultNoteProps {
  /** What a request threw. */
  readonly error: unknown
  readonly retry?: () => void
}

/** What went wrong, what it means and what can be done; read aloud as soon as it appears. */
export function FaultNote({ error, retry }: FaultNoteProps): ReactNode {
  const { code, message, next } = faultOf(error)
  return (
    <div className="fault-note" role="alert">
      <Icon name="warn" size={1.25} />
      <div>
        <p>
          <strong>{message}</strong>
        </p>
        {next !== '' && <p>{next}</p>}
        <p className="fault-code">代码 {code}</p>
        {retry !== undefined && (
          <button type="button" className="quiet-button" onClick={retry}>
            重试
          </button>
        )}
      </div>
    </div>
  )
}
