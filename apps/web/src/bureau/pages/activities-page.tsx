import { Button, Card, Form, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { office, queries } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { useAct } from '../../api/use-act.ts'
import { EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { Day } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { useHasRole } from '../parts/rights.ts'

type Activity =
  paths['/bureaus/rollout/activities']['get']['responses']['200']['content']['application/json']['activities'][number]
type NewActivity =
  paths['/bureaus/rollout/activities']['post']['requestBody']['content']['application/json']
const kinds = [
  { value: 'training', label: '培训' },
  { value: 'briefing', label: '动员会' },
  { value: 'handbook', label: '宣传手册' },
  { value: 'board', label: '宣传展板' },
  { value: 'screen', label: 'LED 屏' },
  { value: 'official_account', label: '公众号' },
  { value: 'media', label: '新闻媒体' },
  { value: 'other', label: '其他' },
]

/** Trainings, and what makes the reform known. */
export function ActivitiesPage(): ReactNode {
  const mayChange = useHasRole('bureau_review', 'bureau_supervise', 'bureau_system')
  return (
    <>
      <PageHeading title="培训和宣传" about="办过的和计划的培训、宣传活动。" />
      <PagedTable<Activity>
        label="培训和宣传"
        queryKey={['activities']}
        ask={async (after, signal) => {
          const query = after === null ? {} : { after }
          const { data, error } = await office.GET('/bureaus/rollout/activities', {
            params: { query },
            signal,
          })
          return error === undefined
            ? { data: { rows: data.activities, next: data.next } }
            : { error }
        }}
        rowKey={({ activityId }) => activityId}
        empty={<EmptyNote text="还没有活动。在下面登记第一场。" />}
        columns={[
          { title: '活动', dataIndex: 'title', width: 300 },
          { title: '种类', dataIndex: 'kindName', width: 110 },
          { title: '日期', width: 140, render: (_value, { heldOn }) => <Day of={heldOn} /> },
          { title: '地点', width: 200, render: (_value, { place }) => place ?? '—' },
          {
            title: '人数',
            width: 90,
            align: 'right',
            render: (_value, { participants }) => participants ?? '—',
          },
          { title: '状态', dataIndex: 'stateName', width: 100 },
        ]}
      />
      {mayChange && <NewActivityForm />}
    </>
  )
}

function NewActivityForm(): ReactNode {
  const [form] = Form.useForm<NewActivity>()
  const act = useAct()
  const add = async (given: NewActivity) => {
    const filled = Object.entries(given).filter(([, value]) => value !== undefined && value !== '')
    const body = Object.fromEntries(filled) as unknown as NewActivity
    const answer = await act.run(() => office.POST('/bureaus/rollout/activities', { body }))
    if (answer === null) return
    form.resetFields()
    await queries.invalidateQueries()
  }
  return (
    <Card title="登记一场活动">
      <Form<NewActivity>
        form={form}
        layout="vertical"
        initialValues={{ kind: 'training' }}
        onFinish={(given) => void add(given)}
      >
        <Form.Item name="kind" label="种类">
          <Select options={kinds} />
        </Form.Item>
        <Form.Item name="title" label="名称" rules={[{ required: true, message: '请填写名称' }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="heldOn" label="日期" rules={[{ required: true, message: '请选择日期' }]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="place" label="地点">
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="participants" label="人数">
          <InputNumber min={0} />
        </Form.Item>
        {act.fault !== null && <FaultNote error={act.fault} />}
        <Button type="primary" htmlType="submit" loading={act.isBusy}>
          登记
        </Button>
      </Form>
    </Card>
  )
}
