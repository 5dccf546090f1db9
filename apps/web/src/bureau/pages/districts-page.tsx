import { Card, Form, Input } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { api, office } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { ConsoleTable } from '../../console/console-table.tsx'
import { Asked, PageHeading } from '../../console/page-states.tsx'
import { useKeptDraft } from '../../elements/kept-draft.ts'
import { ConfirmedFormButton } from '../parts/confirmed-form-button.tsx'
import { useBureaus, useHasRole } from '../parts/rights.ts'

type Bureau =
  paths['/bureaus']['get']['responses']['200']['content']['application/json']['bureaus'][number]
type NewDistrict = paths['/bureaus/districts']['post']['requestBody']['content']['application/json']
interface Draft {
  readonly areaCode: string
  readonly name: string
  readonly userName: string
  readonly staffNumber: string
  readonly email: string
}
const empty: Draft = { areaCode: '', name: '', userName: '', staffNumber: '', email: '' }
const kindNames: Readonly<Record<string, string>> = {
  municipal: '市级',
  centre: '市财政非税中心',
  district: '区县',
}

/** The own bureau and those below it. The municipal one opens those of districts. */
export function DistrictsPage(): ReactNode {
  const asked = api.useQuery('get', '/bureaus')
  const maySetUp = useHasRole('bureau_system')
  const { own } = useBureaus()
  return (
    <>
      <PageHeading title="区县" about="本级和下级财政部门。区县开通后，当地单位的申请由它审核。" />
      <Asked query={asked}>
        {({ bureaus }) => (
          <div className="panel">
            <ConsoleTable<Bureau>
              label="财政部门"
              rows={bureaus}
              rowKey={({ bureauId }) => bureauId}
              columns={[
                {
                  title: '名称',
                  render: (_value, { bureauId, name }) =>
                    bureauId === own?.bureauId ? `${name}（本级）` : name,
                },
                { title: '级次', render: (_value, { kind }) => kindNames[kind] ?? kind },
                { title: '行政区划代码', dataIndex: 'areaCode', className: 'figures' },
                {
                  title: '上级',
                  render: (_value, { parentId }) =>
                    bureaus.find(({ bureauId }) => bureauId === parentId)?.name ?? '—',
                },
              ]}
            />
          </div>
        )}
      </Asked>
      {maySetUp && own?.kind === 'municipal' && <Opening />}
    </>
  )
}

const required = (what: string) => [{ required: true, whitespace: true, message: `请填写${what}` }]

function Opening(): ReactNode {
  const [draft, keep, forget] = useKeptDraft<Draft>('district', empty)
  const [form] = Form.useForm<Draft>()
  const [opened, setOpened] = useState<string | null>(null)
  const open = async ({ areaCode, name, userName, staffNumber, email }: Draft) => {
    const body: NewDistrict = { areaCode, name, firstUser: { name: userName, staffNumber, email } }
    setOpened(null)
    const answer = await office.POST('/bureaus/districts', { body })
    if (answer.error !== undefined) return answer
    forget()
    form.setFieldsValue(empty)
    setOpened(name)
    return answer
  }
  return (
    <Card title="开通区县财政部门" style={{ maxWidth: 720 }}>
      <p>开通后不能删除。第一个人是系统岗位，账号和初始密码发到他的邮箱，其他人由他增加。</p>
      <Form<Draft>
        form={form}
        layout="vertical"
        initialValues={draft}
        onValuesChange={(_changed, all) => keep(all)}
      >
        <Form.Item
          name="areaCode"
          label="行政区划代码"
          rules={[{ required: true, pattern: /^\d{6}$/, message: '代码是 6 位数字' }]}
        >
          <Input className="figures" inputMode="numeric" maxLength={6} />
        </Form.Item>
        <Form.Item name="name" label="财政部门名称" rules={required('财政部门名称')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="userName" label="第一个人的姓名" rules={required('姓名')}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="staffNumber"
          label="工号"
          rules={[
            {
              required: true,
              pattern: /^[A-Za-z0-9._-]{1,32}$/,
              message: '工号由字母、数字、点和横线组成',
            },
          ]}
        >
          <Input maxLength={32} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="email"
          label="邮箱"
          rules={[{ required: true, type: 'email', message: '请填写能收到邮件的邮箱' }]}
        >
          <Input maxLength={120} autoComplete="off" />
        </Form.Item>
        <ConfirmedFormButton
          form={form}
          label="开通"
          about="开通后不能删除，当地单位的申请从此由它审核。账号发到第一个人的邮箱。"
          send={open}
        />
        {opened !== null && <p role="status">{opened}已开通，账号已发到邮箱。</p>}
      </Form>
    </Card>
  )
}
