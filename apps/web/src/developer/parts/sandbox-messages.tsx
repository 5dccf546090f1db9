import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { api } from '../../api/client.ts'
import { Asked, EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { Moment } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { CodesOf } from './attempt.tsx'
import { CopiedBlock } from './copied-block.tsx'
import './fields.css'

const pageRows = '50'

export interface SandboxMessagesProps {
  /** The address of the page on which the record stands. */
  readonly home: string
  /** Where a first message can be sent. */
  readonly first: ReactNode
  /** Whether messages can be sent again. */
  readonly mayReplay: boolean
  /** How often the record looks for new messages; never where it is absent. */
  readonly lookAgainMs?: number
}

/** The unit's own messages in the sandbox; one with its content where the address names it. */
export function SandboxMessages(props: SandboxMessagesProps): ReactNode {
  const [search] = useSearchParams()
  const number = search.get('number')
  if (number === null) return <MessageList {...props} />
  return (
    <>
      <PageHeading title="报文内容" actions={<Link to={props.home}>返回报文记录</Link>} />
      <Content key={number} number={number} {...props} />
    </>
  )
}

function MessageList({ first, lookAgainMs }: SandboxMessagesProps): ReactNode {
  const [search, setSearch] = useSearchParams()
  const after = search.get('after')
  const params = { query: { limit: pageRows, ...(after !== null && { after }) } }
  const query = api.useQuery(
    'get',
    '/connections/self/sandbox-messages',
    { params },
    { refetchInterval: after === null ? (lookAgainMs ?? false) : false },
  )
  return (
    <>
      <PageHeading
        title="报文记录"
        about="测试环境收到的本单位报文，最近的在前，最多保留 500 条。"
      />
      {lookAgainMs !== undefined && after === null && (
        <p role="status">新报文到了会自动出现在最上面。</p>
      )}
      <Asked query={query}>
        {({ messages, next }) =>
          messages.length === 0 ? (
            <EmptyNote text="测试环境还没有收到本单位的报文。">{first}</EmptyNote>
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

function Content({
  number,
  home,
  mayReplay,
}: SandboxMessagesProps & { readonly number: string }): ReactNode {
  const isElsewhere = !home.startsWith('/developer/')
  const params = { path: { number } }
  const query = api.useQuery('get', '/connections/self/sandbox-messages/{number}', { params })
  return (
    <Asked query={query}>
      {({ service, payload, answer }) => (
        <>
          <p>
            <Link to={`/developer/messages/${service}`} reloadDocument={isElsewhere}>
              {service}
            </Link>{' '}
            <CodesOf answer={answer} isElsewhere={isElsewhere} />
          </p>
          <CopiedBlock label="业务数据" text={JSON.stringify(payload, null, 2)} tall />
          <CopiedBlock label="答复" text={JSON.stringify(answer, null, 2)} tall />
          {mayReplay && <Replay number={number} isPossible={payload !== null} />}
        </>
      )}
    </Asked>
  )
}

function Replay({
  number,
  isPossible,
}: {
  readonly number: string
  readonly isPossible: boolean
}): ReactNode {
  const replay = api.useMutation('post', '/connections/self/sandbox-messages/{number}/replay')
  const [isAsked, setAsked] = useState(false)
  const send = () => {
    setAsked(true)
    replay.mutate({ params: { path: { number } }, body: {} })
  }
  return (
    <>
      <p>重发用同一请求编号，不会执行第二次，得到同样的答复。</p>
      <Button onClick={send} loading={replay.isPending} disabled={!isPossible}>
        重发
      </Button>
      {isAsked && replay.error !== null && <FaultNote error={replay.error} />}
      {replay.data !== undefined && (
        <CopiedBlock label="重发的答复" text={JSON.stringify(replay.data.answer, null, 2)} tall />
      )}
    </>
  )
}
