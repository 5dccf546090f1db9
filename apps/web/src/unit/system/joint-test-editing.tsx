import { Button, Card, Form, Space } from 'antd'
import type { ReactNode } from 'react'
import { office, queries } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { DownloadButton } from '../../console/download-button.tsx'
import { ReasonButton } from '../../console/reason-button.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { useKeptDraft } from '../../elements/kept-draft.ts'
import { TextItem } from '../parts/application-items.tsx'
import { ScanUpload } from '../parts/application-papers.tsx'
import type { ConnectionStatus, JointTestForm } from './connection.ts'
import type { EndpointDraft } from './endpoint-items.tsx'
import { EndpointItems, endpointDraft, endpointOf, isWhole } from './endpoint-items.tsx'

interface Draft {
  readonly name: string
  readonly mobile: string
  readonly email: string
  readonly test: EndpointDraft
  readonly production: EndpointDraft
  readonly wantedTime: string
}

const draftOf = (form: JointTestForm | null): Draft => ({
  name: form?.contact.name ?? '',
  mobile: form?.contact.mobile ?? '',
  email: form?.contact.email ?? '',
  test: endpointDraft(form?.test ?? null),
  production: endpointDraft(form?.production ?? null),
  wantedTime: form?.wantedTime ?? '',
})

const bodyOf = ({ name, mobile, email, test, production, wantedTime }: Draft) => ({
  contact: { name: name.trim(), mobile: mobile.trim(), email: email.trim() },
  test: endpointOf(test),
  production: endpointOf(production),
  wantedTime: wantedTime.trim(),
})

const isSame = (one: Draft, other: Draft): boolean =>
  JSON.stringify(bodyOf(one)) === JSON.stringify(bodyOf(other))

const isComplete = ({ name, mobile, email, test, production, wantedTime }: Draft): boolean =>
  [name, mobile, email, wantedTime].every((text) => text.trim() !== '') &&
  isWhole(test) &&
  isWhole(production)

const path = '/connections/self/joint-test-form'
const reread = () => queries.invalidateQueries()

export interface JointTestEditingProps {
  readonly status: ConnectionStatus
  readonly form: JointTestForm | null
}

/** The form in three steps: filled in, sealed and uploaded, handed in. */
export function JointTestEditing({ status, form }: JointTestEditingProps): ReactNode {
  const [draft, setDraft] = useKeptDraft(`joint-test-${status.unitId}`, draftOf(form))
  const isSaved = form !== null && isSame(draft, draftOf(form))
  return (
    <>
      <FillingIn
        draft={draft}
        isSaved={isSaved}
        onChange={(part) => setDraft({ ...draft, ...part })}
      />
      <Card className="panel" title="2 打印、盖章、上传">
        <Space wrap className="panel">
          <DownloadButton path={`${path}/form.pdf`} disabled={form === null || !isSaved}>
            打印联调申请表，用来盖章
          </DownloadButton>
          {form === null && <span>先保存上面的内容。</span>}
        </Space>
        <ScanUpload
          title="盖章的联调申请表"
          kept={form?.hasScan === true ? {} : undefined}
          path={`${path}/scan`}
          isDisabled={form === null}
          onChanged={() => void reread()}
        />
      </Card>
      <Card className="panel" title="3 提交">
        {form?.hasScan !== true && <p>保存并上传盖章的申请表后提交。</p>}
        {form?.hasScan === true && !isSaved && <p>上面有改动还没有保存。</p>}
        {form?.hasScan === true && isSaved && (
          <ReasonButton
            isMain
            label="提交联调申请表"
            about="提交后由市财政局非税中心审核，退回之前不能修改。"
            send={() => office.POST(`${path}/submission`, { body: {} })}
          />
        )}
      </Card>
    </>
  )
}

interface FillingInProps {
  readonly draft: Draft
  readonly isSaved: boolean
  readonly onChange: (part: Partial<Draft>) => void
}

const contactItems = [
  ['name', '单位联系人', 40],
  ['mobile', '联系人手机', 11],
  ['email', '联系人电子邮箱', 120],
] as const

function FillingIn({ draft, isSaved, onChange }: FillingInProps): ReactNode {
  const act = useAct()
  const save = async () => {
    const answer = await act.run(() => office.PUT(path, { body: bodyOf(draft) }))
    if (answer !== null) await reread()
  }
  return (
    <Card className="panel" title="1 填写">
      <Form layout="vertical" onFinish={() => void save()}>
        {contactItems.map(([name, label, max]) => (
          <TextItem
            key={name}
            id={`contact-${name}`}
            label={label}
            max={max}
            fault={undefined}
            value={draft[name]}
            onChange={(value) => onChange({ [name]: value })}
          />
        ))}
        {(['test', 'production'] as const).map((environment) => (
          <EndpointItems
            key={environment}
            environment={environment}
            value={draft[environment]}
            onChange={(endpoint) => onChange({ [environment]: endpoint })}
          />
        ))}
        <TextItem
          id="wanted-time"
          label="申请联调时间（如 3月上旬，具体时段受理后预约）"
          max={60}
          fault={undefined}
          value={draft.wantedTime}
          onChange={(wantedTime) => onChange({ wantedTime })}
        />
        {act.fault !== null && <FaultNote error={act.fault} />}
        <Space wrap>
          <Button
            type="primary"
            htmlType="submit"
            loading={act.isBusy}
            disabled={!isComplete(draft) || isSaved}
          >
            保存联调申请表
          </Button>
          {isSaved && <span role="status">已保存</span>}
          {!isComplete(draft) && <span>每一项都要填写。</span>}
        </Space>
      </Form>
    </Card>
  )
}
