import { Button, Input } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { office, queries } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { CopiedBlock } from '../../developer/parts/copied-block.tsx'
import { Chip } from '../../elements/chip.tsx'
import { Moment } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { useNow } from '../../elements/now.ts'
import type { UnitKey } from './connection.ts'
import { useConnectionRights } from './connection-rights.ts'
import { standingOf } from './unit-keys.ts'
import './connection.css'

const looks = {
  unproven: ['warn', 'clock', '待验证'],
  expired: ['ended', 'cross', '没有按时验证'],
  present: ['good', 'check', '使用中'],
  leaving: ['held', 'clock', '即将停用'],
  replaced: ['ended', 'cross', '已停用'],
} as const
const signCommand = [
  'openssl pkeyutl -sign -rawin -digest sm3 \\',
  '  -pkeyopt distid:1234567812345678 \\',
  '  -inkey unit.pem -in challenge.txt | base64 -w 0',
].join('\n')

/** A key with how it stands; one that waits for its proof takes the signature here. */
export function KeyLine({ unitKey }: { readonly unitKey: UnitKey }): ReactNode {
  const { mayAct } = useConnectionRights()
  const standing = standingOf(unitKey, useNow())
  const [tone, icon, word] = looks[standing]
  const { fingerprint, provenAt, validUntil, challengeUntil } = unitKey
  return (
    <li>
      <p className="connection-now">
        <Chip tone={tone} icon={icon}>
          {word}
        </Chip>
        <span>
          指纹 <code title={fingerprint}>{fingerprint.slice(0, 16)}</code>
        </span>
        <span className="connection-quiet">
          {provenAt === null ? (
            <>
              请在 <Moment of={challengeUntil} /> 前签名
            </>
          ) : (
            <>
              <Moment of={provenAt} /> 验证
            </>
          )}
          {validUntil !== null && (
            <>
              ，用到 <Moment of={validUntil} />
            </>
          )}
        </span>
      </p>
      {standing === 'unproven' && mayAct && <Proof unitKey={unitKey} />}
    </li>
  )
}

function Proof({ unitKey }: { readonly unitKey: UnitKey }): ReactNode {
  const act = useAct()
  const [signature, setSignature] = useState('')
  const { keyId, challenge } = unitKey
  const prove = async () => {
    const params = { path: { keyId } }
    const body = { signature: signature.replaceAll(/\s/g, '') }
    const answer = await act.run(() =>
      office.POST('/connections/self/keys/{keyId}/proof', { params, body }),
    )
    if (answer !== null) await queries.invalidateQueries()
  }
  return (
    <>
      <p>用这把公钥的私钥对下面的内容签名（SM2、SM3，DER格式的Base64），证明私钥在本单位手里。</p>
      <CopiedBlock label="待签名的内容" text={challenge ?? ''} />
      <CopiedBlock
        label="签名的命令（OpenSSL 3，内容存为challenge.txt，末尾不带换行）"
        text={signCommand}
      />
      <Input.TextArea
        aria-label="签名值"
        placeholder="签名值（Base64）"
        rows={2}
        maxLength={200}
        value={signature}
        onChange={(event) => setSignature(event.target.value)}
      />
      {act.fault !== null && <FaultNote error={act.fault} />}
      <Button
        type="primary"
        loading={act.isBusy}
        disabled={signature.trim().length < 8}
        onClick={() => void prove()}
      >
        验证公钥
      </Button>
    </>
  )
}
