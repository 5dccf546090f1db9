import { base64FromBytes, sm2Sign } from '@piaoqiao/gm-crypto/browser'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto/browser'
import { Button, Card, Form, Input } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { api, office, queries } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { Asked } from '../../console/page-states.tsx'
import type { MadeKeyProps } from '../../developer/parts/key-maker.tsx'
import { KeyMaker } from '../../developer/parts/key-maker.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import type { Environment, UnitKey } from './connection.ts'
import { environmentNames } from './connection.ts'
import { useConnectionRights } from './connection-rights.ts'
import { KeyLine } from './key-line.tsx'

/** The public keys of an environment: given, proven by a signature, and replaced. */
export function KeysCard({ environment }: { readonly environment: Environment }): ReactNode {
  const asked = api.useQuery('get', '/connections/self/keys')
  const { mayAct } = useConnectionRights()
  return (
    <Card className="panel" title="本单位公钥">
      <p>
        {environment === 'test'
          ? '平台用它验证本单位的报文、加密答复。换了新的，旧的立即停用。'
          : '正式环境另用一对密钥，请用自己的设备生成。换了新的，旧的还能用 7 天。'}
      </p>
      <Asked query={asked} lines={2}>
        {({ items }) => (
          <Keys
            environment={environment}
            keys={items.filter((key) => key.environment === environment)}
          />
        )}
      </Asked>
      {mayAct && environment === 'test' && <KeyMaker Use={MadeKey} />}
      {mayAct && <GivenKey environment={environment} />}
    </Card>
  )
}

function Keys({
  environment,
  keys,
}: {
  readonly environment: Environment
  readonly keys: readonly UnitKey[]
}): ReactNode {
  if (keys.length === 0) return <p role="status">还没有提交过公钥。</p>
  return (
    <ul className="key-lines" aria-label={`${environmentNames[environment]}的公钥`}>
      {keys.map((key) => (
        <KeyLine key={key.keyId} unitKey={key} />
      ))}
    </ul>
  )
}

/** Hands in a pair that was made on this page: the page signs the challenge itself. */
function MadeKey({ privateKey, publicKey }: MadeKeyProps): ReactNode {
  const act = useAct()
  const [proven, setProven] = useState<string | null>(null)
  const prove = async () => {
    const answer = await act.run(() => proposeAndSign(privateKey, publicKey))
    if (answer === null) return
    setProven(publicKey)
    await queries.invalidateQueries()
  }
  return (
    <>
      <Button
        type="primary"
        loading={act.isBusy}
        disabled={proven === publicKey}
        onClick={() => void prove()}
      >
        提交这把公钥并验证
      </Button>
      {proven === publicKey && <span role="status"> 公钥已验证，测试环境开始使用它。</span>}
      {act.fault !== null && <FaultNote error={act.fault} />}
    </>
  )
}

async function proposeAndSign(privateKey: Sm2PrivateKey, publicKey: string) {
  const body = { environment: 'test' as const, publicKey }
  const given = await office.POST('/connections/self/keys', { body })
  if (given.data === undefined) return given
  const challenge = new TextEncoder().encode(given.data.challenge ?? '')
  const signature = base64FromBytes(sm2Sign(privateKey, challenge))
  const params = { path: { keyId: given.data.keyId } }
  return office.POST('/connections/self/keys/{keyId}/proof', { params, body: { signature } })
}

/** Takes a public key that was made elsewhere; its proof follows in the list. */
function GivenKey({ environment }: { readonly environment: Environment }): ReactNode {
  const act = useAct()
  const [text, setText] = useState('')
  const id = `key-${environment}`
  const give = async () => {
    const body = { environment, publicKey: text.trim() }
    const answer = await act.run(() => office.POST('/connections/self/keys', { body }))
    if (answer === null) return
    setText('')
    await queries.invalidateQueries()
  }
  return (
    <Form className="key-given" layout="vertical" onFinish={() => void give()}>
      <Form.Item
        htmlFor={id}
        label={`${environmentNames[environment]}公钥（PEM，BEGIN PUBLIC KEY）`}
      >
        <Input.TextArea
          id={id}
          rows={4}
          maxLength={600}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Form.Item>
      {act.fault !== null && <FaultNote error={act.fault} />}
      <Button htmlType="submit" loading={act.isBusy} disabled={text.trim().length < 100}>
        提交{environmentNames[environment]}公钥
      </Button>
    </Form>
  )
}
