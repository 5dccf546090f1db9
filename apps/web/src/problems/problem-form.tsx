import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { queries } from '../api/client.ts'
import type { Answered } from '../api/use-act.ts'
import { useAct } from '../api/use-act.ts'
import { FaultNote } from '../elements/fault-note.tsx'
import { useKeptDraft } from '../elements/kept-draft.ts'
import type { NewProblem } from './problem.ts'
import { problemCharactersMax, severities } from './problem.ts'

export interface ProblemFormProps<Data> {
  /** Under which name what was typed is kept in the tab. */
  readonly draftName: string
  readonly label: string
  readonly send: (given: NewProblem) => Promise<Answered<Data>>
  readonly onSent?: (data: Data | undefined) => void
}

const empty: NewProblem = { title: '', text: '', severity: 'low' }
const severityChoices = Object.entries(severities).map(([value, label]) => ({ value, label }))

/** A problem that is raised: what does not work, since when, and how urgent it is. */
export function ProblemForm<Data>(props: ProblemFormProps<Data>): ReactNode {
  const { draftName, label, send, onSent } = props
  const [draft, setDraft, forget] = useKeptDraft<NewProblem>(draftName, empty)
  const [sentCount, setSentCount] = useState(0)
  const act = useAct()
  const raise = async (given: NewProblem) => {
    const answer = await act.run(() => send(given))
    if (answer === null) return
    forget()
    setSentCount(sentCount + 1)
    await queries.invalidateQueries()
    onSent?.(answer.data)
  }
  return (
    <Form<NewProblem>
      key={sentCount}
      layout="vertical"
      initialValues={draft}
      onValuesChange={(_change, all) => setDraft(all)}
      onFinish={(given) => void raise(given)}
    >
      <Form.Item
        name="title"
        label="题目"
        rules={[{ required: true, whitespace: true, message: '请填写题目' }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="text"
        label="情况"
        extra="写清在哪一页、做了什么、看到什么代码。不要写姓名、身份证号和手机号。"
        rules={[{ required: true, whitespace: true, message: '请写清情况' }]}
      >
        <Input.TextArea rows={5} maxLength={problemCharactersMax} />
      </Form.Item>
      <Form.Item name="severity" label="程度">
        <Select options={severityChoices} />
      </Form.Item>
      {act.fault !== null && <FaultNote error={act.fault} />}
      <Button type="primary" htmlType="submit" loading={act.isBusy}>
        {label}
      </Button>
    </Form>
  )
}
