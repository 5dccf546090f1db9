import { Button, Input } from 'antd'
import type { ReactNode } from 'react'
import { useDeferredValue, useId, useMemo, useState } from 'react'
import { importSm2PrivateKey, sm2PublicKeyHex } from '@piaoqiao/gm-crypto/browser'
import { Icon } from '../../elements/icon.tsx'
import type { MessageContent } from '../protocol/protocol-content.ts'
import { openOpenly } from '../sealing/open-openly.ts'
import type { Party } from '../sealing/party.ts'
import { exampleParty, useOwnParty } from '../sealing/party.ts'
import type { SealedOpenly } from '../sealing/seal-openly.ts'
import { sealOpenly } from '../sealing/seal-openly.ts'
import { CopiedBlock } from './copied-block.tsx'
import { PartyForm } from './party-form.tsx'
import { PayloadFaults, useCheckedPayload } from './payload-field.tsx'

/** The message of a page with a payload that can be changed, sealed as it is read. */
export function LiveExample({ message }: { readonly message: MessageContent }): ReactNode {
  const own = useOwnParty()
  const example = useMemo(() => exampleParty(message.sealed), [message])
  const [text, setText] = useState(() => JSON.stringify(message.request.example, null, 2))
  const [request, setRequest] = useState(newRequest)
  const checked = useCheckedPayload(message, useDeferredValue(text))
  const field = useId()
  return (
    <>
      <h2 className="live-title">实时示例</h2>
      <PartyForm />
      <label htmlFor={field}>业务数据（可修改）</label>
      <Input.TextArea
        id={field}
        className="figures"
        value={text}
        spellCheck={false}
        rows={10}
        onChange={({ target }) => {
          setText(target.value)
          setRequest(({ requestId }) => ({ requestId, at: Date.now() }))
        }}
      />
      <PayloadFaults checked={checked} />
      <Button onClick={() => setRequest(newRequest())}>用新的请求编号和时间重新封装</Button>
      {checked.isJson && (
        <Sealed
          message={message}
          party={own ?? example}
          receiverKey={own === null ? example.receiverKey : null}
          requestId={request.requestId}
          at={request.at}
          payload={checked.text}
        />
      )}
    </>
  )
}

/** A request id with the time at which it is sealed. */
function newRequest(): { readonly requestId: string; readonly at: number } {
  return { requestId: crypto.randomUUID(), at: Date.now() }
}

interface SealedProps {
  readonly message: MessageContent
  readonly party: Party
  /** Known for the published keys only. */
  readonly receiverKey: string | null
  readonly requestId: string
  readonly at: number
  readonly payload: string
}

function Sealed({ message, party, receiverKey, requestId, at, payload }: SealedProps): ReactNode {
  const service = message.name
  const sealed = useMemo(() => {
    try {
      return sealOpenly({ party, service, requestId, at, payload })
    } catch {
      return null
    }
  }, [party, service, requestId, at, payload])
  if (sealed === null) {
    return (
      <p role="alert">
        密钥不能用：私钥和公钥要是 SM2 的 PEM 或十六进制，appKey 是 64 位十六进制。
      </p>
    )
  }
  return (
    <>
      <Steps service={service} sealed={sealed} />
      {receiverKey !== null && (
        <Proof service={service} party={party} receiverKey={receiverKey} sealed={sealed} />
      )}
    </>
  )
}

/** Every value on the way, in the order of the protocol. */
export function Steps({
  service,
  sealed,
}: {
  readonly service: string
  readonly sealed: SealedOpenly
}): ReactNode {
  const { payload, contentKeyHex, ivHex, signingText, envelope } = sealed
  const body = JSON.stringify(envelope, null, 2)
  const command = [
    `curl -X POST "$BASE/exchange/v1/${service}" \\`,
    `  -H 'content-type: application/json' \\`,
    `  -d '${JSON.stringify(envelope)}'`,
  ].join('\n')
  return (
    <div className="live-steps">
      <CopiedBlock label="封装好的报文" text={body} tall />
      <details>
        <summary>每一步的值</summary>
        <CopiedBlock label="1 业务数据（UTF-8）" text={payload} />
        <CopiedBlock label="2 SM4 密钥（十六进制）" text={contentKeyHex} />
        <CopiedBlock label="2 初始向量（十六进制）" text={ivHex} />
        <CopiedBlock label="3 data（SM4-CBC 密文）" text={envelope.data} />
        <CopiedBlock label="3 encryptedKey（SM2 密文）" text={envelope.encryptedKey} />
        <CopiedBlock label="4 待签文本（九行）" text={signingText} />
        <CopiedBlock label="5 mac（HMAC-SM3）" text={envelope.mac} />
        <CopiedBlock label="5 signature（SM2）" text={envelope.signature ?? ''} />
      </details>
      <CopiedBlock label="curl 命令" text={command} />
    </div>
  )
}

function Proof({
  service,
  party,
  receiverKey,
  sealed: { envelope },
}: {
  readonly service: string
  readonly party: Party
  readonly receiverKey: string
  readonly sealed: SealedOpenly
}): ReactNode {
  const opened = useMemo(() => {
    const senderKey = sm2PublicKeyHex(importSm2PrivateKey(party.privateKey).publicKey)
    const { appKey } = party
    const now = Date.parse(envelope.timestamp)
    const keys = { appKey, senderKey, privateKey: receiverKey }
    return openOpenly({ kind: 'request', envelope, service, now, ...keys })
  }, [envelope, party, receiverKey, service])
  return (
    <ul className="live-proof" aria-label="接收方拆封的结果">
      {opened.steps.map(({ name, isPassed }) => (
        <li key={name} className={isPassed ? 'live-good' : 'live-bad'}>
          <Icon name={isPassed ? 'check' : 'cross'} /> {name}
        </li>
      ))}
    </ul>
  )
}
