import { Space } from 'antd'
import type { ReactNode } from 'react'
import { office } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { ReasonButton } from '../../console/reason-button.tsx'
import { Moment } from '../../elements/facts.tsx'
import { useHasRole } from '../parts/rights.ts'

type Recovery =
  paths['/bureaus/lock-recoveries']['get']['responses']['200']['content']['application/json']['recoveries'][number]

/** Stuck locks: asked for by one person, decided by another. */
export function RecoveriesPage(): ReactNode {
  const maySupervise = useHasRole('bureau_supervise')
  return (
    <>
      <PageHeading title="锁定解除" about="一人申请、另一人复核，双方和原因都留在记录里。" />
      <PagedTable<Recovery>
        label="锁定解除"
        queryKey={['recoveries']}
        ask={async (after, signal) => {
          const query = after === null ? {} : { after }
          const { data, error } = await office.GET('/bureaus/lock-recoveries', {
            params: { query },
            signal,
          })
          return error === undefined
            ? { data: { rows: data.recoveries, next: data.next } }
            : { error }
        }}
        rowKey={({ recoveryId }) => recoveryId}
        empty={<EmptyNote text="没有锁定解除的申请。在票据台账里对持有的票据申请。" />}
        columns={[
          {
            title: '票据',
            render: (_value, { billCode, billNumber }) => (
              <span className="figures">
                {billCode} {billNumber}
              </span>
            ),
          },
          { title: '原因', dataIndex: 'reason' },
          { title: '申请', render: (_value, each) => <Moment of={each.requestedAt} /> },
          { title: '状态', dataIndex: 'stateName' },
          { title: '结果', render: (_value, { outcome }) => outcome ?? '—' },
          {
            title: '复核',
            render: (_value, { recoveryId, state }) =>
              maySupervise && state === 'requested' ? <Decide recoveryId={recoveryId} /> : '—',
          },
        ]}
      />
    </>
  )
}

function Decide({ recoveryId }: { readonly recoveryId: string }): ReactNode {
  const params = { path: { recoveryId } }
  return (
    <Space wrap>
      <ReasonButton
        isMain
        label="复核通过"
        about="通过后锁定立即解除，持有单位会收到通知。申请人不能复核自己的申请。"
        send={() =>
          office.POST('/bureaus/lock-recoveries/{recoveryId}/approval', { params, body: {} })
        }
      />
      <ReasonButton
        label="不通过或撤回"
        about="锁定保持不变。"
        ask="原因"
        send={(reason) =>
          office.POST('/bureaus/lock-recoveries/{recoveryId}/decline', {
            params,
            body: { reason },
          })
        }
      />
    </Space>
  )
}
