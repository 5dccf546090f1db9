import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'
import { api, office } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { Asked, EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { Chip } from '../../elements/chip.tsx'
import { Age } from '../../elements/facts.tsx'
import { Colleague } from '../parts/colleague-button.tsx'
import { reviewPath } from '../parts/review-path.ts'

type Waiting =
  paths['/bureaus/review-queues/{name}']['get']['responses']['200']['content']['application/json']['cases'][number]

/** What waits for review, with its clock. */
export function QueuesPage(): ReactNode {
  const [search, setSearch] = useSearchParams()
  const asked = api.useQuery('get', '/bureaus/review-queues')
  return (
    <>
      <PageHeading title="待审" about="提交到本级的申请，快到期的先办。" />
      <Asked query={asked}>
        {({ queues }) => {
          const name = search.get('queue') ?? queues[0]?.name ?? ''
          return (
            <>
              <div className="filters">
                <Segmented
                  aria-label="种类"
                  value={name}
                  options={queues.map((queue) => ({ value: queue.name, label: queue.title }))}
                  onChange={(queue) => setSearch({ queue })}
                />
              </div>
              {name !== '' && <Queue name={name} />}
            </>
          )
        }}
      </Asked>
    </>
  )
}

function Queue({ name }: { readonly name: string }): ReactNode {
  return (
    <PagedTable<Waiting>
      label="待审"
      queryKey={['queue', name]}
      ask={async (after, signal) => {
        const params = { path: { name }, query: after === null ? {} : { after } }
        const { data, error } = await office.GET('/bureaus/review-queues/{name}', {
          params,
          signal,
        })
        return error === undefined ? { data: { rows: data.cases, next: data.next } } : { error }
      }}
      rowKey={({ caseId }) => caseId}
      empty={<EmptyNote text="没有待审的申请。单位提交后会出现在这里。" />}
      columns={[
        {
          title: '单位',
          render: (_value, each) => (
            <Link to={reviewPath(name, each)}>{each.unitName || '（未填单位名称）'}</Link>
          ),
        },
        { title: '事项', dataIndex: 'subject' },
        { title: '信用代码', dataIndex: 'creditCode', className: 'figures' },
        { title: '状态', dataIndex: 'state' },
        {
          title: '受理人',
          render: (_value, { assignedTo }) =>
            assignedTo === null ? '未受理' : <Colleague userId={assignedTo} />,
        },
        { title: '提交', render: (_value, { submittedAt }) => <Age of={submittedAt} /> },
        {
          title: '时限',
          render: (_value, { dueAt, isLate }) =>
            isLate ? (
              <Chip tone="warn" icon="warn">
                已超时
              </Chip>
            ) : (
              <Age of={dueAt} />
            ),
        },
      ]}
    />
  )
}
