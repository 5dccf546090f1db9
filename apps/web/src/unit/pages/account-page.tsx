import { Button, Card, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { api, office, queries } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { useAct } from '../../api/use-act.ts'
import { ConsoleTable } from '../../console/console-table.tsx'
import { FactsList } from '../../console/facts-list.tsx'
import { Asked, NoRight, PageHeading } from '../../console/page-states.tsx'
import { Moment } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { useRights } from '../parts/rights.ts'

type Account = paths['/units/self']['get']['responses']['200']['content']['application/json']
type Filed =
  paths['/units/self/applications']['get']['responses']['200']['content']['application/json']['applications'][number]
const kindNames: Readonly<Record<string, string>> = {
  opening: '开通',
  change: '变更',
  closing: '注销',
}

/** The account of the unit: its data, its applications, changes and closing. */
export function AccountPage(): ReactNode {
  const { mayApply } = useRights()
  const account = api.useQuery('get', '/units/self')
  const applications = api.useQuery('get', '/units/self/applications')
  const changes = mayApply ? <Changes /> : <NoRight />
  return (
    <>
      <PageHeading title="单位账户" about="本单位的登记信息和办过的申请。" />
      <Asked query={account}>{(found) => <Facts found={found} />}</Asked>
      <Card className="panel" title="申请">
        <Asked query={applications}>
          {({ applications: rows }) => (
            <ConsoleTable<Filed>
              label="申请"
              rows={rows}
              rowKey={({ applicationId }) => applicationId}
              columns={[
                { title: '种类', render: (_value, { kind }) => kindNames[kind] ?? kind },
                { title: '状态', dataIndex: 'stateName' },
                {
                  title: '提交',
                  render: (_value, { submittedAt }) =>
                    submittedAt === null ? '—' : <Moment of={submittedAt} />,
                },
                {
                  title: '办结',
                  render: (_value, { decidedAt }) =>
                    decidedAt === null ? '—' : <Moment of={decidedAt} />,
                },
                { title: '说明', render: (_value, { reason }) => reason ?? '' },
              ]}
            />
          )}
        </Asked>
      </Card>
      {account.data?.kind === 'by_system' ? <BySystem /> : changes}
    </>
  )
}

function Facts({ found }: { readonly found: Account }): ReactNode {
  const { data } = found
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['单位全称', found.unitName],
    ['统一社会信用代码', found.creditCode],
    ['状态', `${found.stateName}${found.stateReason === null ? '' : `（${found.stateReason}）`}`],
    ['通信地址', data.address ?? '—'],
    ['法人', data.legalRepresentative?.name ?? '—'],
    ['经办人', data.handler?.name ?? '—'],
    ['经办人手机', data.handler?.mobile ?? '—'],
    ['经办人邮箱', data.handler?.email ?? '—'],
    ['开通', found.openedAt === null ? '—' : <Moment key="opened" of={found.openedAt} />],
  ]
  return (
    <Card className="panel" title="登记信息">
      <FactsList facts={facts} />
    </Card>
  )
}

/** A unit by system changes and leaves in another place. */
function BySystem(): ReactNode {
  return (
    <Card className="panel" title="变更和退出">
      <p>
        地址和公钥在<Link to="/unit/connection/access">密钥和地址</Link>中变更；不再对接的，在
        <Link to="/unit/connection/go-live">确认和上线</Link>中退出。
      </p>
    </Card>
  )
}

function Changes(): ReactNode {
  const [reason, setReason] = useState('')
  const act = useAct()
  const change = async () => {
    const answer = await act.run(() => office.POST('/units/self/changes', { body: {} }))
    if (answer?.data === undefined) return
    const { applicationId, draftToken } = answer.data
    // The form of a change is the form of an application, opened by its token.
    location.assign(`/unit/apply#${applicationId}~${draftToken}`)
  }
  const close = async () => {
    const body = { reason: reason.trim() }
    const answer = await act.run(() => office.POST('/units/self/closing', { body }))
    if (answer !== null) await queries.invalidateQueries()
  }
  return (
    <Card className="panel" title="变更和注销">
      <p>单位信息或经办人变了，填变更申请，由财政部门审核。</p>
      <Button loading={act.isBusy} onClick={() => void change()}>
        申请变更
      </Button>
      <p style={{ marginTop: 16 }}>不再使用的，可以申请注销。还持有锁定的票据时不能注销。</p>
      <Input
        aria-label="注销原因"
        placeholder="注销原因"
        maxLength={150}
        style={{ maxWidth: 360, marginRight: 8 }}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Popconfirm title="确认申请注销单位账户？" onConfirm={() => void close()}>
        <Button danger loading={act.isBusy} disabled={reason.trim() === ''}>
          申请注销
        </Button>
      </Popconfirm>
      {act.fault !== null && <FaultNote error={act.fault} />}
    </Card>
  )
}
