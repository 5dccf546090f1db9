import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { useLocation, useParams } from 'react-router'
import { Asked, NoPage, PageHeading } from '../../console/page-states.tsx'
import { Codes } from '../parts/codes.tsx'
import { CopiedBlock } from '../parts/copied-block.tsx'
import { Fields } from '../parts/fields.tsx'
import { LiveExample } from '../parts/live-example.tsx'
import type { MessageContent } from '../protocol/protocol-content.ts'
import { callerWords, loadMessage, serverWords } from '../protocol/protocol-content.ts'
import './message-page.css'

/** A message: what it says at the left, an example that is really sealed at the right. */
export function MessagePage(): ReactNode {
  const name = useParams()['name'] ?? ''
  const query = useQuery({
    queryKey: ['message', name],
    queryFn: () => loadMessage(name),
    staleTime: Infinity,
  })
  return (
    <Asked query={query} lines={14}>
      {(message) =>
        message === null ? <NoPage home="/developer" /> : <Page key={name} message={message} />
      }
    </Asked>
  )
}

function Page({ message }: { readonly message: MessageContent }): ReactNode {
  const { hash } = useLocation()
  useEffect(() => {
    document
      .querySelector(`[id="${CSS.escape(decodeURIComponent(hash.slice(1)))}"]`)
      ?.scrollIntoView()
  }, [hash])
  const { name, title, purpose, request, answer, codes, servedBy } = message
  return (
    <>
      <PageHeading title={`${name} ${title}`} />
      <div className="message-page">
        <article>
          <p>{purpose}</p>
          <Rules message={message} />
          <h2 id="request">请求</h2>
          <Fields part="request" tables={request.tables} />
          <h2 id="answer">答复</h2>
          {servedBy === 'subscriber' ? (
            <p>回答 200 到 299 之间的任何状态码即可，内容不会读取。</p>
          ) : (
            <>
              <Fields part="answer" tables={answer.tables} />
              <CopiedBlock label="答复示例" text={JSON.stringify(answer.example, null, 2)} tall />
            </>
          )}
          <h2 id="codes">结果代码</h2>
          {codes.length === 0 ? <p>这个报文没有自己的结果代码。</p> : <Codes codes={codes} />}
        </article>
        <aside aria-label="实时示例">
          <LiveExample message={message} />
        </aside>
      </div>
    </>
  )
}

function Rules({ message }: { readonly message: MessageContent }): ReactNode {
  const { name, callers, servedBy, changes, signed } = message
  const address =
    servedBy === 'subscriber' ? '发到订阅方登记的地址' : `POST {平台地址}/exchange/v1/${name}`
  return (
    <dl className="message-rules">
      <dt>地址</dt>
      <dd>
        <code>{address}</code>
      </dd>
      <dt>谁可以发</dt>
      <dd>{callers.map((caller) => callerWords[caller]).join('、') || '平台'}</dd>
      <dt>谁来回答</dt>
      <dd>{serverWords[servedBy]}</dd>
      <dt>会变更吗</dt>
      <dd>{changes ? '会' : '不会'}</dd>
      <dt>请求签名</dt>
      <dd>{signed ? '必须' : '可以不签'}</dd>
    </dl>
  )
}
