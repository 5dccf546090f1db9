import { Button, Card, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { office } from '../../api/client.ts'
import { Asked, NoRight, PageHeading } from '../../console/page-states.tsx'
import { ConfirmedFormButton } from '../parts/confirmed-form-button.tsx'
import type { TestCalendar } from '../parts/joint-test-days.ts'
import { useTestCalendar } from '../parts/joint-test-days.ts'
import { weekdayNames } from '../../words/months.ts'
import { useHasRole } from '../parts/rights.ts'
import '../parts/joint-tests.css'

/** What is set beside the hours: its bounds are those of the office. */
const numbers = [
  ['slotMinutes', '每段多少分钟', 15, 480],
  ['placesPerSlot', '每段最多几家', 1, 50],
  ['placesPerDay', '每天最多几家', 1, 500],
  ['bookingsPerUnitMax', '每家同时最多约几段', 1, 20],
  ['noticeHours', '最少提前多少小时', 0, 240],
  ['daysAhead', '最多提前多少天', 1, 90],
  ['offerHours', '候补名额保留多少小时', 1, 240],
] as const
const weekdays = weekdayNames.map((label, index) => ({ value: index + 1, label }))
type Settings = Omit<TestCalendar, 'closedDays'>

/** Opens and closes slots for all weeks: hours by the day of the week, and how many come. */
export function JointTestHoursPage(): ReactNode {
  const maySet = useHasRole('bureau_review')
  const asked = useTestCalendar()
  if (!maySet) return <NoRight />
  return (
    <>
      <PageHeading
        title="联调开放时段"
        about="按星期几开放，每周都一样。某一天不办的，在联调日历里停办那一天。"
      />
      <Asked query={asked}>
        {(calendar) => (
          <Card style={{ maxWidth: 720 }}>
            <HoursForm calendar={calendar} />
          </Card>
        )}
      </Asked>
    </>
  )
}

function HoursForm({ calendar }: { readonly calendar: TestCalendar }): ReactNode {
  const [form] = Form.useForm<Settings>()
  // Kept from the first reading: what is typed stays when the calendar is read again.
  const [first] = useState(calendar)
  const navigate = useNavigate()
  const save = async (settings: Settings) => {
    const body = { ...calendar, ...settings }
    const answer = await office.PUT('/bureaus/joint-test-calendar', { body })
    if (answer.data !== undefined) void navigate('/bureau/joint-tests')
    return answer
  }
  return (
    <Form<Settings> form={form} layout="vertical" initialValues={first}>
      <HoursList />
      <div className="number-fields">
        {numbers.map(([name, label, min, max]) => (
          <Form.Item
            key={name}
            name={name}
            label={label}
            rules={[{ required: true, type: 'integer', min, max, message: `${min} 到 ${max}` }]}
          >
            <InputNumber min={min} max={max} />
          </Form.Item>
        ))}
      </div>
      <ConfirmedFormButton
        form={form}
        label="保存开放时段"
        about="不在新时段里的预约会取消，并以邮件通知单位。"
        send={save}
      />
    </Form>
  )
}

function HoursList(): ReactNode {
  return (
    <Form.List name="hours">
      {(fields, { add, remove }) => (
        <fieldset className="hours">
          <legend>开放时段</legend>
          {fields.length === 0 && <p>没有开放时段，单位现在不能预约。</p>}
          {fields.map(({ key, name }) => (
            <div key={key} className="filters">
              <Form.Item name={[name, 'weekday']} noStyle>
                <Select aria-label="星期几" options={weekdays} style={{ width: 110 }} />
              </Form.Item>
              {(['from', 'until'] as const).map((end) => (
                <Form.Item
                  key={end}
                  name={[name, end]}
                  noStyle
                  rules={[{ required: true, message: '请填写时间' }]}
                >
                  <Input
                    type="time"
                    aria-label={end === 'from' ? '开始' : '结束'}
                    style={{ width: 150 }}
                  />
                </Form.Item>
              ))}
              <Button aria-label={`删除第 ${name + 1} 个时段`} onClick={() => remove(name)}>
                删除
              </Button>
            </div>
          ))}
          <Button onClick={() => add({ weekday: 1, from: '09:00', until: '12:00' })}>
            增加时段
          </Button>
        </fieldset>
      )}
    </Form.List>
  )
}
