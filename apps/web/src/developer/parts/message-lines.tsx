import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { MessageLine } from '../protocol/protocol-content.ts'
import './fields.css'

/** Messages of the protocol; each leads to its page. */
export function MessageLines({ lines }: { readonly lines: readonly MessageLine[] }): ReactNode {
  return (
    <ul className="fields">
      {lines.map(({ name, title, purpose, changes }) => (
        <li key={name}>
          <p>
            <Link className="field-path" to={`/developer/messages/${name}`}>
              <code>{name}</code>
            </Link>
            <strong>{title}</strong>
            <span className="field-form">{changes ? '会变更' : '只查询'}</span>
          </p>
          <p>{purpose}</p>
        </li>
      ))}
    </ul>
  )
}
