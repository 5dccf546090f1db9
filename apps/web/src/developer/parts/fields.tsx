import { Tag } from 'antd'
import type { ReactNode } from 'react'
import type { FieldTable } from '../protocol/protocol-content.ts'
import { fieldId } from '../protocol/protocol-content.ts'
import './fields.css'

/** The fields of a payload, each with an address of its own. */
export function Fields({
  part,
  tables,
}: {
  readonly part: 'request' | 'answer' | 'parameters'
  readonly tables: readonly FieldTable[]
}): ReactNode {
  if (tables.length === 0) return <p>没有字段的空对象。</p>
  return tables.map((table, at) => (
    <div key={table.heading}>
      {table.heading !== '' && <h3 className="fields-form">{table.heading}</h3>}
      <ul className="fields">
        {table.rows.map(({ path, name, type, bounds, required, meaning, source }) => {
          const id = `${fieldId(part, path)}${at === 0 ? '' : `~${at}`}`
          return (
            <li key={path} id={id}>
              <p>
                <a href={`#${id}`} className="field-path">
                  <code>{path}</code>
                </a>
                {name !== '' && <strong>{name}</strong>}
                <Tag color={required ? 'error' : 'default'} variant="outlined">
                  {required ? '必填' : '可不填'}
                </Tag>
              </p>
              <p className="field-form">
                {type}
                {bounds !== '' && ` · ${bounds}`}
              </p>
              {meaning !== '' && <p>{meaning}</p>}
              {source !== undefined && <p className="field-form">依据：{source}</p>}
            </li>
          )
        })}
      </ul>
    </div>
  ))
}
