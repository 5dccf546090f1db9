import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { api } from '../../api/client.ts'
import { Asked, EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { Moment } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { CodesOf } from '../parts/attempt.tsx'
import { CopiedBlock } from '../parts/copied-block.tsx'
import '../parts/fields.css'

const pageRows = '50'

/** The unit's own messages in the sandbox. */
export function SentPage(): ReactNode {
  const [search] = useSearchParams()
  const number = search.get('number')
  if (number === null) return <List />
  return (
    <>
      <PageHeading
        title="报文内容"
        actions={<Link to="/developer/own/messages">返回报文记录</Link>}
      />
      <Content key={number} number={number} />
    </>
  )
}

function List(): ReactNode {
  const [search, setSearch] = useSearchParams()
  const after = search.get('after')
  const query = api.useQuery('get', '/connections/self/sandbox-messages', {
    params: { query: { limit: pageRows, ...(after !== null && { after }) } },
  })
  return (
    <>
      <PageHeading
        title="报文记录"
        about="测试环境收到的本单位报文，最近的在前，最多保留 500 条。"
      />
      <Asked query={query}>
        {({ messages, next }) =>
          messages.length === 0 ? (
            <EmptyNote text="测试环境还没有收到本单位的报文。">
              <Link to="/developer/own/try">去试发一条</Link>
            </EmptyNote>
          ) : (
            <>
              <ul className="fields">
                {messages.map((message) => (
                  <li key={message.number}>
                    <p>
                      <Button type="link" onClick={() => setSearch({ number: message.number })}>
                        {message.service}
                      </Button>
                      <span>{message.outcome}</span>
                      <Moment of={message.at} />
                    </p>
                    <p className="field-form figures">{message.requestId}</p>
                  </li>
                ))}
              </ul>
              {next !== null && <Button onClick={() => setSearch({ after: next })}>更早的</Button>}
            </>
          )
        }
      </Asked>
    </>
  )
}

function Content({ number }: { readonly number: string }): ReactNode {
  const params = { path: { number } }
  const query = api.useQuery('get', '/connections/self/sandbox-messages/{number}', { params })
  const replay = api.useMutation('post', '/connections/self/sandbox-messages/{number}/replay')
  const [isAsked, setAsked] = useState(false)
  const send = () => {
    setAsked(true)
    replay.mutate({ params, body: {} })
  }
  return (
    <Asked query={query}>
      {({ service, payload, answer }) => (
        <>
          <p>
            <Link to={`/developer/messages/${service}`}>{service}</Link> <CodesOf answer={answer} />
          </p>
          <CopiedBlock label="业务数据" text={JSON.stringify(payload, null, 2)} tall />
          <CopiedBlock label="答复" text={JSON.stringify(answer, null, 2)} tall />
          <p>重发用同一请求编号，不会执行第二次，得到同样的答复。</p>
          <Button onClick={send} loading={replay.isPending} disabled={payload === null}>
            重发
          </Button>
          {isAsked && replay.error !== null && <FaultNote error={replay.error} />}
          {replay.data !== undefined && (
            <CopiedBlock
              label="重发的答复"
              text={JSON.stringify(replay.data.answer, null, 2)}
              tall
            />
          )}
        </>
      )}
    </Asked>
  )
}
