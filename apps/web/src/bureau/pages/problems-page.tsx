import { Button, Card, Form, Input, Segmented, Select, Space } from 'antd'
import type { ReactNode } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { api, office, queries } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { useAct } from '../../api/use-act.ts'
import { Asked, EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { ReasonButton } from '../../console/reason-button.tsx'
import { Chip } from '../../elements/chip.tsx'
import { Age, Moment } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { FactsList } from '../../console/facts-list.tsx'
import { useHasRole } from '../parts/rights.ts'

type Problem =
  paths['/bureaus/problems']['get']['responses']['200']['content']['application/json']['problems'][number]
type ProblemState = NonNullable<
  NonNullable<paths['/bureaus/problems']['get']['parameters']['query']>['state']
>
const states = [
  { value: '', label: '全部' },
  { value: 'open', label: '待处理' },
  { value: 'in_work', label: '处理中' },
  { value: 'answered', label: '已答复' },
  { value: 'closed', label: '已办结' },
]
const severities = [
  { value: 'low', label: '一般' },
  { value: 'medium', label: '较急' },
  { value: 'high', label: '紧急' },
]

/** What does not work, from institutions and units, with owner, answer and clock. */
export function ProblemsPage(): ReactNode {
  const [search, setSearch] = useSearchParams()
  const state = search.get('state') ?? ''
  const mayRaise = useHasRole('bureau_review', 'bureau_supervise', 'bureau_system')
  return (
    <>
      <PageHeading title="问题反馈" about="机构和单位反映的问题，逐件答复、办结。" />
      <div className="filters">
        <Segmented
          aria-label="状态"
          value={state}
          options={states}
          onChange={(value) => setSearch(value === '' ? {} : { state: value })}
        />
      </div>
      <PagedTable<Problem>
        label="问题"
        queryKey={['problems', state]}
        ask={async (after, signal) => {
          const query = {
            ...(state !== '' && { state: state as ProblemState }),
            ...(after !== null && { after }),
          }
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
        columns={[
          {
            title: '问题',
            width: 320,
            render: (_value, { problemId, title }) => (
              <Link to={`/bureau/problems/${problemId}`}>{title}</Link>
            ),
          },
          {
            title: '来自',
            width: 200,
            render: (_value, { unitName, institutionName }) =>
              unitName ?? institutionName ?? '本级',
          },
          { title: '程度', width: 90, dataIndex: 'severityName' },
          { title: '状态', width: 110, dataIndex: 'stateName' },
          {
            title: '时限',
            width: 130,
            render: (_value, { isLate, dueAt, answeredAt }) =>
              isLate ? (
                <Chip tone="warn" icon="warn">
                  已超时
                </Chip>
              ) : (
                (answeredAt === null && <Age of={dueAt} />) || '—'
              ),
          },
        ]}
      />
      {mayRaise && <NewProblem />}
    </>
  )
}

interface NewProblemFields {
  readonly title: string
  readonly text: string
  readonly severity: 'low' | 'medium' | 'high'
}

function NewProblem(): ReactNode {
  const [form] = Form.useForm<NewProblemFields>()
  const act = useAct()
  const add = async (body: NewProblemFields) => {
    const answer = await act.run(() => office.POST('/bureaus/problems', { body }))
    if (answer === null) return
    form.resetFields()
    await queries.invalidateQueries()
  }
  return (
    <Card title="登记一个问题">
      <Form<NewProblemFields>
        form={form}
        layout="vertical"
        initialValues={{ severity: 'low' }}
        onFinish={(given) => void add(given)}
      >
        <Form.Item name="title" label="题目" rules={[{ required: true, message: '请填写题目' }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="text" label="情况" rules={[{ required: true, message: '请写清情况' }]}>
          <Input.TextArea rows={3} maxLength={2_000} />
        </Form.Item>
        <Form.Item name="severity" label="程度">
          <Select options={severities} />
        </Form.Item>
        {act.fault !== null && <FaultNote error={act.fault} />}
        <Button type="primary" htmlType="submit" loading={act.isBusy}>
          登记
        </Button>
      </Form>
    </Card>
  )
}

/** One problem with everything that was said, and what comes next. */
export function ProblemPage(): ReactNode {
  const { problemId = '' } = useParams()
  const params = { path: { problemId } }
  const asked = api.useQuery('get', '/bureaus/problems/{problemId}', { params })
  const mayWork = useHasRole('bureau_review', 'bureau_supervise', 'bureau_system')
  return (
    <Asked query={asked}>
      {({ problem, entries }) => (
        <>
          <PageHeading
            title={problem.title}
            about={`${problem.stateName}，${problem.severityName}`}
          />
          <Card className="panel">
            <p>{problem.text}</p>
            <FactsList
              facts={[
                ['来自', problem.unitName ?? problem.institutionName ?? '本级'],
                ['提出', <Moment key="raised" of={problem.raisedAt} />],
                ['答复时限', <Moment key="due" of={problem.dueAt} />],
                ['答复', problem.answer ?? '还没有答复'],
              ]}
            />
          </Card>
          <Card className="panel" title="经过">
            {entries.map(({ entryNumber, at, actionName, text }) => (
              <p key={entryNumber}>
                <strong>{actionName}</strong> {text}{' '}
                <small>
                  <Moment of={at} />
                </small>
              </p>
            ))}
          </Card>
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
      {(state === 'open' || state === 'in_work') && (
        <ReasonButton
          isMain
          label="答复"
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
