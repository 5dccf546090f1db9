import { Button, Card, Checkbox, Form, Input, Popconfirm, Space } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { api, office, queries } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { useAct } from '../../api/use-act.ts'
import { ConsoleTable } from '../../console/console-table.tsx'
import { Asked, NoRight, PageHeading } from '../../console/page-states.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { useRights } from '../parts/rights.ts'

type User =
  paths['/units/self/users']['get']['responses']['200']['content']['application/json']['users'][number]
type RoleName = 'unit_apply' | 'unit_reimburse' | 'unit_read'
const roleOptions = [
  { value: 'unit_apply', label: '申请（账户、经办人）' },
  { value: 'unit_reimburse', label: '报销（查验、锁定、反馈）' },
  { value: 'unit_read', label: '查看' },
]
const stateNames: Readonly<Record<string, string>> = {
  active: '在用',
  suspended: '暂停',
  closed: '停用',
}

/** Who works for the unit, and with which roles. */
export function UsersPage(): ReactNode {
  const { mayApply } = useRights()
  const asked = api.useQuery('get', '/units/self/users', {}, { enabled: mayApply })
  if (!mayApply) return <NoRight />
  return (
    <>
      <PageHeading title="经办人" about="谁可以登录，能办什么。" />
      <Asked query={asked}>
        {({ users }) => (
          <ConsoleTable<User>
            label="经办人"
            rows={users}
            rowKey={({ userId }) => userId}
            columns={[
              { title: '姓名', dataIndex: 'name' },
              { title: '登录账号', dataIndex: 'loginName' },
              { title: '手机', dataIndex: 'mobile' },
              { title: '邮箱', dataIndex: 'email' },
              {
                title: '岗位',
                render: (_value, { roles }) => roles.map(({ name }) => name).join('、'),
              },
              { title: '状态', render: (_value, { state }) => stateNames[state] ?? state },
              { title: '办理', render: (_value, user) => <UserActs user={user} /> },
            ]}
          />
        )}
      </Asked>
      <NewUser />
    </>
  )
}

function UserActs({ user }: { readonly user: User }): ReactNode {
  const act = useAct()
  const params = { path: { userId: user.userId } }
  const after = async (answer: object | null) => {
    if (answer !== null) await queries.invalidateQueries()
  }
  const change = async (state: 'active' | 'suspended' | 'closed') =>
    after(
      await act.run(() => office.PATCH('/units/self/users/{userId}', { params, body: { state } })),
    )
  const reset = async () =>
    after(
      await act.run(() => office.POST('/units/self/users/{userId}/reset', { params, body: {} })),
    )
  return (
    <Space wrap>
      {user.state === 'active' && (
        <>
          <Popconfirm title="重置密码？新的初始密码会发到他的邮箱。" onConfirm={() => void reset()}>
            <Button size="small" loading={act.isBusy}>
              重置密码
            </Button>
          </Popconfirm>
          <Popconfirm
            title="暂停后他不能登录，可以恢复。"
            onConfirm={() => void change('suspended')}
          >
            <Button size="small" loading={act.isBusy}>
              暂停
            </Button>
          </Popconfirm>
        </>
      )}
      {user.state === 'suspended' && (
        <Button size="small" loading={act.isBusy} onClick={() => void change('active')}>
          恢复
        </Button>
      )}
      {act.fault !== null && <FaultNote error={act.fault} />}
    </Space>
  )
}

interface NewUserFields {
  readonly name: string
  readonly mobile: string
  readonly identityNumber: string
  readonly email: string
  readonly roles: RoleName[]
}

function NewUser(): ReactNode {
  const [form] = Form.useForm<NewUserFields>()
  const [added, setAdded] = useState<string | null>(null)
  const act = useAct()
  const add = async (body: NewUserFields) => {
    const answer = await act.run(() => office.POST('/units/self/users', { body }))
    if (answer?.data === undefined) return
    setAdded(answer.data.loginName)
    form.resetFields()
    await queries.invalidateQueries()
  }
  const field = (name: keyof NewUserFields, label: string, pattern: RegExp, message: string) => (
    <Form.Item name={name} label={label} rules={[{ required: true, pattern, message }]}>
      <Input autoComplete="off" maxLength={120} />
    </Form.Item>
  )
  return (
    <Card title="增加经办人">
      <Form<NewUserFields> form={form} layout="vertical" onFinish={(given) => void add(given)}>
        {field('name', '姓名', /\S/, '请填写姓名')}
        {field('mobile', '手机', /^1\d{10}$/, '手机号是 11 位数字')}
        {field('identityNumber', '身份证号', /^\d{17}[\dXx]$/, '身份证号是 18 位')}
        {field('email', '电子邮箱', /^[^\s@]+@[^\s@]+\.[^\s@]+$/, '请填写邮箱')}
        <Form.Item
          name="roles"
          label="岗位"
          initialValue={[]}
          rules={[{ type: 'array', min: 1, message: '请选择至少一个岗位' }]}
        >
          <Checkbox.Group options={roleOptions} />
        </Form.Item>
        {act.fault !== null && <FaultNote error={act.fault} />}
        {added !== null && <p role="status">已增加，登录账号 {added} 和初始密码已发到他的邮箱。</p>}
        <Button type="primary" htmlType="submit" loading={act.isBusy}>
          增加
        </Button>
      </Form>
    </Card>
  )
}
