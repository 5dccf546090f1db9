import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Asked } from '../../console/page-states.tsx'
import { loadHis } from '../protocol/his-content.ts'
import { loadOfficeLines } from '../protocol/office-content.ts'
import { catalogue, fieldId } from '../protocol/protocol-content.ts'
import { MessageLines } from './message-lines.tsx'
import { OfficeLines } from './office-lines.tsx'
import './fields.css'

const hitsMax = 30

/** Everything that can be found: fields of messages, endpoints of the office, methods of the HIS. */
async function loadSearched() {
  const [fields, office, his] = await Promise.all([
    import('../generated/fields.json'),
    loadOfficeLines(),
    loadHis(),
  ])
  return { fields: fields.default as readonly (readonly string[])[], office, his }
}

/** What a search finds in messages, codes, fields, endpoints of the office and methods of the HIS. */
export function SearchHits({ words }: { readonly words: string }): ReactNode {
  const query = useQuery({ queryKey: ['searched'], queryFn: loadSearched, staleTime: Infinity })
  return (
    <Asked query={query} lines={8}>
      {(searched) => <Hits words={words} searched={searched} />}
    </Asked>
  )
}

interface HitsProps {
  readonly words: string
  readonly searched: Awaited<ReturnType<typeof loadSearched>>
}

function Hits({ words, searched }: HitsProps): ReactNode {
  const holds = (...texts: readonly string[]) =>
    texts.some((text) => text.toLowerCase().includes(words))
  const messages = catalogue.services.filter(({ name, title, purpose }) =>
    holds(name, title, purpose),
  )
  const codes = catalogue.codes.filter(({ code, sentence }) => holds(code, sentence))
  const fields = searched.fields.filter(([, , ...texts]) => holds(...texts))
  const office = searched.office.filter(({ method, path, title, purpose = '' }) =>
    holds(`${method} ${path}`, title, purpose),
  )
  const his = searched.his.methods.filter(({ name, title, purpose, fields: inside }) =>
    holds(name, title, purpose, ...inside.flat()),
  )
  const count = messages.length + codes.length + fields.length + office.length + his.length
  return (
    <>
      <p role="status">{count === 0 ? '没有找到，请换一个词。' : `找到 ${count} 项。`}</p>
      <Section title="报文" count={messages.length}>
        <MessageLines lines={messages} />
      </Section>
      <Section title="结果代码" count={codes.length}>
        <ul className="fields">
          {codes.slice(0, hitsMax).map(({ code, sentence }) => (
            <Hit key={code} to={`/developer/codes/${code}`} name={code} text={sentence} />
          ))}
        </ul>
      </Section>
      <Section title="字段" count={fields.length}>
        <ul className="fields">
          {fields.slice(0, hitsMax).map(([message = '', part = '', path = '', name = '']) => (
            <Hit
              key={`${message} ${part} ${path}`}
              to={`/developer/messages/${message}#${fieldId(part, path)}`}
              name={path}
              text={`${name}（${message} ${part === 'request' ? '请求' : '答复'}）`}
            />
          ))}
        </ul>
      </Section>
      <Section title="账户管理接口" count={office.length}>
        <OfficeLines lines={office.slice(0, hitsMax)} />
      </Section>
      <Section title="医院业务系统接口" count={his.length}>
        <ul className="fields">
          {his.map(({ name, title, purpose }) => (
            <Hit
              key={name}
              to={`/developer/his/${name}`}
              name={name}
              text={`${title}。${purpose}`}
            />
          ))}
        </ul>
      </Section>
    </>
  )
}

/** Nothing where nothing was found; where there is more than is shown, it says so. */
function Section({
  title,
  count,
  children,
}: {
  readonly title: string
  readonly count: number
  readonly children: ReactNode
}): ReactNode {
  if (count === 0) return null
  return (
    <>
      <h2>{title}</h2>
      {children}
      {count > hitsMax && (
        <p className="field-form">
          共 {count} 项，只列出前 {hitsMax} 项，请写得更具体些。
        </p>
      )}
    </>
  )
}

function Hit({
  to,
  name,
  text,
}: {
  readonly to: string
  readonly name: string
  readonly text: string
}): ReactNode {
  return (
    <li>
      <p>
        <Link className="field-path" to={to}>
          <code>{name}</code>
        </Link>
        <span>{text}</span>
      </p>
    </li>
  )
}
