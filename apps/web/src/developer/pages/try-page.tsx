import { App, Button, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { useId, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { api, office } from '../../api/client.ts'
import { faultOf } from '../../api/fault.ts'
import { Asked, PageHeading } from '../../console/page-states.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { useKeptDraft } from '../../elements/kept-draft.ts'
import { Attempt } from '../parts/attempt.tsx'
import type { AttemptRecord } from '../parts/attempt.tsx'
import { PartyForm } from '../parts/party-form.tsx'
import { PayloadFaults, useCheckedPayload } from '../parts/payload-field.tsx'
import { PayloadViews } from '../payload-form/payload-views.tsx'
import type { MessageContent } from '../protocol/protocol-content.ts'
import { catalogue, loadMessage } from '../protocol/protocol-content.ts'
import type { Party } from '../sealing/party.ts'
import { useOwnParty } from '../sealing/party.ts'
import { sealOpenly } from '../sealing/seal-openly.ts'

const attemptsMax = 20
const choices = catalogue.services
  .filter(({ callers }) => callers.includes('unit'))
  .map(({ name, title }) => ({ value: name, label: `${name} ${title}` }))

/** Messages to the unit's own world of the sandbox, sealed in the browser. */
export function TryPage(): ReactNode {
  const [search, setSearch] = useSearchParams()
  const service = search.get('message') ?? 'bill.lock'
  const query = useQuery({
    queryKey: ['message', service],
    queryFn: () => loadMessage(service),
    staleTime: Infinity,
  })
  const own = useQuery(api.queryOptions('get', '/connections/self'))
  const known = own.data?.sandbox
  const [attempts, setAttempts] = useState<readonly AttemptRecord[]>([])
  return (
    <>
      <PageHeading
        title="在线试发"
        about="报文在您的浏览器里封装，由账户管理原样转给测试环境。正式环境的密钥不要用在这里。"
      />
      <Asked query={own} lines={2}>
        {() => (
          <PartyForm
            {...(known !== null &&
              known !== undefined && {
                known: { appId: known.appId, platformPublicKey: known.platformPublicKey },
              })}
          />
        )}
      </Asked>
      <Select
        aria-label="报文"
        className="try-message"
        showSearch
        options={choices}
        value={service}
        onChange={(message: string) => setSearch({ message })}
      />
      <Asked query={query}>
        {(message) =>
          message === null ? (
            <p role="alert">没有这个报文，请重新选择。</p>
          ) : (
            <Sender
              key={service}
              message={message}
              keep={(attempt) => setAttempts((all) => [attempt, ...all].slice(0, attemptsMax))}
            />
          )
        }
      </Asked>
      <h2>本页发过的报文</h2>
      {attempts.length === 0 && <p>还没有发过。结果和每一步都会列在这里，刷新后清空。</p>}
      {attempts.map((attempt, at) => (
        <Attempt key={attempt.key} attempt={attempt} isNewest={at === 0} />
      ))}
    </>
  )
}

interface SenderProps {
  readonly message: MessageContent
  readonly keep: (attempt: AttemptRecord) => void
}

function Sender({ message, keep }: SenderProps): ReactNode {
  const party = useOwnParty()
  const { message: notes } = App.useApp()
  const first = JSON.stringify(message.request.example, null, 2)
  const [draft, setDraft] = useKeptDraft(`try-${message.name}`, { payload: first })
  const [requestId, setRequestId] = useState<string>(() => crypto.randomUUID())
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const checked = useCheckedPayload(message, draft.payload)
  const idField = useId()
  const send = () => {
    if (party === null) return
    setBusy(true)
    setError(null)
    deliver(party, message.name, requestId, draft.payload)
      .then((attempt) => {
        keep(attempt)
        void notes.info('测试环境已回答')
      })
      .catch((fault: unknown) => setError(fault))
      .finally(() => setBusy(false))
  }
  return (
    <section aria-label="要发送的报文">
      <p>
        左边的表单和右边的 JSON 是同一份业务数据，改哪一边都可以。
        <Button type="link" onClick={() => setDraft({ payload: first })}>
          换回示例
        </Button>
      </p>
      <PayloadViews
        schema={message.request.schema}
        checked={checked}
        change={(payload) => setDraft({ payload })}
      />
      <PayloadFaults checked={checked} />
      <label htmlFor={idField}>请求编号（重发同一请求时保持不变）</label>
      <div className="try-id">
        <Input
          id={idField}
          value={requestId}
          maxLength={64}
          onChange={({ target }) => setRequestId(target.value)}
        />
        <Button onClick={() => setRequestId(crypto.randomUUID())}>换一个</Button>
      </div>
      {error !== null && <FaultNote error={error} />}
      {party === null && <p>先在上面填写自己的测试密钥，才能发送。</p>}
      <Button
        type="primary"
        loading={isBusy}
        disabled={party === null || !checked.isJson}
        onClick={send}
      >
        封装并发送
      </Button>
    </section>
  )
}

/** Seals and sends once; the same request id again is a retry. @throws Fault */
async function deliver(
  party: Party,
  service: string,
  requestId: string,
  payload: string,
): Promise<AttemptRecord> {
  const sealed = sealedOrFault({ party, service, requestId, at: Date.now(), payload })
  const { data, error } = await office.POST('/connections/self/sandbox-exchange/{service}', {
    params: { path: { service: service as 'bill.lock' } },
    body: sealed.envelope as Required<typeof sealed.envelope> & { version: '1.0' },
  })
  if (data === undefined) throw faultOf(error)
  return { key: crypto.randomUUID(), service, party, sealed, at: Date.now(), ...data }
}

function sealedOrFault(given: Parameters<typeof sealOpenly>[0]) {
  try {
    return sealOpenly(given)
  } catch {
    throw faultOf({
      code: 'KEY_MALFORMED',
      status: 422,
      detail: '填写的密钥不能用，没有发送。',
      next: '请核对私钥和平台公钥是否完整。',
    })
  }
}
