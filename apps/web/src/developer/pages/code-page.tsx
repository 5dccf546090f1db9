import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { NoPage, PageHeading } from '../../console/page-states.tsx'
import { codeKinds, codeNamed } from '../protocol/protocol-content.ts'
import '../parts/fields.css'

/** One code: what it means, what can be done, and which messages answer with it. */
export function CodePage(): ReactNode {
  const line = codeNamed(useParams()['code'] ?? '')
  if (line === undefined) return <NoPage home="/developer/codes" />
  const { code, kind, status, sentence, next, services } = line
  return (
    <>
      <PageHeading
        title={code}
        about={`${codeKinds[kind]}${status === undefined ? '' : `，HTTP 状态码 ${status}`}`}
      />
      <h2>含义</h2>
      <p>{sentence}</p>
      {next !== '' && (
        <>
          <h2>下一步</h2>
          <p>{next}</p>
        </>
      )}
      <h2>哪些报文会这样回答</h2>
      {services.length === 0 ? (
        <p>{kind === 'envelope' ? '所有报文。' : '没有报文直接这样回答。'}</p>
      ) : (
        <ul className="fields">
          {services.map((name) => (
            <li key={name}>
              <Link className="field-path" to={`/developer/messages/${name}#codes`}>
                <code>{name}</code>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
