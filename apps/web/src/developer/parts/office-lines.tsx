import { Tag } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { OfficeLine } from '../protocol/office-content.ts'
import './fields.css'

/** Endpoints of the account office; each leads to its page. */
export function OfficeLines({ lines }: { readonly lines: readonly OfficeLine[] }): ReactNode {
  return (
    <ul className="fields">
      {lines.map(({ id, method, path, title, purpose }) => (
        <li key={id}>
          <p>
            <Link className="field-path" to={`/developer/office/${id}`}>
              <code className="breaking">
                {method} {path}
              </code>
            </Link>
            <strong>{title}</strong>
          </p>
          {purpose !== undefined && <p>{purpose}</p>}
        </li>
      ))}
    </ul>
  )
}

/** What a refusal at an endpoint says. */
export function RefusalLines({
  refusals,
}: {
  readonly refusals: readonly {
    readonly code: string
    readonly status: number
    readonly sentence: string
    readonly next: string
  }[]
}): ReactNode {
  return (
    <ul className="fields">
      {refusals.map(({ code, status, sentence, next }) => (
        <li key={code} id={`code-${code}`}>
          <p>
            <a href={`#code-${code}`} className="field-path">
              <code>{code}</code>
            </a>
            <Tag>{status}</Tag>
          </p>
          <p>{sentence}</p>
          <p className="field-form">{next}</p>
        </li>
      ))}
    </ul>
  )
}
