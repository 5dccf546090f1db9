import { useQuery } from '@tanstack/react-query'
import { Alert, Result } from 'antd'
import type { ReactNode } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { faultOf } from '../../api/fault.ts'
import { Asked, PageHeading } from '../../console/page-states.tsx'
import { Moment } from '../../elements/facts.tsx'
import type { Applicant, ApplicationDoor, Applied, DraftKey } from './application.ts'
import { faultLines } from './application.ts'
import { ApplicationBeginning } from './application-beginning.tsx'
import { Editing } from './application-editing.tsx'

const editable = new Set(['draft', 'returned'])

export interface ApplicationPageProps<Data extends Applicant> {
  readonly door: ApplicationDoor<Data>
  /** Ways to other pages. */
  readonly actions: ReactNode
}

/** An application of one kind: verified mail, form, sealed papers, and the clock of the review. */
export function ApplicationPage<Data extends Applicant>(
  props: ApplicationPageProps<Data>,
): ReactNode {
  const { door, actions } = props
  const { hash } = useLocation()
  const [search] = useSearchParams()
  // Behind the #, which no server is told; whoever keeps the address can go on later.
  const [, applicationId, draftToken] = /^#([^~]+)~(.+)$/.exec(hash) ?? []
  return (
    <main className="apply">
      <PageHeading title={door.title} about={door.about} actions={actions} />
      {applicationId === undefined || draftToken === undefined ? (
        <ApplicationBeginning door={door} begun={search.get('application')} />
      ) : (
        <Draft door={door} draftKey={{ applicationId, draftToken }} />
      )}
    </main>
  )
}

function Draft<Data extends Applicant>({
  door,
  draftKey,
}: {
  readonly door: ApplicationDoor<Data>
  readonly draftKey: DraftKey
}): ReactNode {
  const asked = useQuery({
    queryKey: [door.path, draftKey.applicationId],
    queryFn: async () => {
      const { data, error } = await door.read(draftKey)
      if (data === undefined) throw faultOf(error)
      return data
    },
  })
  return (
    <Asked query={asked}>
      {(found) => (
        <>
          <Standing door={door} found={found} />
          {editable.has(found.state) && (
            <Editing
              door={door}
              draftKey={draftKey}
              found={found}
              onChanged={() => void asked.refetch()}
            />
          )}
        </>
      )}
    </Asked>
  )
}

function Standing<Data extends Applicant>({
  door,
  found,
}: {
  readonly door: ApplicationDoor<Data>
  readonly found: Applied<Data>
}): ReactNode {
  if (found.state === 'draft') {
    return (
      <Alert
        className="panel"
        type="info"
        title="草稿会保存，收藏本页地址可以接着填。"
        description={
          <>
            申请编号 <span className="figures">{found.applicationId}</span>，保存至{' '}
            <Moment of={found.savedUntil} />。
          </>
        }
      />
    )
  }
  if (found.state === 'returned') {
    return (
      <Alert
        className="panel"
        type="warning"
        title={`请补正：${found.reason ?? ''}`}
        description={faultLines(door, found.faults).join('；')}
      />
    )
  }
  const { bureauName = null } = found
  return (
    <Result
      status={found.state === 'approved' ? 'success' : 'info'}
      title={found.stateName}
      subTitle={
        <>
          {bureauName !== null && `由${bureauName}审核。`}
          {found.dueAt !== null && found.decidedAt === null && (
            <>
              预计 <Moment of={found.dueAt} /> 前办结。
            </>
          )}
          {found.reason !== null && `原因：${found.reason}`}
          {found.state === 'approved' && door.approved}
        </>
      }
    />
  )
}
