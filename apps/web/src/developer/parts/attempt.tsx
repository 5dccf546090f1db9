import { importSm2PublicKey } from '@piaoqiao/gm-crypto/browser'
import { Tag } from 'antd'
import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { Icon } from '../../elements/icon.tsx'
import { codeNamed } from '../protocol/protocol-content.ts'
import type { OpenedOpenly } from '../sealing/open-openly.ts'
import { isEnvelope, openOpenly } from '../sealing/open-openly.ts'
import type { Party } from '../sealing/party.ts'
import type { SealedOpenly } from '../sealing/seal-openly.ts'
import { CopiedBlock } from './copied-block.tsx'
import { Steps } from './live-example.tsx'

/** A message that was sent from this page, and what came back. */
export interface AttemptRecord {
  readonly key: string
  readonly service: string
  readonly party: Party
  readonly sealed: SealedOpenly
  /** When the answer came, in milliseconds since 1970. */
  readonly at: number
  readonly status: number
  readonly body?: unknown
}

/** One of them with its answer opened, step by step. */
export function Attempt({
  attempt,
  isNewest,
}: {
  readonly attempt: AttemptRecord
  readonly isNewest: boolean
}): ReactNode {
  const { service, sealed, status, body } = attempt
  const opened = useMemo(() => openedAnswer(attempt), [attempt])
  const shown = opened === null ? body : opened.payload
  return (
    <details className="attempt" open={isNewest}>
      <summary>
        <code>{service}</code> <Tag>{status}</Tag>
        <span className="figures">{sealed.envelope.requestId}</span>
      </summary>
      <p>
        结果代码：
        <CodesOf answer={shown} />
      </p>
      {opened !== null && (
        <ul className="live-proof" aria-label="拆封答复的结果">
          {opened.steps.map(({ name, isPassed }) => (
            <li key={name} className={isPassed ? 'live-good' : 'live-bad'}>
              <Icon name={isPassed ? 'check' : 'cross'} /> {name}
            </li>
          ))}
        </ul>
      )}
      <CopiedBlock label="答复" text={JSON.stringify(shown, null, 2) ?? ''} tall />
      <Steps service={service} sealed={sealed} />
    </details>
  )
}

function openedAnswer({ body, service, party, sealed, at }: AttemptRecord): OpenedOpenly | null {
  if (!isEnvelope(body)) return null
  const { appKey, privateKey, platformPublicKey: senderKey } = party
  importSm2PublicKey(senderKey)
  const keys = { appKey, privateKey, senderKey }
  return openOpenly({
    kind: 'answer',
    envelope: body,
    service,
    request: sealed.envelope,
    now: at,
    ...keys,
  })
}

export interface CodesOfProps {
  readonly answer: unknown
  /** Whether the page stands in another portal. */
  readonly isElsewhere?: boolean
}

/** The codes of an answer, each with the way to its page. */
export function CodesOf({ answer, isElsewhere = false }: CodesOfProps): ReactNode {
  const codes = [...new Set(JSON.stringify(answer)?.match(/(?<="code":")[A-Z_]+(?=")/g) ?? [])]
  return codes
    .filter((code) => codeNamed(code) !== undefined)
    .map((code) => (
      <Link
        key={code}
        className="field-path"
        to={`/developer/codes/${code}`}
        reloadDocument={isElsewhere}
      >
        {code}
      </Link>
    ))
}
