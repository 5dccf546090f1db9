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
  readonly part: 'request' | 'answer'
  readonly tables: readonly FieldTable[]
}): ReactNode {
  if (tables.length === 0) return <p>没有字段的空对象。</p>
  return tables.map((table, at) => (
    <div key={table.heading}>
      {table.heading !== '' && <h3 className="fields-form">{formWords(table.heading)}</h3>}
      <ul className="fields">
        {table.rows.map(({ path, name, type, bounds, required, meaning }) => {
          const id = `${fieldId(part, path)}${at === 0 ? '' : `~${at}`}`
          return (
            <li key={path} id={id}>
              <p>
                <a href={`#${id}`} className="field-path">
                  <code>{path}</code>
                </a>
                <span>{name}</span>
                <Tag color={required ? 'error' : 'default'} variant="outlined">
                  {required ? '必填' : '可不填'}
                </Tag>
              </p>
              <p className="field-form">
                {typeWords(type)}
                {bounds !== '' && ` · ${boundWords(bounds)}`}
              </p>
              {meaning !== '' && <p lang="en">{meaning}</p>}
            </li>
          )
        })}
      </ul>
    </div>
  ))
}

function formWords(heading: string): string {
  return heading
    .replaceAll('`', '')
    .replace(/^The answer where (\S+) is (\S+)$/, '$1 为 $2 时的答复')
    .replace(/^(\S+) where (\S+) is (\S+)$/, '$1：$2 为 $3 时')
}

function typeWords(type: string): string {
  return type
    .replaceAll('`', '')
    .replace('array of ', '列表，每项为')
    .replace('object, forms below', '对象（写法见下）')
    .replace('object', '对象')
    .replace('string', '文本')
    .replace('integer', '整数')
    .replace('boolean', 'true 或 false')
    .replace('envelope', '信封')
    .replace(' or null', '，可为 null')
}

function boundWords(bounds: string): string {
  return bounds
    .replaceAll('`', '')
    .replace('at most 12 digits and 2 decimals', '最多 12 位整数、2 位小数')
    .replace(/(\d+) to (\d+)/, '$1～$2')
    .replace(/at least (\d+)/, '至少 $1')
    .replace(/at most (\d+)/, '最多 $1')
    .replace(' characters', ' 个字符')
    .replace(' items', ' 项')
}
