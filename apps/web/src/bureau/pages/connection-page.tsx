import { Alert, Card } from 'antd'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { api } from '../../api/client.ts'
import { FactsList } from '../../console/facts-list.tsx'
import { Asked, PageHeading } from '../../console/page-states.tsx'
import { Moment } from '../../elements/facts.tsx'
import { ConnectionStanding } from '../parts/connection-standing.tsx'
import { JointTestForm } from '../parts/joint-test-form.tsx'
import { SignOff } from '../parts/sign-off.tsx'
import { TestReports } from '../parts/test-reports.tsx'
import type { Connection } from '../parts/connections.tsx'
import { actingNames, Walk } from '../parts/connections.tsx'

/** One unit by system: its walk, what is next, and what the bureau does at each step. */
export function ConnectionPage(): ReactNode {
  const { unitId = '' } = useParams()
  const params = { path: { unitId } }
  const asked = api.useQuery('get', '/bureaus/connections/{unitId}', { params })
  return (
    <Asked query={asked}>
      {(found) => (
        <>
          <PageHeading
            title={found.unitName}
            about={`${found.stepName}，${found.accountStateName}`}
            actions={<ConnectionStanding of={found} />}
          />
          <Walk of={found} />
          <Alert
            className="panel"
            type={found.acts === 'centre' ? 'warning' : 'info'}
            title={found.next}
            description={
              <>
                {found.acts !== 'nobody' && `等${actingNames[found.acts] ?? found.acts}，`}自{' '}
                <Moment of={found.since} />
              </>
            }
          />
          <SignOff of={found} />
          <JointTestForm of={found} />
          <TestReports unitId={unitId} />
          <Card className="panel" title="对接情况">
            <FactsList facts={factsOf(found)} />
          </Card>
        </>
      )}
    </Asked>
  )
}

const momentOr = (at: string | null, otherwise: string): ReactNode =>
  at === null ? otherwise : <Moment of={at} />

function factsOf(found: Connection): readonly (readonly [string, ReactNode])[] {
  const { firstBill } = found
  return [
    [
      '统一社会信用代码',
      <span key="code" className="figures">
        {found.creditCode}
      </span>,
    ],
    [
      '单位账户',
      <Link key="unit" to={`/bureau/units/${found.unitId}`}>
        查看账户
      </Link>,
    ],
    ['业务系统', `${found.systemName}（${found.vendorName}）`],
    ['测试环境应用', found.sandbox?.appId ?? '还没有开通'],
    ['正式环境应用', found.production?.appId ?? '还没有开通'],
    ['测试环境地址', endpointText(found.testEndpoint)],
    ['正式环境地址', endpointText(found.productionEndpoint)],
    ['单位确认', momentOr(found.unitSignedAt, '还没有确认')],
    ['中心确认', momentOr(found.centreSignedAt, '还没有确认')],
    ['首笔票据', firstBill === null ? '还没有' : <FirstBill of={firstBill} />],
    ['正式运行', momentOr(found.liveAt, '还没有')],
    ['报文配额', found.quotaPerMinute === null ? '—' : `每分钟 ${found.quotaPerMinute} 条`],
    ['差错率', found.faultsPerMille === null ? '没有登记' : `每千笔 ${found.faultsPerMille} 笔`],
  ]
}

function endpointText(endpoint: Connection['testEndpoint']): string {
  return endpoint === null ? '—' : `${endpoint.addresses.join('、')}，端口 ${endpoint.port}`
}

function FirstBill({ of }: { readonly of: NonNullable<Connection['firstBill']> }): ReactNode {
  const reports = of.reportedAt === null ? '已锁定' : '已报销'
  const reached = of.postedAt === null ? reports : '已入账'
  return (
    <span className="figures">
      {of.billCode} {of.billNumber}，{reached}
    </span>
  )
}
