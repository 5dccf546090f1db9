import { Card, Progress } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { api } from '../../api/client.ts'
import { Asked } from '../../console/page-states.tsx'
import { Chip } from '../../elements/chip.tsx'
import type { KeptReport, RequiredMessage } from './connection.ts'
import './connection.css'

export interface CoverageProps {
  /** The latest report; null where none was given. */
  readonly latest: KeptReport | null
}

interface Covered extends RequiredMessage {
  readonly passed: number
}

/** How many of the cases of a message passed in a report: all of them, unless the report says what is missing. */
function coveredBy(latest: KeptReport | null, required: RequiredMessage): Covered {
  const missing = latest?.missing.find(({ message }) => message === required.message)
  const passed = missing?.passed ?? (latest === null ? 0 : required.cases.length)
  return { ...required, passed }
}

/** The required messages with how far the latest report shows them. */
export function Coverage({ latest }: CoverageProps): ReactNode {
  const asked = api.useQuery('get', '/connections/self/required-cases')
  return (
    <Card className="panel" title="必测报文">
      <Asked query={asked}>
        {({ items }) => {
          const rows = items.map((required) => coveredBy(latest, required))
          const passed = rows.reduce((sum, row) => sum + row.passed, 0)
          const total = rows.reduce((sum, row) => sum + row.cases.length, 0)
          return (
            <>
              <Progress
                aria-label="必测用例的通过进度"
                percent={Math.floor((passed / total) * 100)}
                format={() => `${passed} / ${total}`}
              />
              {passed === total && (
                <p role="status">
                  必测用例全部通过，<Link to="/unit/connection/go-live">去确认联调通过</Link>。
                </p>
              )}
              <CoverageList rows={rows} />
            </>
          )
        }}
      </Asked>
    </Card>
  )
}

function CoverageList({ rows }: { readonly rows: readonly Covered[] }): ReactNode {
  return (
    <ul className="coverage" aria-label="必测报文">
      {rows.map(({ message, title, passed, cases }) => {
        const isWhole = passed === cases.length
        return (
          <li key={message}>
            <strong>{title}</strong>
            <code>{message}</code>
            <Chip
              key={isWhole ? 'whole' : 'partial'}
              tone={isWhole ? 'good' : 'warn'}
              icon={isWhole ? 'done' : 'clock'}
            >
              {isWhole ? '全部通过' : `还缺 ${cases.length - passed} 项`}
            </Chip>
            <span className="figures">
              {passed} / {cases.length}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
