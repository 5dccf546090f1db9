import { Button, Card, Form, Input } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { office } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { FaultNote } from '../../elements/fault-note.tsx'
import type { Applicant, ApplicationDoor } from './application.ts'

interface Contact {
  readonly email: string
  readonly code: string
}

export interface ApplicationBeginningProps<Data extends Applicant> {
  readonly door: ApplicationDoor<Data>
  /** The number of an application that was begun before; null for a new one. */
  readonly begun: string | null
}

/** A code to the handler's e-mail, which begins an application or opens one again whose address was lost. */
export function ApplicationBeginning<Data extends Applicant>({
  door,
  begun,
}: ApplicationBeginningProps<Data>): ReactNode {
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
    const answer = await act.run(() =>
      begun === null ? door.begin(body) : door.reopen(begun, body),
    )
    if (answer?.data === undefined) return
    const { applicationId, draftToken } = answer.data
    void navigate(`${door.page}#${applicationId}~${draftToken}`, { replace: true })
  }
  return (
    <Card className="panel" title="先验证经办人的邮箱">
      {begun !== null && (
        <p>
          接着办理申请 <span className="figures">{begun}</span>，请用申请时的邮箱收验证码。
          <Link to={door.page}>另外填一份新的</Link>
        </p>
      )}
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
          {isSent && <span role="status"> 验证码已发到邮箱，5 分钟内有效。</span>}
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
          {begun === null ? '开始申请' : '打开申请'}
        </Button>
      </Form>
    </Card>
  )
}
