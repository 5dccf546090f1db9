import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { codeNamed } from '../protocol/protocol-content.ts'
import './fields.css'

/** Codes with what they mean; each leads to its page. */
export function Codes({ codes }: { readonly codes: readonly string[] }): ReactNode {
  return (
    <ul className="fields">
      {codes.map((code) => {
        const line = codeNamed(code)
        return (
          <li key={code}>
            <p>
              <Link className="field-path" to={`/developer/codes/${code}`}>
                <code>{code}</code>
              </Link>
            </p>
            <p>{line?.sentence}</p>
            {line !== undefined && line.next !== '' && <p className="field-form">{line.next}</p>}
          </li>
        )
      })}
    </ul>
  )
}
