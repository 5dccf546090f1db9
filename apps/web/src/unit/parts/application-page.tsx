import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Card, Form, Input, Result } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { office } from '../../api/client.ts'
import { faultOf } from '../../api/fault.ts'
import { useAct } from '../../api/use-act.ts'
import { Asked, PageHeading } from '../../console/page-states.tsx'
import { Moment } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import type { Applicant, ApplicationDoor, Applied, DraftKey } from './application.ts'
import { faultLines } from './application.ts'
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
  // Behind the #, which no server is told; whoever keeps the address can go on later.
  const [, applicationId, draftToken] = /^#([^~]+)~(.+)$/.exec(hash) ?? []
  return (
    <main className="apply">
      <PageHeading title={door.title} about={door.about} actions={actions} />
      {applicationId === undefined || draftToken === undefined ? (
        <Begin door={door} />
      ) : (
        <Draft door={door} draftKey={{ applicationId, draftToken }} />
      )}
    </main>
  )
}

interface Contact {
  readonly email: string
  readonly code: string
}

function Begin<Data extends Applicant>({
  door,
}: Pick<ApplicationPageProps<Data>, 'door'>): ReactNode {
  const [form] = Form.useForm<Contact>()
  const [isSent, setSent] = useState(false)
  const act = useAct()
  const sending = useAct()
  const navigate = useNavigate()
  const sendCode = async () => {
    const { email } = await form.validateFields(['email'])
    const answer = await sending.run(() =>
      office.POST('/units/application-codes', { body: { channel: 'email', target: email } }),
    )
    if (answer !== null) setSent(true)
  }
  const begin = async ({ email, code }: Contact) => {
    const body = { contact: { channel: 'email' as const, target: email }, code }
    const answer = await act.run(() => door.begin(body))
    if (answer?.data === undefined) return
    const { applicationId, draftToken } = answer.data
    void navigate(`${door.page}#${applicationId}~${draftToken}`, { replace: true })
  }
  return (
    <Card className="panel" title="先验证经办人的邮箱">
      <Form<Contact> form={form} layout="vertical" onFinish={(given) => void begin(given)}>
        <Form.Item
          name="email"
          label="经办人电子邮箱"
          rules={[{ required: true, type: 'email', message: '请填写能收到邮件的邮箱' }]}
        >
          <Input autoComplete="email" maxLength={120} />
        </Form.Item>
        {sending.fault !== null && <FaultNote error={sending.fault} />}
        <Form.Item>
          <Button loading={sending.isBusy} onClick={() => void sendCode().catch(() => undefined)}>
            发送验证码
          </Button>
          {isSent && <span role="status"> 验证码已发到邮箱，10 分钟内有效。</span>}
        </Form.Item>
        <Form.Item
          name="code"
          label="邮件里的 6 位验证码"
          rules={[{ required: true, pattern: /^\d{6}$/, message: '验证码是 6 位数字' }]}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
        </Form.Item>
        {act.fault !== null && <FaultNote error={act.fault} />}
        <Button type="primary" htmlType="submit" loading={act.isBusy}>
          开始申请
        </Button>
      </Form>
    </Card>
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
