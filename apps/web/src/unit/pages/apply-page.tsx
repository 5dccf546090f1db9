import { Alert, Button, Card, Form, Input, Result, Space } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { api, office } from '../../api/client.ts'
import { fetchFile } from '../../api/files.ts'
import type { Answered } from '../../api/use-act.ts'
import { useAct } from '../../api/use-act.ts'
import { Asked, PageHeading } from '../../console/page-states.tsx'
import { Moment } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import type { Application } from '../parts/application.ts'
import { ApplicationFields } from '../parts/application-fields.tsx'
import type { ApplicationPapersProps } from '../parts/application-papers.tsx'
import { ApplicationPapers } from '../parts/application-papers.tsx'

const editable = new Set(['draft', 'returned'])

/** Opens an account for a unit: verified mail, form, sealed papers, and the clock of the review. */
export function ApplyPage(): ReactNode {
  const { hash } = useLocation()
  // Behind the #, which no server is told; whoever keeps the address can go on later.
  const [, applicationId, draftToken] = /^#([^~]+)~(.+)$/.exec(hash) ?? []
  return (
    <main className="apply">
      <PageHeading
        title="申请开通单位数字账户"
        about="在线使用单位：填表、盖章、上传，由财政部门审核，账号发到经办人邮箱。"
        actions={<Link to="/unit">已有账号，去登录</Link>}
      />
      {applicationId === undefined || draftToken === undefined ? (
        <Beginning />
      ) : (
        <Draft applicationId={applicationId} draftToken={draftToken} />
      )}
    </main>
  )
}

interface Contact {
  readonly email: string
  readonly code: string
}

function Beginning(): ReactNode {
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
    const answer = await act.run(() => office.POST('/units/applications', { body }))
    if (answer?.data === undefined) return
    const { applicationId, draftToken } = answer.data
    void navigate(`/unit/apply#${applicationId}~${draftToken}`, { replace: true })
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

interface DraftKey {
  readonly applicationId: string
  readonly draftToken: string
}

function Draft(key: DraftKey): ReactNode {
  const params = { path: { applicationId: key.applicationId } }
  const asked = api.useQuery('get', '/units/applications/{applicationId}', {
    params,
    headers: { 'x-draft-token': key.draftToken },
  })
  return (
    <Asked query={asked}>
      {(found) => (
        <>
          <Standing found={found} />
          {editable.has(found.state) && (
            <Editing found={found} token={key.draftToken} onChanged={() => void asked.refetch()} />
          )}
        </>
      )}
    </Asked>
  )
}

function Standing({ found }: { readonly found: Application }): ReactNode {
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
        description={found.faults.map(({ reason }) => reason).join('；')}
      />
    )
  }
  return (
    <Result
      status={found.state === 'approved' ? 'success' : 'info'}
      title={found.stateName}
      subTitle={
        <>
          {found.bureauName !== null && `由${found.bureauName}审核。`}
          {found.dueAt !== null && found.decidedAt === null && (
            <>
              预计 <Moment of={found.dueAt} /> 前办结。
            </>
          )}
          {found.reason !== null && `原因：${found.reason}`}
          {found.state === 'approved' && '账号已发到经办人邮箱。'}
        </>
      }
    />
  )
}

function Editing({ found, token, onChanged }: ApplicationPapersProps): ReactNode {
  const [values, setValues] = useState<Application['data']>(found.data)
  const [faults, setFaults] = useState<Application['faults']>(found.faults)
  const [isSaved, setSaved] = useState(false)
  const act = useAct()
  const call = {
    params: { path: { applicationId: found.applicationId } },
    headers: { 'x-draft-token': token },
  }
  const save = async () => {
    const body = values as never
    const answer = await act.run(() =>
      office.PUT('/units/applications/{applicationId}', { ...call, body }),
    )
    if (answer === null) return false
    setSaved(true)
    onChanged()
    return true
  }
  const print = () =>
    void act.run(async () => {
      const path = `/units/applications/${found.applicationId}/form.pdf`
      const { blob } = await fetchFile(path, { 'x-draft-token': token })
      window.open(URL.createObjectURL(blob), '_blank', 'noopener')
      return {}
    })
  const submit = async () => {
    if (!(await save())) return
    const answer = await act.run(() => handIn(found.applicationId, token))
    if (answer?.data !== undefined) setFaults(answer.data.faults)
    onChanged()
  }
  return (
    <>
      <Card className="panel" title="1 填写申请表">
        <ApplicationFields
          values={values}
          faults={faults}
          onChange={(next) => {
            setValues(next)
            setSaved(false)
          }}
        />
        <Space wrap>
          <Button loading={act.isBusy} onClick={() => void save()}>
            保存草稿
          </Button>
          <Button loading={act.isBusy} onClick={print}>
            打印申请表，用来盖章
          </Button>
          {isSaved && <span role="status">已保存</span>}
        </Space>
      </Card>
      <Card className="panel" title="2 上传盖章的扫描件（PDF 或照片）">
        <ApplicationPapers found={found} token={token} onChanged={onChanged} />
      </Card>
      <Card className="panel" title="3 提交">
        {faults.length > 0 && (
          <Alert
            className="panel"
            type="warning"
            title={`还有 ${faults.length} 处需要处理`}
            description={
              <ul>
                {faults.map(({ path, reason }) => (
                  <li key={path + reason}>{reason}</li>
                ))}
              </ul>
            }
          />
        )}
        {act.fault !== null && <FaultNote error={act.fault} />}
        <Button type="primary" loading={act.isBusy} onClick={() => void submit()}>
          提交申请
        </Button>
      </Card>
    </>
  )
}

/** Hands the application in. What is still missing comes with a status of its own, and is no failure of the page. */
async function handIn(
  applicationId: string,
  token: string,
): Promise<Answered<{ readonly faults: Application['faults'] }>> {
  const { error } = await office.POST('/units/applications/{applicationId}/submission', {
    params: { path: { applicationId } },
    headers: { 'x-draft-token': token },
    body: {},
  })
  if (error === undefined) return { data: { faults: [] } }
  const { faults } = error as { readonly faults?: Application['faults'] }
  return faults === undefined ? { error } : { data: { faults } }
}
