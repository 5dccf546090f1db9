import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { office } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { Age } from '../../elements/facts.tsx'

type Case =
  paths['/desk/cases']['get']['responses']['200']['content']['application/json']['items'][number]
type CaseState = NonNullable<
  NonNullable<paths['/desk/cases']['get']['parameters']['query']>['state']
>
const states = [
  ['', '全部'],
  ['submitted', '已提交'],
  ['accepted', '已受理'],
  ['more_asked', '待补充'],
  ['finished', '已办结'],
  ['refused', '未受理'],
  ['withdrawn', '已撤回'],
] as const

/** Reimbursements that people submitted. */
export function CasesPage(): ReactNode {
  const [search, setSearch] = useSearchParams()
  const state = search.get('state') ?? ''
  const navigate = useNavigate()
  return (
    <>
      <PageHeading title="报销事项" about="个人提交的报销，从受理到办结。" />
      <div className="filters" role="search" aria-label="筛选报销事项">
        <Segmented
          aria-label="状态"
          value={state}
          options={states.map(([value, label]) => ({ value, label }))}
          onChange={(value) => setSearch(value === '' ? {} : { state: value })}
        />
      </div>
      <PagedTable<Case>
        label="报销事项"
        queryKey={['cases', state]}
        ask={async (after, signal) => {
          const query = {
            ...(after !== null && { after }),
            ...(state !== '' && { state: state as CaseState }),
          }
          const { data, error } = await office.GET('/desk/cases', { params: { query }, signal })
          return error === undefined ? { data: { rows: data.items, next: data.next } } : { error }
        }}
        rowKey={({ caseId }) => caseId}
        onOpen={({ caseId }) => void navigate(`/unit/cases/${caseId}`)}
        empty={<EmptyNote text="没有报销事项。员工或群众在手机上提交后，会出现在这里。" />}
        columns={[
          {
            title: '申请人',
            render: (_value, { caseId, form }) => (
              <Link to={`/unit/cases/${caseId}`}>{form.applicantName}</Link>
            ),
          },
          { title: '事由', render: (_value, { form }) => form.reason },
          { title: '用途', dataIndex: 'purposeName' },
          { title: '票据', align: 'right', render: (_value, { bills }) => bills.length },
          { title: '状态', dataIndex: 'stateName' },
          { title: '提交', render: (_value, { submittedAt }) => <Age of={submittedAt} /> },
        ]}
      />
    </>
  )
}
