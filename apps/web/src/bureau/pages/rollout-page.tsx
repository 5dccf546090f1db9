import { dateAt } from '@piaoqiao/domain'
import { Alert, Button, Card, Progress, Select } from 'antd'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { api, office, queries } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { useAct } from '../../api/use-act.ts'
import { ConsoleTable } from '../../console/console-table.tsx'
import { DownloadButton } from '../../console/download-button.tsx'
import { Asked, EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { ReasonButton } from '../../console/reason-button.tsx'
import { Chip } from '../../elements/chip.tsx'
import { Day } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { useHasRole } from '../parts/rights.ts'

type Duty =
  paths['/bureaus/rollout/duties']['get']['responses']['200']['content']['application/json']['duties'][number]
type DutyState = NonNullable<
  NonNullable<paths['/bureaus/rollout/duties']['get']['parameters']['query']>['state']
>
const states = [
  { value: '', label: '全部任务' },
  { value: 'late', label: '已逾期' },
  { value: 'open', label: '未完成' },
  { value: 'done', label: '已完成' },
]

/** How the reform is carried out: milestones, institutions, and every duty with its day. */
export function RolloutPage(): ReactNode {
  const progress = api.useQuery('get', '/bureaus/rollout/progress')
  return (
    <>
      <PageHeading
        title="实施推进"
        about="谁、做什么、到哪天；逾期的排在前面看。"
        actions={<DownloadButton path="/bureaus/rollout/progress.csv">导出进度 CSV</DownloadButton>}
      />
      <Plans />
      <Asked query={progress}>
        {({ milestones, institutions }) => (
          <>
            <Card className="panel" title="阶段">
              {milestones.length === 0 && <p>还没有任务。先载入实施方案，或逐项增加。</p>}
              {milestones.map((each) => (
                <MilestoneLine key={each.milestone} milestone={each} />
              ))}
            </Card>
            <Card className="panel" title="参与机构">
              <ConsoleTable
                label="参与机构"
                rows={institutions}
                rowKey={({ institutionId }) => institutionId}
                columns={[
                  { title: '机构', dataIndex: 'name' },
                  { title: '责任方', dataIndex: 'partyName' },
                  { title: '已完成', dataIndex: 'done', align: 'right' },
                  { title: '未完成', dataIndex: 'open', align: 'right' },
                  { title: '逾期', dataIndex: 'late', align: 'right' },
                ]}
              />
            </Card>
          </>
        )}
      </Asked>
      <Duties />
    </>
  )
}

/** Every duty with its day, filtered by how it stands. */
function Duties(): ReactNode {
  const institutions = api.useQuery('get', '/bureaus/rollout/institutions').data?.institutions ?? []
  const names = new Map(institutions.map(({ institutionId, name }) => [institutionId, name]))
  const [search, setSearch] = useSearchParams()
  const state = search.get('state') ?? ''
  return (
    <>
      <div className="filters">
        <Select
          aria-label="任务状态"
          style={{ minWidth: 140 }}
          value={state}
          options={states}
          onChange={(value) => setSearch(value === '' ? {} : { state: value })}
        />
      </div>
      <PagedTable<Duty>
        label="任务"
        queryKey={['duties', state]}
        ask={async (after, signal) => {
          const query = {
            ...(state !== '' && { state: state as DutyState }),
            ...(after !== null && { after }),
            limit: '100',
          }
          const { data, error } = await office.GET('/bureaus/rollout/duties', {
            params: { query },
            signal,
          })
          return error === undefined ? { data: { rows: data.duties, next: data.next } } : { error }
        }}
        rowKey={({ dutyId }) => dutyId}
        empty={<EmptyNote text="没有这样的任务。" />}
        columns={[
          { title: '任务', dataIndex: 'title', width: 360 },
          {
            title: '机构',
            width: 180,
            render: (_value, { institutionId }) => names.get(institutionId ?? '') ?? '—',
          },
          { title: '责任方', dataIndex: 'partyName', width: 120 },
          {
            title: '期限',
            width: 140,
            render: (_value, { dueOn }) => (dueOn === null ? '未定' : <Day of={dueOn} />),
          },
          { title: '状态', width: 120, render: (_value, duty) => <DutyState duty={duty} /> },
          { title: '办理', width: 240, render: (_value, duty) => <DutyActs duty={duty} /> },
        ]}
      />
    </>
  )
}

/** A plan that can be loaded once, by whoever sets up the bureau. */
function Plans(): ReactNode {
  const maySetUp = useHasRole('bureau_system')
  const { data } = api.useQuery('get', '/bureaus/rollout/plans')
  const act = useAct()
  const offered = (data?.plans ?? []).filter(({ loadedAt }) => loadedAt === null)
  if (!maySetUp || offered.length === 0) return null
  const load = async (plan: string) => {
    const answer = await act.run(() => office.POST('/bureaus/rollout/plan', { body: { plan } }))
    if (answer !== null) await queries.invalidateQueries()
  }
  return (
    <>
      {offered.map(({ plan, title }) => (
        <Alert
          key={plan}
          className="panel"
          type="info"
          title={title}
          action={
            <Button type="primary" loading={act.isBusy} onClick={() => void load(plan)}>
              载入
            </Button>
          }
        />
      ))}
      {act.fault !== null && <FaultNote error={act.fault} />}
    </>
  )
}

interface Milestone {
  readonly milestone: string
  readonly dueOn: string | null
  readonly done: number
  readonly open: number
  readonly late: number
}

function MilestoneLine({ milestone: each }: { readonly milestone: Milestone }): ReactNode {
  const all = each.done + each.open
  const percent = all === 0 ? 0 : Math.round((each.done / all) * 100)
  return (
    <div className="milestone">
      <strong>{each.milestone}</strong>{' '}
      <span>
        {each.dueOn !== null && (
          <>
            <Day of={each.dueOn} />，
          </>
        )}
        完成 {each.done}，未完成 {each.open}
        {each.late > 0 && `，逾期 ${each.late}`}
      </span>
      <Progress percent={percent} aria-label={`${each.milestone}完成 ${percent}%`} />
    </div>
  )
}

function DutyState({ duty }: { readonly duty: Duty }): ReactNode {
  if (duty.isLate) {
    return (
      <Chip tone="warn" icon="warn">
        逾期
      </Chip>
    )
  }
  return (
    <Chip
      tone={duty.state === 'done' ? 'good' : 'held'}
      icon={duty.state === 'done' ? 'check' : 'clock'}
    >
      {duty.stateName}
    </Chip>
  )
}

function DutyActs({ duty }: { readonly duty: Duty }): ReactNode {
  const mayChange = useHasRole('bureau_review', 'bureau_supervise', 'bureau_system')
  const params = { path: { dutyId: duty.dutyId } }
  const { version } = duty
  if (!mayChange) return duty.note ?? null
  if (duty.state === 'open') {
    return (
      <ReasonButton
        label="完成"
        about={`标为今天完成：${duty.title}`}
        ask="完成的说明"
        send={(note) =>
          office.POST('/bureaus/rollout/duties/{dutyId}/completion', {
            params,
            body: { version, doneOn: dateAt(Date.now()), note },
          })
        }
      />
    )
  }
  return (
    <ReasonButton
      label="重新打开"
      about={`任务回到未完成：${duty.title}`}
      ask="重新打开的原因"
      send={(reason) =>
        office.POST('/bureaus/rollout/duties/{dutyId}/reopening', {
          params,
          body: { version, reason },
        })
      }
    />
  )
}
