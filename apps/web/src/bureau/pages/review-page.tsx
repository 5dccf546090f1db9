import { Alert, Button, Card, Checkbox, Col, Input, Row, Space } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { api, office, queries } from '../../api/client.ts'
import { postForFile } from '../../api/files.ts'
import type { Answered } from '../../api/use-act.ts'
import { useAct } from '../../api/use-act.ts'
import { Asked, PageHeading } from '../../console/page-states.tsx'
import { ReasonButton } from '../../console/reason-button.tsx'
import { Chip } from '../../elements/chip.tsx'
import { Age, Moment } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import type { Base, ReviewedData, UnitApplication } from '../parts/reviewed-fields.tsx'
import { differencesText, ReviewedFields, reviewedFields } from '../parts/reviewed-fields.tsx'
import { ColleagueButton } from '../parts/colleague-button.tsx'
import { useHasRole } from '../parts/rights.ts'

type Step = 'assignment' | 'return' | 'rejection' | 'approval' | 'personal-data'
type File = Pick<UnitApplication['files'][number], 'fileId' | 'title' | 'isNew'>

/** What both kinds of applications have. */
type Application = ReviewedData &
  Pick<
    UnitApplication,
    'applicationId' | 'state' | 'stateName' | 'submittedAt' | 'dueAt' | 'assignedTo' | 'reason'
  > & {
    /** What a unit by hand asks for; a unit by system asks for an account alone. */
    readonly kind?: string
    readonly files: readonly File[]
    readonly decidedAt: string | null
  }

/** What is asked for, and what an approval leads to. */
const kinds: Readonly<Record<string, { readonly name: string; readonly approval: string }>> = {
  open: { name: '开通申请', approval: '通过后开通账户，账号和初始密码发到经办人邮箱。' },
  change: { name: '变更申请', approval: '通过后账户改成申请的内容，单位会收到邮件。' },
  close: { name: '注销申请', approval: '通过后账户注销，不能恢复，单位会收到邮件。' },
}
const openKind = { name: '对接申请', approval: '通过后开通账户和测试环境，账号发到经办人邮箱。' }
const kindOf = ({ kind }: Pick<Application, 'kind'>) => kinds[kind ?? ''] ?? openKind

/** Sends a step of the review; both kinds of applications take the same ones. */
function send(base: Base, id: string, step: Step, body: object): Promise<Answered<unknown>> {
  const path = `/bureaus/${base}/{applicationId}/${step}`
  return office.POST(path as '/bureaus/unit-applications/{applicationId}/rejection', {
    params: { path: { applicationId: id } },
    body: body as never,
  })
}

export const UnitReviewPage = (): ReactNode => <Review base="unit-applications" />
export const ConnectionReviewPage = (): ReactNode => <Review base="connection-applications" />

/** An application: the form at the left, the scans at the right, the decision at the foot. */
function Review({ base }: { readonly base: Base }): ReactNode {
  const { applicationId = '' } = useParams()
  const path = `/bureaus/${base}/{applicationId}` as '/bureaus/unit-applications/{applicationId}'
  const asked = api.useQuery('get', path, { params: { path: { applicationId } } })
  const [whole, setWhole] = useState<Application | null>(null)
  return (
    <Asked query={asked}>
      {(found) => {
        const shown: Application = whole ?? found
        return (
          <>
            <PageHeading
              title={shown.data.unitName ?? '申请'}
              about={`${kindOf(shown).name}，${found.stateName}${found.reason === null ? '' : `：${found.reason}`}`}
              actions={<Clock found={found} />}
            />
            <DifferencesNote found={shown} />
            <Row gutter={16}>
              <Col xs={24} lg={11}>
                <Card className="panel" title="申请表">
                  <div className="panel">
                    <ReviewedFields base={base} of={shown} />
                  </div>
                  <ReasonButton
                    label="查看完整个人信息"
                    about="会记入审计日志。"
                    ask="查看的原因"
                    send={async (reason) => {
                      const answer = await send(base, applicationId, 'personal-data', { reason })
                      if (answer.data !== undefined) setWhole(answer.data as Application)
                      return answer
                    }}
                  />
                </Card>
              </Col>
              <Col xs={24} lg={13}>
                <Scans base={base} found={found} />
              </Col>
            </Row>
            <Decision base={base} found={found} />
          </>
        )
      }}
    </Asked>
  )
}

function DifferencesNote({ found }: { readonly found: Application }): ReactNode {
  const text = differencesText(found.kind === 'change', found.differences)
  return text === null ? null : <Alert className="panel" type="warning" showIcon title={text} />
}

function Clock({
  found,
}: {
  readonly found: Pick<Application, 'submittedAt' | 'dueAt'>
}): ReactNode {
  return (
    <span>
      {found.submittedAt !== null && (
        <>
          <Moment of={found.submittedAt} /> 提交
        </>
      )}
      {found.dueAt !== null && (
        <>
          ，时限 <Age of={found.dueAt} />
        </>
      )}
    </span>
  )
}

/** The scans, each opened on purpose: every look is kept. */
function Scans({
  base,
  found,
}: {
  readonly base: Base
  readonly found: Pick<Application, 'applicationId' | 'files'>
}): ReactNode {
  const [shown, setShown] = useState<{ readonly title: string; readonly url: string } | null>(null)
  const act = useAct()
  const open = (fileId: string, title: string) =>
    void act.run(async () => {
      const path = `/bureaus/${base}/${found.applicationId}/files/${fileId}/reading`
      const { blob } = await postForFile(path, { reason: '审核申请材料' })
      setShown({ title, url: URL.createObjectURL(blob) })
      return {}
    })
  return (
    <Card className="panel" title="材料">
      <Space wrap className="panel">
        {found.files.map(({ fileId, title, isNew }) => (
          <span key={fileId}>
            <Button loading={act.isBusy} onClick={() => open(fileId, title)}>
              {title}
            </Button>{' '}
            {isNew && (
              <Chip tone="warn" icon="warn">
                退回后上传
              </Chip>
            )}
          </span>
        ))}
        {found.files.length === 0 && '没有材料'}
      </Space>
      {act.fault !== null && <FaultNote error={act.fault} />}
      {shown !== null && (
        // oxlint-disable-next-line react/iframe-missing-sandbox -- Chromium shows no PDF in a sandboxed frame; the bytes were checked by the office.
        <iframe className="scan" title={shown.title} src={shown.url} />
      )}
    </Card>
  )
}

const open = new Set(['submitted', 'in_review'])

function Decision({
  base,
  found,
}: {
  readonly base: Base
  readonly found: Pick<Application, 'applicationId' | 'state' | 'assignedTo' | 'stateName' | 'kind'>
}): ReactNode {
  const mayReview = useHasRole('bureau_review')
  const act = useAct()
  const { applicationId } = found
  if (!open.has(found.state)) return <Alert type="info" title={`已办：${found.stateName}`} />
  if (!mayReview) return <Alert type="info" title="您的岗位可以看，不能审核。" />
  const take = async () => {
    const answer = await act.run(() => send(base, applicationId, 'assignment', {}))
    if (answer !== null) await queries.invalidateQueries()
  }
  return (
    <Card title="审核意见">
      {act.fault !== null && <FaultNote error={act.fault} />}
      <Space wrap>
        <Button loading={act.isBusy} onClick={() => void take()}>
          {found.assignedTo === null ? '受理' : '转到我名下'}
        </Button>
        {base === 'unit-applications' && (
          <ColleagueButton
            label="转给同事"
            about="由这位同事审核，您不再办理。"
            roles={['bureau_review']}
            send={(reviewerId) => send(base, applicationId, 'assignment', { reviewerId })}
          />
        )}
        <ReasonButton
          isMain
          label="通过"
          about={kindOf(found).approval}
          send={() => send(base, applicationId, 'approval', {})}
        />
        <ReturnButton base={base} applicationId={applicationId} />
        <ReasonButton
          isGrave
          label="不予通过"
          about="申请到此结束，单位会收到邮件。"
          ask="不予通过的原因"
          send={(reason) => send(base, applicationId, 'rejection', { reason })}
        />
      </Space>
    </Card>
  )
}

/** Asks for corrections, field by field. */
function ReturnButton({
  base,
  applicationId,
}: {
  readonly base: Base
  readonly applicationId: string
}): ReactNode {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [paths, setPaths] = useState<readonly string[]>([])
  const act = useAct()
  const give = async () => {
    const faults = paths.map((path) => ({ path, reason: reason.trim() }))
    const answer = await act.run(() =>
      send(base, applicationId, 'return', { reason: reason.trim(), faults }),
    )
    if (answer === null) return
    setOpen(false)
    await queries.invalidateQueries()
  }
  if (!isOpen) return <Button onClick={() => setOpen(true)}>退回补正</Button>
  return (
    <Card size="small" title="退回补正">
      <Checkbox.Group
        aria-label="要补正的项目"
        options={reviewedFields[base].map(([value, label]) => ({ value, label }))}
        onChange={(chosen) => setPaths(chosen)}
      />
      <Input.TextArea
        aria-label="要补正什么"
        placeholder="要补正什么，单位会在邮件里看到"
        rows={3}
        maxLength={150}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {act.fault !== null && <FaultNote error={act.fault} />}
      <Space style={{ marginTop: 8 }}>
        <Button
          type="primary"
          loading={act.isBusy}
          disabled={reason.trim() === ''}
          onClick={() => void give()}
        >
          确认退回
        </Button>
        <Button onClick={() => setOpen(false)}>不退回</Button>
      </Space>
    </Card>
  )
}
