import { Button, Card, Checkbox, Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { api, office, queries } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { useAct } from '../../api/use-act.ts'
import { ConsoleTable } from '../../console/console-table.tsx'
import { Asked, NoRight, PageHeading } from '../../console/page-states.tsx'
import { ReasonButton } from '../../console/reason-button.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { useHasRole } from '../parts/rights.ts'

type User =
  paths['/bureaus/self/users']['get']['responses']['200']['content']['application/json']['users'][number]
type NewUser = paths['/bureaus/self/users']['post']['requestBody']['content']['application/json']
const roleOptions = [
  { value: 'bureau_review', label: '审核' },
  { value: 'bureau_supervise', label: '监管' },
  { value: 'bureau_system', label: '系统' },
  { value: 'bureau_audit', label: '审计（不能兼任其他岗位）' },
]
const stateNames: Readonly<Record<string, string>> = {
  active: '在用',
  suspended: '暂停',
  closed: '停用',
}

/** Who works at the bureau; nobody acts and audits at once. */
export function UsersPage(): ReactNode {
  const maySetUp = useHasRole('bureau_system')
  const asked = api.useQuery('get', '/bureaus/self/users', {}, { enabled: maySetUp })
  if (!maySetUp) return <NoRight />
  return (
    <>
      <PageHeading title="人员" about="本级财政人员和他们的岗位。" />
      <Asked query={asked}>
        {({ users }) => (
          <ConsoleTable<User>
            label="人员"
            rows={users}
            rowKey={({ userId }) => userId}
            columns={[
              { title: '姓名', dataIndex: 'name' },
              { title: '工号', dataIndex: 'staffNumber' },
              { title: '登录账号', dataIndex: 'loginName' },
              { title: '邮箱', dataIndex: 'email' },
              {
                title: '岗位',
                render: (_value, { roles }) => roles.map(({ name }) => name).join('、'),
              },
              { title: '状态', render: (_value, { state }) => stateNames[state] ?? state },
              {
                title: '办理',
                render: (_value, { userId }) => (
                  <ReasonButton
                    label="重置密码"
                    about="新的初始密码会发到他的邮箱。"
                    send={() =>
                      office.POST('/bureaus/self/users/{userId}/reset', {
                        params: { path: { userId } },
                        body: {},
                      })
                    }
                  />
                ),
              },
            ]}
          />
        )}
      </Asked>
      <Adding />
    </>
  )
}

function Adding(): ReactNode {
  const [form] = Form.useForm<NewUser>()
  const act = useAct()
  const add = async (body: NewUser) => {
    const answer = await act.run(() => office.POST('/bureaus/self/users', { body }))
    if (answer === null) return
    form.resetFields()
    await queries.invalidateQueries()
  }
  return (
    <Card title="增加人员" style={{ marginTop: 16 }}>
      <Form<NewUser> form={form} layout="vertical" onFinish={(given) => void add(given)}>
        {(
          [
            ['name', '姓名'],
            ['staffNumber', '工号'],
            ['email', '邮箱'],
          ] as const
        ).map(([name, label]) => (
          <Form.Item
            key={name}
            name={name}
            label={label}
            rules={[{ required: true, message: `请填写${label}` }]}
          >
            <Input maxLength={120} autoComplete="off" />
          </Form.Item>
        ))}
        <Form.Item
          name="roles"
          label="岗位"
          initialValue={[]}
          rules={[{ type: 'array', min: 1, message: '请选择至少一个岗位' }]}
        >
          <Checkbox.Group options={roleOptions} />
        </Form.Item>
        {act.fault !== null && <FaultNote error={act.fault} />}
        <Button type="primary" htmlType="submit" loading={act.isBusy}>
          增加
        </Button>
      </Form>
    </Card>
  )
}
