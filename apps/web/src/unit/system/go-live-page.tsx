import { Card } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { api, office } from '../../api/client.ts'
import { FactsList } from '../../console/facts-list.tsx'
import { Asked, PageHeading } from '../../console/page-states.tsx'
import { ReasonButton } from '../../console/reason-button.tsx'
import { Moment } from '../../elements/facts.tsx'
import type { ConnectionStatus } from './connection.ts'
import { useConnectionRights } from './connection-rights.ts'
import { FirstBill } from './first-bill.tsx'
import { isPresent } from './unit-keys.ts'

/** While the centre or the platform has to act, the page looks so often whether they did. */
const lookAgainMs = 10_000

/** Sign-off by both, the production environment, the first bill, and the end of it all. */
export function GoLivePage(): ReactNode {
  const own = api.useQuery('get', '/connections/self', {}, { refetchInterval: lookAgainMs })
  return (
    <>
      <PageHeading
        title="确认和上线"
        about="双方确认联调通过，开通正式环境，用一张0.01元的票据走通全程。"
      />
      <Asked query={own}>
        {(status) => (
          <>
            <SignOff status={status} />
            <Production status={status} />
            <FirstBill status={status} />
            {status.step !== 'closed' && <Leaving />}
          </>
        )}
      </Asked>
    </>
  )
}

const signedAt = (at: string | null): ReactNode => (at === null ? '还没有确认' : <Moment of={at} />)

function SignOff({ status }: { readonly status: ConnectionStatus }): ReactNode {
  const { mayAct } = useConnectionRights()
  const keys = api.useQuery('get', '/connections/self/keys')
  const hasKey = keys.data?.items.some((key) => isPresent(key, 'production')) === true
  const maySign = status.step === 'signing' && status.unitSignedAt === null && mayAct
  return (
    <Card className="panel" title="1 双方确认联调通过">
      <FactsList
        facts={[
          ['测试用例', status.reportId === null ? '还没有齐全的报告' : '齐全'],
          ['正式环境公钥', hasKey ? '已验证' : '还没有验证'],
          ['本单位', signedAt(status.unitSignedAt)],
          ['市财政局非税中心', signedAt(status.centreSignedAt)],
        ]}
      />
      {status.reportId === null && (
        <p>
          先<Link to="/unit/connection/conformance">提交用例齐全的测试报告</Link>。
        </p>
      )}
      {maySign && !hasKey && (
        <p>
          先<Link to="/unit/connection/access">提交并验证正式环境公钥</Link>。
        </p>
      )}
      {maySign && hasKey && (
        <ReasonButton
          isMain
          label="确认联调通过"
          about="确认后由市财政局非税中心再确认，平台随即按联调申请表上的地址开通正式环境。"
          send={() => office.POST('/connections/self/sign-off', { body: {} })}
        />
      )}
    </Card>
  )
}

function Production({ status }: { readonly status: ConnectionStatus }): ReactNode {
  const { production, quotaPerMinute, faultsPerMille, productionSecretWaits } = status
  if (production === null) {
    return (
      <Card className="panel" title="2 正式环境">
        <p>
          {status.step === 'enrolling'
            ? '平台正在登记，完成后以邮件通知。'
            : '双方确认后由平台开通。'}
        </p>
      </Card>
    )
  }
  return (
    <Card className="panel" title="2 正式环境">
      <FactsList
        facts={[
          ['appId', <code key="app">{production.appId}</code>],
          ['报文访问地址', <code key="url">{production.baseUrl}</code>],
          ['报文配额', quotaPerMinute === null ? '—' : `每分钟 ${quotaPerMinute} 条`],
          ['差错', faultsPerMille === null ? '还没有登记' : `每千条 ${faultsPerMille} 条`],
        ]}
      />
      <p>
        <Link to="/unit/connection/access">
          {productionSecretWaits ? '领取正式环境的appKey' : '查看正式环境的凭证和公钥'}
        </Link>
      </p>
    </Card>
  )
}

function Leaving(): ReactNode {
  const { mayAct } = useConnectionRights()
  if (!mayAct) return null
  return (
    <Card className="panel" title="退出对接">
      <p>不再对接的，先解锁或办结所有锁定再退出。退出后两个环境的凭证失效，账号停用。</p>
      <ReasonButton
        isGrave
        label="退出对接"
        about="退出后不能恢复，重新对接要重新申请。"
        ask="退出的原因"
        send={(reason) => office.POST('/connections/self/end', { body: { reason } })}
      />
    </Card>
  )
}
