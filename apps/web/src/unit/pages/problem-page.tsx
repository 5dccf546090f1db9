import { Space } from 'antd'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { api, office } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { Asked, PageHeading } from '../../console/page-states.tsx'
import { ReasonButton } from '../../console/reason-button.tsx'
import { problemCharactersMax } from '../../problems/problem.ts'
import { ProblemFacts, ProblemHistory } from '../../problems/problem-parts.tsx'

type Problem =
  paths['/units/self/problems/{problemId}']['get']['responses']['200']['content']['application/json']['problem']

/** A problem of the unit: how it stands, the answer, everything that was said, and what comes next. */
export function ProblemPage(): ReactNode {
  const { problemId = '' } = useParams()
  const params = { path: { problemId } }
  const asked = api.useQuery('get', '/units/self/problems/{problemId}', { params })
  return (
    <Asked query={asked}>
      {({ problem, entries }) => (
        <>
          <PageHeading
            title={problem.title}
            actions={<Link to="/unit/problems">全部问题</Link>}
            about={nextStep(problem)}
          />
          <ProblemFacts problem={problem} />
          <ProblemHistory entries={entries} />
          <Acts problem={problem} />
        </>
      )}
    </Asked>
  )
}

function nextStep({ state, isLate }: Problem): string {
  if (state === 'answered') return '财政部门已经答复。解决了请确认，没有解决可以重新提出。'
  if (state === 'closed') return '已经办结。有新情况可以重新提出。'
  return isLate ? '已经超过答复期限，财政部门看得到。' : '正在等财政部门答复，有新情况可以补充。'
}

const words = { charactersMax: problemCharactersMax } as const

function Acts({ problem }: { readonly problem: Problem }): ReactNode {
  const params = { path: { problemId: problem.problemId } }
  const { version, state } = problem
  const isWaiting = state === 'open' || state === 'in_work'
  return (
    <Space wrap>
      {isWaiting && (
        <ReasonButton
          {...words}
          label="补充说明"
          about="财政部门会看到补充的内容。"
          ask="补充的内容"
          send={(text) =>
            office.POST('/units/self/problems/{problemId}/additions', {
              params,
              body: { version, text },
            })
          }
        />
      )}
      {state === 'answered' && (
        <ReasonButton
          {...words}
          isMain
          label="确认已解决"
          about="问题办结。以后有新情况，可以重新提出。"
          ask="怎样解决的"
          send={(text) =>
            office.POST('/units/self/problems/{problemId}/closing', {
              params,
              body: { version, text },
            })
          }
        />
      )}
      {!isWaiting && (
        <ReasonButton
          {...words}
          label="重新提出"
          about="问题回到待处理，答复期限重新计算，财政部门会收到邮件。"
          ask="还有什么没有解决"
          send={(text) =>
            office.POST('/units/self/problems/{problemId}/reopening', {
              params,
              body: { version, text },
            })
          }
        />
      )}
    </Space>
  )
}
