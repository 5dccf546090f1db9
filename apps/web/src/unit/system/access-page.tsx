import { Card } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api/client.ts'
import { Asked, PageHeading } from '../../console/page-states.tsx'
import { AddressesCard } from './addresses-card.tsx'
import { CredentialsCard } from './credentials-card.tsx'
import type { ConnectionStatus, Environment } from './connection.ts'
import { environmentNames } from './connection.ts'
import { KeysCard } from './keys-card.tsx'

/** Credentials, public keys and addresses of the sandbox and of production. */
export function AccessPage(): ReactNode {
  const own = api.useQuery('get', '/connections/self')
  return (
    <>
      <PageHeading
        title="密钥和地址"
        about="平台分配给本单位的凭证、本单位的公钥，以及允许访问的IP地址。"
      />
      <Asked query={own}>
        {(status) => (
          <>
            <EnvironmentPart environment="test" status={status} />
            <EnvironmentPart environment="production" status={status} />
          </>
        )}
      </Asked>
    </>
  )
}

function EnvironmentPart({
  environment,
  status,
}: {
  readonly environment: Environment
  readonly status: ConnectionStatus
}): ReactNode {
  const name = environmentNames[environment]
  const isAllotted = (environment === 'test' ? status.sandbox : status.production) !== null
  return (
    <section aria-labelledby={`of-${environment}`}>
      <h2 id={`of-${environment}`}>{name}</h2>
      {isAllotted ? (
        <CredentialsCard environment={environment} status={status} />
      ) : (
        <Card className="panel" title="凭证">
          <p>
            {environment === 'test'
              ? '平台正在准备测试环境，完成后在这里领取凭证。'
              : '双方确认联调通过、正式环境开通后，在这里领取凭证。'}
          </p>
        </Card>
      )}
      {status.sandbox !== null && <KeysCard environment={environment} />}
      <AddressesCard environment={environment} status={status} />
    </section>
  )
}
