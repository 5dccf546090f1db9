import { Button, Card, Checkbox, Form, Input, Select, Space } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { office, queries } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { useAct } from '../../api/use-act.ts'
import { EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { ReasonButton } from '../../console/reason-button.tsx'
import { Day } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { useHasRole } from '../parts/rights.ts'

type Announcement =
  paths['/bureaus/announcements']['get']['responses']['200']['content']['application/json']['announcements'][number]
type NewAnnouncement =
  paths['/bureaus/announcements']['post']['requestBody']['content']['application/json']
const kinds = [
  { value: 'notice', label: '公告通知' },
  { value: 'guide', label: '操作指南' },
  { value: 'material', label: '相关资料' },
]
const audiences = [
  { value: 'citizens', label: '社会公众' },
  { value: 'units', label: '报销单位' },
  { value: 'bureaus', label: '财政部门' },
  { value: 'developers', label: '开发者' },
]
const audienceNames = Object.fromEntries(audiences.map(({ value, label }) => [value, label]))

/** What the bureau publishes: notices, guides and material. */
export function AnnouncementsPage(): ReactNode {
  const mayPublish = useHasRole('bureau_review', 'bureau_system')
  return (
    <>
      <PageHeading title="公告通知" about="公告、操作指南和资料，发布后所有人都能看。" />
      <PagedTable<Announcement>
        label="公告通知"
        queryKey={['announcements']}
        ask={async (after, signal) => {
          const query = after === null ? {} : { after }
          const { data, error } = await office.GET('/bureaus/announcements', {
            params: { query },
            signal,
          })
          return error === undefined
            ? { data: { rows: data.announcements, next: data.next } }
            : { error }
        }}
        rowKey={({ announcementId }) => announcementId}
        empty={<EmptyNote text="还没有公告。写好后先存草稿，再发布。" />}
        columns={[
          { title: '题目', dataIndex: 'title', width: 320 },
          { title: '种类', dataIndex: 'kindName', width: 110 },
          {
            title: '给谁看',
            width: 220,
            render: (_value, each) =>
              each.audiences.map((name) => audienceNames[name] ?? name).join('、'),
          },
          { title: '状态', dataIndex: 'stateName', width: 100 },
          {
            title: '发布',
            width: 140,
            render: (_value, { publishedAt }) =>
              publishedAt === null ? '—' : <Day of={publishedAt} />,
          },
          {
            title: '办理',
            width: 200,
            render: (_value, each) => (mayPublish ? <Acts announcement={each} /> : '—'),
          },
        ]}
      />
      {mayPublish && <Writing />}
    </>
  )
}

function Acts({ announcement }: { readonly announcement: Announcement }): ReactNode {
  const params = { path: { announcementId: announcement.announcementId } }
  const { version, state } = announcement
  return (
    <Space wrap>
      {state !== 'published' && (
        <ReasonButton
          isMain
          label="发布"
          about="发布后所有人都能看到。"
          send={() =>
            office.POST('/bureaus/announcements/{announcementId}/publication', {
              params,
              body: { version },
            })
          }
        />
      )}
      {state === 'published' && (
        <ReasonButton
          label="撤下"
          about="撤下后不能再看，可以改好后重新发布。"
          ask="撤下的原因"
          send={(reason) =>
            office.POST('/bureaus/announcements/{announcementId}/withdrawal', {
              params,
              body: { version, reason },
            })
          }
        />
      )}
    </Space>
  )
}

function Writing(): ReactNode {
  const [form] = Form.useForm<NewAnnouncement>()
  const [isKept, setKept] = useState(false)
  const act = useAct()
  const keep = async (body: NewAnnouncement) => {
    const answer = await act.run(() => office.POST('/bureaus/announcements', { body }))
    if (answer === null) return
    form.resetFields()
    setKept(true)
    await queries.invalidateQueries()
  }
  return (
    <Card title="写一篇">
      <Form<NewAnnouncement>
        form={form}
        layout="vertical"
        initialValues={{ kind: 'notice', audiences: [] }}
        onValuesChange={() => setKept(false)}
        onFinish={(given) => void keep(given)}
      >
        <Form.Item name="kind" label="种类">
          <Select options={kinds} />
        </Form.Item>
        <Form.Item name="title" label="题目" rules={[{ required: true, message: '请填写题目' }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="audiences"
          label="给谁看"
          rules={[{ type: 'array', min: 1, message: '请选择至少一类读者' }]}
        >
          <Checkbox.Group options={audiences} />
        </Form.Item>
        <Form.Item name="body" label="正文" rules={[{ required: true, message: '请填写正文' }]}>
          <Input.TextArea rows={8} maxLength={20_000} />
        </Form.Item>
        {act.fault !== null && <FaultNote error={act.fault} />}
        <Space>
          <Button type="primary" htmlType="submit" loading={act.isBusy}>
            存为草稿
          </Button>
          {isKept && <span role="status">草稿已保存，在上面发布。</span>}
        </Space>
      </Form>
    </Card>
  )
}
