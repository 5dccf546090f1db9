import { Button, Card, Form, Input, Typography } from 'antd'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { api, office, queries } from '../api/client.ts'
import type { Fault } from '../api/fault.ts'
import { faultOf } from '../api/fault.ts'
import type { Session } from '../api/session.ts'
import { refreshSession, signOut, useSession } from '../api/session.ts'
import { FaultNote } from '../elements/fault-note.tsx'
import { SecretPicture } from './secret-picture.tsx'
import './sign-in.css'

export interface SignedInGateProps {
  readonly audience: 'unit' | 'bureau'
  readonly portal: string
  /** What somebody without an account can do, under the form. */
  readonly others?: ReactNode
  readonly children: (session: Extract<Session, { state: 'signed_in' }>) => ReactNode
}

/** Shows a console to whoever is signed in with every step done, and otherwise the step that is next. */
export function SignedInGate(props: SignedInGateProps): ReactNode {
  const session = useSession()
  useEffect(() => {
    // What somebody else saw in this tab is not theirs.
    if (session.state === 'none') queries.clear()
  }, [session.state])
  if (session.state === 'asking') return <div role="status" aria-label="正在读取" />
  if (session.state === 'signed_in' && session.audience === props.audience) {
    if (session.stage === 'open') return props.children(session)
    return <SignInStep {...props} stage={session.stage} />
  }
  return <PasswordStep {...props} session={session} />
}

function Steps({ portal, title, children }: StepsProps): ReactNode {
  return (
    <main className="sign-in">
      <title>{`${title} · 票桥`}</title>
      <Card>
        <p className="sign-in-portal">票桥 · {portal}</p>
        <h1>{title}</h1>
        {children}
      </Card>
    </main>
  )
}
interface StepsProps {
  readonly portal: string
  readonly title: string
  readonly children: ReactNode
}

/** Sends a step and reads the session anew; keeps the fault of a refused one. */
function useStep(): readonly [boolean, Fault | null, (work: () => Promise<StepAnswer>) => void] {
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const begin = (work: () => Promise<StepAnswer>) => {
    setBusy(true)
    setFault(null)
    work()
      .then(async ({ error }) => {
        if (error !== undefined) setFault(faultOf(error))
        else await refreshSession()
      })
      .catch((error: unknown) => setFault(faultOf(error)))
      .finally(() => setBusy(false))
  }
  return [isBusy, fault, begin]
}
interface StepAnswer {
  readonly error?: unknown
}

function PasswordStep({
  portal,
  others,
  session,
}: SignedInGateProps & { readonly session: Session }): ReactNode {
  const [isBusy, fault, begin] = useStep()
  const enter = (body: { loginName: string; password: string }) =>
    begin(() => office.POST('/sessions', { body }))
  return (
    <Steps portal={portal} title="登录">
      {session.state === 'none' && session.wasLost && (
        <p role="status">登录已经结束，请重新登录。您在本页填写的内容还在。</p>
      )}
      {session.state === 'unreachable' && (
        <FaultNote error={new TypeError()} retry={() => void refreshSession()} />
      )}
      <Form layout="vertical" requiredMark={false} onFinish={enter}>
        <Form.Item
          name="loginName"
          label="登录账号"
          rules={[{ required: true, message: '请填写登录账号' }]}
        >
          <Input autoComplete="username" maxLength={60} />
        </Form.Item>
        <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
          <Input.Password autoComplete="current-password" maxLength={128} />
        </Form.Item>
        {fault !== null && <FaultNote error={fault} />}
        <Button type="primary" htmlType="submit" block loading={isBusy}>
          登录
        </Button>
      </Form>
      {others}
    </Steps>
  )
}

function SignInStep({
  portal,
  stage,
}: {
  readonly portal: string
  readonly stage: string
}): ReactNode {
  const step =
    stage === 'new_password' ? (
      <NewPasswordStep portal={portal} />
    ) : (
      <SecondFactorStep portal={portal} isNew={stage === 'enrol_second_factor'} />
    )
  return (
    <>
      {step}
      <p className="sign-in-leave">
        <Button type="link" onClick={() => void signOut()}>
          换一个账号登录
        </Button>
      </p>
    </>
  )
}

function NewPasswordStep({ portal }: { readonly portal: string }): ReactNode {
  const [isBusy, fault, begin] = useStep()
  const enter = ({ old, next }: { old: string; next: string }) =>
    begin(() => office.POST('/sessions/self/password', { body: { old, next } }))
  return (
    <Steps portal={portal} title="设置自己的密码">
      <p>邮件里的初始密码只用这一次。新密码至少 12 个字符，不要用账号、连续或重复的字符。</p>
      <Form layout="vertical" requiredMark={false} onFinish={enter}>
        <Form.Item
          name="old"
          label="初始密码"
          rules={[{ required: true, message: '请填写初始密码' }]}
        >
          <Input.Password autoComplete="current-password" maxLength={128} />
        </Form.Item>
        <Form.Item name="next" label="新密码" rules={[{ required: true, message: '请填写新密码' }]}>
          <Input.Password autoComplete="new-password" maxLength={128} />
        </Form.Item>
        <Form.Item
          name="again"
          label="再写一遍新密码"
          dependencies={['next']}
          rules={[
            { required: true, message: '请再写一遍新密码' },
            ({ getFieldValue }) => ({
              validator: (_rule, value: unknown) =>
                value === getFieldValue('next')
                  ? Promise.resolve()
                  : Promise.reject(new Error('两次写的不一样')),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={128} />
        </Form.Item>
        {fault !== null && <FaultNote error={fault} />}
        <Button type="primary" htmlType="submit" block loading={isBusy}>
          保存新密码
        </Button>
      </Form>
    </Steps>
  )
}

function SecondFactorStep({
  portal,
  isNew,
}: {
  readonly portal: string
  readonly isNew: boolean
}): ReactNode {
  const [isBusy, fault, begin] = useStep()
  const enter = ({ code }: { code: string }) =>
    begin(() => office.POST('/sessions/self/second-factor', { body: { code } }))
  return (
    <Steps portal={portal} title={isNew ? '绑定动态口令' : '输入动态口令'}>
      {isNew ? <NewSecret /> : <p>请打开手机上的动态口令软件，填写本账号现在的 6 位数字。</p>}
      <Form layout="vertical" requiredMark={false} onFinish={enter}>
        <Form.Item
          name="code"
          label="6 位动态口令"
          rules={[{ required: true, pattern: /^\d{6}$/, message: '动态口令是 6 位数字' }]}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
        </Form.Item>
        {fault !== null && <FaultNote error={fault} />}
        <Button type="primary" htmlType="submit" block loading={isBusy}>
          确认
        </Button>
      </Form>
    </Steps>
  )
}

/** The secret is made when the page is first seen; the office counts it only after a code of it was entered. */
function NewSecret(): ReactNode {
  const { mutate, data, error } = api.useMutation('post', '/sessions/self/second-factor/enrolment')
  useEffect(() => mutate({ body: {} }), [mutate])
  if (error !== null) return <FaultNote error={error} retry={() => mutate({ body: {} })} />
  if (data === undefined) return <div role="status" aria-label="正在读取" />
  return (
    <>
      <p>用手机上的动态口令软件（国产或常见的均可）扫描下图，再填写它显示的 6 位数字。</p>
      <SecretPicture secret={data.address} label="动态口令的二维码" />
      <p>
        不能扫描的，手工输入密钥：
        <Typography.Text copyable className="figures">
          {data.secret}
        </Typography.Text>
      </p>
    </>
  )
}
