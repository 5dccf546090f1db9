import { Card, Checkbox, Form, Input, Select } from 'antd'
import { useDeferredValue, useId } from 'react'
import type { ReactNode } from 'react'
import type { AnnouncementKind, Audience } from '../../announcements/announcement.ts'
import { audienceNames, kindNames } from '../../announcements/announcement.ts'
import { Markdown } from '../../elements/markdown.tsx'

export interface AnnouncementFields {
  readonly kind: AnnouncementKind
  readonly title: string
  readonly audiences: readonly Audience[]
  /** Markdown without HTML. */
  readonly body: string
}

export interface AnnouncementFieldsFormProps {
  readonly fields: AnnouncementFields
  readonly onChange: (change: Partial<AnnouncementFields>) => void
  /** Whether somebody tried to send them, so that what is missing is said. */
  readonly wasTried: boolean
  /** While they are sent, nothing is typed that would not be sent with them. */
  readonly isSending: boolean
}

const titleCharactersMax = 100
const bodyCharactersMax = 20_000
const choicesOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** Whether a draft can be kept; its text may come later. */
export const isComplete = ({ title, audiences }: AnnouncementFields): boolean =>
  title.trim() !== '' && audiences.length > 0

/** What an announcement is made of, with its text beside it as readers will see it. */
export function AnnouncementFieldsForm(props: AnnouncementFieldsFormProps): ReactNode {
  const { fields, onChange, wasTried, isSending } = props
  const { kind, title, audiences, body } = fields
  const id = useId()
  return (
    <Form layout="vertical" component={false} disabled={isSending}>
      <div className="writing">
        <Card title="正文和读者">
          <Form.Item label="种类" htmlFor={`${id}-kind`}>
            <Select
              id={`${id}-kind`}
              value={kind}
              options={choicesOf(kindNames)}
              onChange={(value: AnnouncementKind) => onChange({ kind: value })}
            />
          </Form.Item>
          <Form.Item
            label="题目"
            htmlFor={`${id}-title`}
            {...faultOf(wasTried && title.trim() === '', '请填写题目')}
          >
            <Input
              id={`${id}-title`}
              maxLength={titleCharactersMax}
              value={title}
              onChange={(event) => onChange({ title: event.target.value })}
            />
          </Form.Item>
          <Form.Item
            label="给谁看"
            {...faultOf(wasTried && audiences.length === 0, '请选择至少一类读者')}
          >
            <Checkbox.Group<Audience>
              options={choicesOf(audienceNames) as { value: Audience; label: string }[]}
              value={[...audiences]}
              onChange={(value) => onChange({ audiences: value })}
            />
          </Form.Item>
          <Form.Item
            label="正文"
            htmlFor={`${id}-body`}
            extra={`标题行以 ## 开头，列表以 - 或 1. 开头，**两个星号之间**是重点。不能用网页标签。已写 ${body.length} 字，最多 ${bodyCharactersMax} 字。`}
          >
            <Input.TextArea
              id={`${id}-body`}
              rows={30}
              maxLength={bodyCharactersMax}
              value={body}
              onChange={(event) => onChange({ body: event.target.value })}
            />
          </Form.Item>
        </Card>
        <Preview body={body} />
      </div>
    </Form>
  )
}

const faultOf = (isMissing: boolean, help: string) =>
  isMissing ? ({ validateStatus: 'error', help } as const) : {}

function Preview({ body }: { readonly body: string }): ReactNode {
  const shown = useDeferredValue(body)
  return (
    <Card title="读者看到的样子" role="region" aria-label="预览">
      {shown.trim() === '' ? <p>写下正文，这里就能看到。</p> : <Markdown text={shown} />}
    </Card>
  )
}
