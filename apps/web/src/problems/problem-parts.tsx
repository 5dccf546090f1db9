import { Card } from 'antd'
import type { ReactNode } from 'react'
import { FactsList } from '../console/facts-list.tsx'
import { Chip } from '../elements/chip.tsx'
import { Age, Moment } from '../elements/facts.tsx'
import type { ProblemState } from './problem.ts'
import { looks } from './problem.ts'
import './problems.css'

/** What of a problem both sides see. */
export interface SeenProblem {
  readonly text: string
  readonly answer: string | null
  readonly severityName: string
  readonly state: string
  readonly stateName: string
  readonly raisedAt: string
  readonly dueAt: string
  readonly answeredAt: string | null
  readonly isLate: boolean
}

type State = Pick<SeenProblem, 'state' | 'stateName'>

/** How a problem stands. */
export function ProblemChip({ state, stateName }: State): ReactNode {
  const [tone, icon] = looks[state as ProblemState]
  return (
    <Chip tone={tone} icon={icon}>
      {stateName}
    </Chip>
  )
}

/** How long there is until an answer is due, or that the time is over; nothing once it was answered. */
export function ProblemClock({
  isLate,
  dueAt,
  answeredAt,
}: Pick<SeenProblem, 'isLate' | 'dueAt' | 'answeredAt'>): ReactNode {
  if (isLate) {
    return (
      <Chip tone="warn" icon="warn">
        已超时
      </Chip>
    )
  }
  return answeredAt === null ? <Age of={dueAt} /> : '—'
}

/** What was written, how it stands, and the answer. */
export function ProblemFacts({
  problem,
  from,
  owner,
}: {
  readonly problem: SeenProblem
  /** Who raised it, for whom that is not plain. */
  readonly from?: string
  /** Who works on it, for whoever may know. */
  readonly owner?: ReactNode
}): ReactNode {
  const { text, answer, severityName, raisedAt, dueAt, answeredAt } = problem
  return (
    <Card className="panel">
      <p className="said">{text}</p>
      <FactsList
        facts={[
          ['状态', <ProblemChip key="state" {...problem} />],
          ['程度', severityName],
          ...(from === undefined ? [] : [['来自', from] as const]),
          ...(owner === undefined ? [] : [['办理人', owner] as const]),
          ['提出', <Moment key="raised" of={raisedAt} />],
          answeredAt === null
            ? ['答复期限', <Moment key="due" of={dueAt} />]
            : ['答复时间', <Moment key="answered" of={answeredAt} />],
          [
            '答复',
            <span key="answer" className="said">
              {answer ?? '还没有答复'}
            </span>,
          ],
        ]}
      />
    </Card>
  )
}

export interface SeenEntry {
  readonly entryNumber: number
  readonly at: string
  readonly actorKind: string
  readonly actionName: string
  readonly text: string
}

/** Everything that was said and done about a problem, in its order. */
export function ProblemHistory({ entries }: { readonly entries: readonly SeenEntry[] }): ReactNode {
  return (
    <Card className="panel" title="经过">
      <ol className="problem-history">
        {entries.map(({ entryNumber, at, actorKind, actionName, text }) => (
          <li key={entryNumber}>
            <strong>{actionName}</strong>{' '}
            <small>
              {actorKind === 'bureau' ? '财政部门' : '单位'} <Moment of={at} />
            </small>
            <p className="said">{text}</p>
          </li>
        ))}
      </ol>
    </Card>
  )
}
