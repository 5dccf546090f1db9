import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { api } from '../../api/client.ts'
import { ConsoleTable } from '../../console/console-table.tsx'
import { DownloadButton } from '../../console/download-button.tsx'
import { FactsList } from '../../console/facts-list.tsx'
import { Asked, NoRight, PageHeading } from '../../console/page-states.tsx'
import { Moment } from '../../elements/facts.tsx'
import { InvitationChip } from '../parts/invitation-chip.tsx'
import { useHasRole } from '../parts/rights.ts'

const againMs = 5_000

/** What became of the rows of a list. */
export function InvitationPage(): ReactNode {
  const mayInvite = useHasRole('bureau_system')
  const { fileId = '' } = useParams()
  const asked = api.useQuery(
    'get',
    '/bureaus/invitations/{fileId}',
    { params: { path: { fileId } } },
    {
      enabled: mayInvite,
      refetchInterval: ({ state }) => (state.data?.state === 'running' ? againMs : false),
    },
  )
  if (!mayInvite) return <NoRight />
  return (
    <>
      <PageHeading
        title="邀请名单"
        about="每一行办成了什么。结果表里的手机号只显示一部分。"
        actions={
          <>
            <Link to="/bureau/invitations">全部名单</Link>
            <DownloadButton path={`/bureaus/invitations/${fileId}/report`}>
              下载逐行结果
            </DownloadButton>
          </>
        }
      />
      <Asked query={asked}>
        {({ state, rowCount, createdAt, counts }) => (
          <>
            <div className="panel">
              <FactsList
                facts={[
                  ['进度', <InvitationChip key="state" state={state} />],
                  ['行数', rowCount],
                  ['上传', <Moment key="at" of={createdAt} />],
                ]}
              />
            </div>
            <ConsoleTable
              label="办理结果"
              rows={counts}
              rowKey={({ outcome }) => outcome}
              columns={[
                { title: '结果', dataIndex: 'outcomeName' },
                { title: '行数', dataIndex: 'rows', align: 'right', className: 'figures' },
              ]}
            />
          </>
        )}
      </Asked>
    </>
  )
}
