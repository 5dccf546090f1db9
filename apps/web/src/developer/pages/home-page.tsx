import { Input } from 'antd'
import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { PageHeading } from '../../console/page-states.tsx'
import type { MessageLine } from '../protocol/protocol-content.ts'
import { callerWords, catalogue, fieldId } from '../protocol/protocol-content.ts'
import '../parts/fields.css'

const hitsMax = 30

/** All messages of the protocol, and the search over messages, fields and codes. */
export function HomePage(): ReactNode {
  const [search, setSearch] = useSearchParams()
  const words = search.get('q') ?? ''
  return (
    <>
      <PageHeading
        title="接口开发"
        about={`报文协议 ${catalogue.version} 版。每个报文的页面都有能真正发出去的示例。`}
      />
      <Input.Search
        aria-label="搜索报文、字段和代码"
        placeholder="报文、字段或代码，如 bill.lock、锁定、checkCode、BILL_LOCKED"
        value={words}
        maxLength={60}
        onChange={({ target }) =>
          setSearch(target.value === '' ? {} : { q: target.value }, { replace: true })
        }
      />
      {words.trim() === '' ? <Catalogue /> : <Hits words={words.trim().toLowerCase()} />}
    </>
  )
}

function Catalogue(): ReactNode {
  return Object.entries(callerWords).map(([caller, word]) => {
    const own = catalogue.services.filter(({ callers, servedBy }) =>
      servedBy === 'subscriber' ? caller === 'unit' : callers[0] === caller,
    )
    return (
      <section key={caller} aria-labelledby={`of-${caller}`}>
        <h2 id={`of-${caller}`}>{word}使用的报文</h2>
        <Messages lines={own} />
      </section>
    )
  })
}

function Messages({ lines }: { readonly lines: readonly MessageLine[] }): ReactNode {
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

type SearchedField = readonly string[]

function Hits({ words }: { readonly words: string }): ReactNode {
  const [fields, setFields] = useState<readonly SearchedField[]>([])
  useEffect(() => {
    void import('../generated/fields.json').then((file) => setFields(file.default))
  }, [])
  const holds = (...texts: readonly string[]) =>
    texts.some((text) => text.toLowerCase().includes(words))
  const messages = catalogue.services.filter(({ name, title, purpose }) =>
    holds(name, title, purpose),
  )
  const codes = catalogue.codes.filter(({ code, sentence }) => holds(code, sentence))
  const found = fields.filter(([, , ...texts]) => holds(...texts)).slice(0, hitsMax)
  const count = messages.length + codes.length + found.length
  return (
    <>
      <p role="status">{count === 0 ? '没有找到，请换一个词。' : `找到 ${count} 项。`}</p>
      {messages.length > 0 && <h2>报文</h2>}
      {messages.length > 0 && <Messages lines={messages} />}
      {codes.length > 0 && <h2>结果代码</h2>}
      <ul className="fields" hidden={codes.length === 0}>
        {codes.slice(0, hitsMax).map(({ code, sentence }) => (
          <li key={code}>
            <p>
              <Link className="field-path" to={`/developer/codes/${code}`}>
                <code>{code}</code>
              </Link>
              <span>{sentence}</span>
            </p>
          </li>
        ))}
      </ul>
      {found.length > 0 && <h2>字段</h2>}
      <ul className="fields" hidden={found.length === 0}>
        {found.map(([message = '', part = '', path = '', name = '']) => (
          <li key={`${message} ${part} ${path}`}>
            <p>
              <Link
                className="field-path"
                to={`/developer/messages/${message}#${fieldId(part, path)}`}
              >
                <code>{path}</code>
              </Link>
              <span>{name}</span>
              <span className="field-form">
                {message} {part === 'request' ? '请求' : '答复'}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
