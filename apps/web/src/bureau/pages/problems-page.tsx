import { Card, Select, Space } from 'antd'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { api, office } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { useAddressFilters } from '../../console/address-filters.ts'
import { DownloadButton } from '../../console/download-button.tsx'
import { ChoiceFilter, FilterBar } from '../../console/filter-fields.tsx'
import { Asked, EmptyNote, PageHeading } from '../../console/page-states.tsx'
import type { PagedTableProps } from '../../console/paged-table.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { ReasonButton } from '../../console/reason-button.tsx'
import { problemCharactersMax, problemStates } from '../../problems/problem.ts'
import { ProblemForm } from '../../problems/problem-form.tsx'
import {
  ProblemChip,
  ProblemClock,
  ProblemFacts,
  ProblemHistory,
} from '../../problems/problem-parts.tsx'
import { Colleague, ColleagueButton } from '../parts/colleague-button.tsx'
import { useHasRole } from '../parts/rights.ts'

/** Who works on problems. */
const problemRoles = ['bureau_review', 'bureau_supervise', 'bureau_system'] as const
type Problem =
  paths['/bureaus/problems']['get']['responses']['200']['content']['application/json']['problems'][number]
type Query = NonNullable<paths['/bureaus/problems']['get']['parameters']['query']>

/** What does not work, from institutions and units, with owner, answer and clock. */
export function ProblemsPage(): ReactNode {
  const narrowed = useAddressFilters(['state', 'late'])
  const { filters } = narrowed
  const mayRaise = useHasRole(...problemRoles)
  return (
    <>
      <PageHeading
        title="问题反馈"
        about="机构和单位反映的问题，逐件答复、办结。"
        actions={<DownloadButton path="/bureaus/problems.csv">导出问题清单</DownloadButton>}
      />
      <FilterBar label="筛选问题">
        <ChoiceFilter
          of={narrowed}
          name="state"
          label="状态"
          all="全部状态"
          choices={problemStates}
        />
        <ChoiceFilter
          of={narrowed}
          name="late"
          label="时限"
          all="全部时限"
          choices={{ true: '已超时' }}
        />
      </FilterBar>
      <PagedTable<Problem>
        label="问题"
        queryKey={['problems', filters]}
        ask={async (after, signal) => {
          const query = { ...filters, ...(after !== null && { after }) } as Query
          const { data, error } = await office.GET('/bureaus/problems', {
            params: { query },
            signal,
          })
          return error === undefined
            ? { data: { rows: data.problems, next: data.next } }
            : { error }
        }}
        rowKey={({ problemId }) => problemId}
        empty={
          <EmptyNote text="没有这样的问题。单位在自己的账户里可以反映，也可以在下面代为登记。" />
        }
        columns={columns}
      />
      {mayRaise && (
        <Card title="登记一个问题">
          <RaisedProblem />
        </Card>
      )}
    </>
  )
}

/** A problem that the bureau raises, for an institution or for itself. */
function RaisedProblem(): ReactNode {
  const { data } = api.useQuery('get', '/bureaus/rollout/institutions')
  const [institutionId, setInstitutionId] = useState<string | null>(null)
  return (
    <>
      <Select
        aria-label="代哪个机构登记"
        style={{ minWidth: 240, maxWidth: '100%', marginBottom: 12 }}
        value={institutionId ?? ''}
        options={[
          { value: '', label: '本级自己的问题' },
          ...(data?.institutions ?? []).map((each) => ({
            value: each.institutionId,
            label: `代${each.name}登记`,
          })),
        ]}
        onChange={(value) => setInstitutionId(value === '' ? null : value)}
      />
      <ProblemForm
        draftName="bureau-problem"
        label="登记"
        send={(body) => office.POST('/bureaus/problems', { body: { ...body, institutionId } })}
      />
    </>
  )
}

const columns: PagedTableProps<Problem>['columns'] = [
  {
    title: '问题',
    width: 320,
    render: (_value, { problemId, title }) => (
      <Link to={`/bureau/problems/${problemId}`}>{title}</Link>
    ),
  },
  { title: '来自', width: 200, render: (_value, problem) => raiserOf(problem) },
  { title: '办理人', width: 110, render: (_value, { ownerId }) => <Colleague userId={ownerId} /> },
  { title: '程度', width: 90, dataIndex: 'severityName' },
  { title: '状态', width: 110, render: (_value, problem) => <ProblemChip {...problem} /> },
  { title: '时限', width: 130, render: (_value, problem) => <ProblemClock {...problem} /> },
]

const raiserOf = ({ unitName, institutionName }: Problem) => unitName ?? institutionName ?? '本级'

/** One problem with everything that was said, and what comes next. */
export function ProblemPage(): ReactNode {
  const { problemId = '' } = useParams()
  const params = { path: { problemId } }
  const asked = api.useQuery('get', '/bureaus/problems/{problemId}', { params })
  const mayWork = useHasRole(...problemRoles)
  return (
    <Asked query={asked}>
      {({ problem, entries }) => (
        <>
          <PageHeading
            title={problem.title}
            actions={<Link to="/bureau/problems">全部问题</Link>}
          />
          <ProblemFacts
            problem={problem}
            from={raiserOf(problem)}
            owner={<Colleague userId={problem.ownerId} />}
          />
          <ProblemHistory entries={entries} />
          {mayWork && <ProblemActs problem={problem} />}
        </>
      )}
    </Asked>
  )
}

function ProblemActs({ problem }: { readonly problem: Problem }): ReactNode {
  const params = { path: { problemId: problem.problemId } }
  const { version, state } = problem
  return (
    <Space wrap>
      {state !== 'closed' && (
        <ColleagueButton
          label="交办"
          about="由这位同事办理，他会收到邮件。"
          roles={problemRoles}
          send={(ownerId) =>
            office.POST('/bureaus/problems/{problemId}/owner', {
              params,
              body: { version, ownerId },
            })
          }
        />
      )}
      {(state === 'open' || state === 'in_work') && (
        <ReasonButton
          isMain
          label="答复"
          charactersMax={problemCharactersMax}
          about="答复会发邮件告诉提出的单位。"
          ask="答复"
          send={(text) =>
            office.POST('/bureaus/problems/{problemId}/answer', { params, body: { version, text } })
          }
        />
      )}
      {state === 'answered' && (
        <ReasonButton
          isMain
          label="办结"
          charactersMax={problemCharactersMax}
          about="办结后可以在有新情况时重新打开。"
          ask="办结的说明"
          send={(text) =>
            office.POST('/bureaus/problems/{problemId}/closing', {
              params,
              body: { version, text },
            })
          }
        />
      )}
      {(state === 'answered' || state === 'closed') && (
        <ReasonButton
          label="重新打开"
          about="问题回到处理中。"
          ask="重新打开的原因"
          send={(reason) =>
            office.POST('/bureaus/problems/{problemId}/reopening', {
              params,
              body: { version, reason },
            })
          }
        />
      )}
      {state !== 'closed' && (
        <ReasonButton
          label="内部记录"
          charactersMax={problemCharactersMax}
          about="只有财政人员看得到。"
          ask="记录"
          send={(text) =>
            office.POST('/bureaus/problems/{problemId}/notes', { params, body: { version, text } })
          }
        />
      )}
    </Space>
  )
}
