import type { ReactNode } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { api, office } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { Asked, EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { Moment } from '../../elements/facts.tsx'
import { ActResults } from '../parts/act-results.tsx'

type Act =
  paths['/desk/acts']['get']['responses']['200']['content']['application/json']['items'][number]
const askAgainMs = 5_000

/** Everything that the unit did, newest first. */
export function RecordsPage(): ReactNode {
  return (
    <>
      <PageHeading title="办理记录" about="每次办理和它的逐张结果。" />
      <PagedTable<Act>
        label="办理记录"
        queryKey={['acts']}
        ask={async (after, signal) => {
          const query = after === null ? {} : { after }
          const { data, error } = await office.GET('/desk/acts', { params: { query }, signal })
          return error === undefined ? { data: { rows: data.items, next: data.next } } : { error }
        }}
        rowKey={({ actId }) => actId}
        empty={<EmptyNote text="还没有办理过。" />}
        columns={[
          {
            title: '办理',
            render: (_value, { actId, title }) => (
              <Link to={`/unit/records/${actId}`}>{title}</Link>
            ),
          },
          { title: '票据数', dataIndex: 'itemCount', align: 'right' },
          {
            title: '答复',
            render: (_value, { isSettled }) => (isSettled ? '全部有结果' : '等待答复'),
          },
          { title: '时间', render: (_value, { createdAt }) => <Moment of={createdAt} /> },
        ]}
      />
    </>
  )
}

/** What came of one act; asked again while something is open. */
export function RecordPage(): ReactNode {
  const { actId = '' } = useParams()
  const [search] = useSearchParams()
  const asked = api.useQuery(
    'get',
    '/desk/acts/{actId}',
    { params: { path: { actId } } },
    {
      refetchInterval: ({ state }) => (state.data?.act.isSettled === false ? askAgainMs : false),
    },
  )
  return (
    <Asked query={asked}>
      {(answer) => (
        <ActResults title={answer.act.title} answer={answer} caseId={search.get('case')} />
      )}
    </Asked>
  )
}
