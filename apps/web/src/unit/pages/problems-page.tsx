import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { office } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { Age } from '../../elements/facts.tsx'
import { ProblemChip, ProblemClock } from '../../problems/problem-parts.tsx'

type Problem =
  paths['/units/self/problems']['get']['responses']['200']['content']['application/json']['problems'][number]

const toNew = <Link to="/unit/problems/new">反馈一个问题</Link>

/** What the unit raised at its bureau, newest first. */
export function ProblemsPage(): ReactNode {
  return (
    <>
      <PageHeading
        title="问题反馈"
        about="用平台时遇到的问题，由本地财政部门答复。"
        actions={toNew}
      />
      <PagedTable<Problem>
        label="问题"
        queryKey={['own-problems']}
        ask={async (after, signal) => {
          const query = after === null ? {} : { after }
          const { data, error } = await office.GET('/units/self/problems', {
            params: { query },
            signal,
          })
          return error === undefined
            ? { data: { rows: data.problems, next: data.next } }
            : { error }
        }}
        rowKey={({ problemId }) => problemId}
        empty={
          <EmptyNote text="还没有反馈过问题。写清在哪一页、看到什么代码，财政部门会在期限内答复。">
            {toNew}
          </EmptyNote>
        }
        columns={[
          {
            title: '问题',
            width: 200,
            render: (_value, { problemId, title }) => (
              <Link to={`/unit/problems/${problemId}`}>{title}</Link>
            ),
          },
          {
            title: '状态',
            width: 120,
            render: (_value, problem) => <ProblemChip {...problem} />,
          },
          { title: '程度', width: 90, dataIndex: 'severityName' },
          { title: '提出', width: 140, render: (_value, { raisedAt }) => <Age of={raisedAt} /> },
          {
            title: '答复期限',
            width: 130,
            render: (_value, problem) => <ProblemClock {...problem} />,
          },
        ]}
      />
    </>
  )
}
