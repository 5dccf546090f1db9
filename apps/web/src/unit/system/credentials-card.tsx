import { Alert, Card, Space } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { office } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { FactsList } from '../../console/facts-list.tsx'
import { ReasonButton } from '../../console/reason-button.tsx'
import { CopiedBlock } from '../../developer/parts/copied-block.tsx'
import type { ConnectionStatus, Environment } from './connection.ts'
import { environmentNames } from './connection.ts'
import { useConnectionRights } from './connection-rights.ts'

type Revealed =
  paths['/connections/self/secrets/{environment}/reveal']['post']['responses']['200']['content']['application/json']

export interface EnvironmentProps {
  readonly environment: Environment
  readonly status: ConnectionStatus
}

/** What the platform allotted in an environment; its secrets are shown once. */
export function CredentialsCard({ environment, status }: EnvironmentProps): ReactNode {
  const [revealed, setRevealed] = useState<Revealed | null>(null)
  const allotted = environment === 'test' ? status.sandbox : status.production
  if (allotted === null) return null
  return (
    <Card className="panel" title="凭证">
      <FactsList
        facts={[
          ['appId', <code key="app">{allotted.appId}</code>],
          ['报文访问地址', <code key="url">{allotted.baseUrl}</code>],
          ['单位数字账户ID', <code key="id">{status.unitId}</code>],
        ]}
      />
      <CopiedBlock
        label={`${environmentNames[environment]}的财政数字信封加密公钥`}
        text={allotted.platformPublicKey}
      />
      {revealed === null ? (
        <Waiting environment={environment} status={status} onRevealed={setRevealed} />
      ) : (
        <Secrets environment={environment} revealed={revealed} />
      )}
    </Card>
  )
}

function Secrets({
  environment,
  revealed,
}: {
  readonly environment: Environment
  readonly revealed: Revealed
}): ReactNode {
  const name = environmentNames[environment]
  return (
    <>
      <Alert
        className="panel"
        type="warning"
        role="status"
        title="请现在复制到本单位系统里，离开本页后看不到了。"
      />
      <CopiedBlock label={`${name}的appKey`} text={revealed.appKey} />
      {revealed.accessToken !== null && (
        <CopiedBlock label="沙箱访问口令" text={revealed.accessToken} />
      )}
    </>
  )
}

function Waiting({
  environment,
  status,
  onRevealed,
}: EnvironmentProps & { readonly onRevealed: (revealed: Revealed) => void }): ReactNode {
  const { mayAct } = useConnectionRights()
  const name = environmentNames[environment]
  const waits = environment === 'test' ? status.testSecretWaits : status.productionSecretWaits
  const reveal = async () => {
    const params = { path: { environment } }
    const answer = await office.POST('/connections/self/secrets/{environment}/reveal', {
      params,
      body: {},
    })
    if (answer.data !== undefined) onRevealed(answer.data)
    return answer
  }
  const renew = () => office.POST('/connections/self/secrets/test/renewal', { body: {} })
  return (
    <>
      <p role="status">
        {waits
          ? `${name}的appKey还没有领取，领取后只显示一次。`
          : `${name}的appKey已经领取过。${
              environment === 'test' ? '遗失的可以更换。' : '遗失的请联系市财政局非税中心。'
            }`}
      </p>
      {mayAct && (
        <Space wrap>
          {waits && (
            <ReasonButton
              isMain
              label={`领取${name}的appKey`}
              about="appKey只显示这一次，请准备好把它存进本单位系统。查看会留下记录。"
              send={reveal}
            />
          )}
          {environment === 'test' && (
            <ReasonButton
              isGrave
              label="更换测试环境的appKey"
              about="更换后原来的appKey立即失效，正在联调的系统要换成新的。"
              send={renew}
            />
          )}
        </Space>
      )}
    </>
  )
}
