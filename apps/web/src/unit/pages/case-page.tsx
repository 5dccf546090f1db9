import { Button, Card, Input, Space } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useNavigate, useParams } from 'react-router'
import { api, office, queries } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { useAct } from '../../api/use-act.ts'
import { DownloadButton } from '../../console/download-button.tsx'
import { Asked, PageHeading } from '../../console/page-states.tsx'
import { Amount, Moment } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { BillLink } from '../parts/bill-link.tsx'
import { useRights } from '../parts/rights.ts'
import type { Bases } from '../parts/services.ts'
import { actPath } from '../parts/services.ts'

type Case = paths['/desk/cases/{caseId}']['get']['responses']['200']['content']['application/json']
const formNames = {
  applicantName: '申请人',
  patientName: '就诊人',
  relation: '关系',
  department: '部门',
  staffNumber: '工号',
  reason: '报销事由',
  payeeName: '收款人',
  payeeBank: '开户银行',
  payeeAccount: '收款账号',
  comment: '留言',
} as const

/** One case: its form, bills and papers, what was said, and what the unit decides. */
export function CasePage(): ReactNode {
  const { caseId = '' } = useParams()
  const asked = api.useQuery('get', '/desk/cases/{caseId}', { params: { path: { caseId } } })
  return (
    <Asked query={asked}>
      {(found) => (
        <>
          <PageHeading
            title={`${found.form.applicantName}的报销`}
            about={`${found.stateName}，${found.purposeName}`}
          />
          <FormCard found={found} />
          <BillsCard found={found} />
          <PapersCard caseId={caseId} />
          <TalkCard found={found} />
        </>
      )}
    </Asked>
  )
}

function FormCard({ found }: { readonly found: Case }): ReactNode {
  const { mayReimburse } = useRights()
  const [reason, setReason] = useState('')
  const [whole, setWhole] = useState<Case['form'] | null>(null)
  const act = useAct()
  const show = async () => {
    const params = { path: { caseId: found.caseId } }
    const body = { reason: reason.trim() }
    const answer = await act.run(() => office.POST('/desk/cases/{caseId}/form', { params, body }))
    if (answer?.data !== undefined) setWhole(answer.data)
  }
  const form = whole ?? found.form
  return (
    <Card className="panel" title="报销信息">
      <dl className="panel-facts">
        {Object.entries(formNames).map(([name, label]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd className="figures">{form[name as keyof typeof formNames] || '—'}</dd>
          </div>
        ))}
      </dl>
      {mayReimburse && whole === null && (
        <Space wrap>
          <Input
            aria-label="查看完整信息的原因"
            placeholder="查看完整信息的原因，会留下记录"
            style={{ width: 280 }}
            maxLength={150}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button loading={act.isBusy} disabled={reason.trim() === ''} onClick={() => void show()}>
            查看完整信息
          </Button>
        </Space>
      )}
      {act.fault !== null && <FaultNote error={act.fault} />}
    </Card>
  )
}

function BillsCard({ found }: { readonly found: Case }): ReactNode {
  const { mayReimburse } = useRights()
  const navigate = useNavigate()
  const nameOf = ({ billCode, billNumber }: Case['bills'][number]) => `${billCode}-${billNumber}`
  const waiting = found.bills.filter(({ state }) => state === 'waiting')
  const locked = found.bills.filter(({ state }) => state === 'locked')
  const bases: Bases = Object.fromEntries(
    waiting.flatMap((bill) =>
      bill.authorisationId === null
        ? []
        : [[nameOf(bill), { authorisationId: bill.authorisationId }] as const],
    ),
  )
  const go = (service: 'lock' | 'report', bills: readonly Case['bills'][number][]) =>
    void navigate(`${actPath(service, bills.map(nameOf))}&case=${found.caseId}`, { state: bases })
  return (
    <Card className="panel" title={`票据（${found.bills.length} 张）`}>
      {found.bills.map((bill) => (
        <p key={nameOf(bill)}>
          <BillLink of={bill} /> {bill.stateName}
          {bill.reimbursed !== null && (
            <>
              ，已报销 <Amount of={bill.reimbursed} />
            </>
          )}
          {bill.note !== '' && `，${bill.note}`}
        </p>
      ))}
      {mayReimburse && (
        <Space wrap>
          {waiting.length > 0 && (
            <Button type="primary" onClick={() => go('lock', waiting)}>
              锁定 {waiting.length} 张
            </Button>
          )}
          {locked.length > 0 && (
            <Button type="primary" onClick={() => go('report', locked)}>
              反馈报销 {locked.length} 张
            </Button>
          )}
        </Space>
      )}
    </Card>
  )
}

function PapersCard({ caseId }: { readonly caseId: string }): ReactNode {
  const { mayReimburse } = useRights()
  const asked = api.useQuery('get', '/desk/cases/{caseId}/attachments', {
    params: { path: { caseId } },
  })
  return (
    <Card className="panel" title="附件">
      <Asked query={asked} lines={1}>
        {({ attachments }) =>
          attachments.length === 0 ? (
            <p>没有附件。</p>
          ) : (
            <Space wrap>
              {attachments.map(({ fileId, name }) => (
                <DownloadButton
                  key={fileId}
                  disabled={!mayReimburse}
                  path={`/desk/cases/${caseId}/attachments/${fileId}`}
                >
                  {name}
                </DownloadButton>
              ))}
            </Space>
          )
        }
      </Asked>
    </Card>
  )
}

const open = new Set(['submitted', 'accepted', 'more_asked'])

function TalkCard({ found }: { readonly found: Case }): ReactNode {
  const { mayReimburse } = useRights()
  const [text, setText] = useState('')
  const act = useAct()
  const say = async (step: 'accept' | 'ask' | 'refuse' | 'messages') => {
    const params = { path: { caseId: found.caseId } }
    const body = { text: text.trim() }
    const path = `/desk/cases/{caseId}/${step}` as '/desk/cases/{caseId}/ask'
    const isSilent = step === 'accept' && body.text === ''
    const answer = await act.run(() =>
      office.POST(path, { params, body: isSilent ? ({} as typeof body) : body }),
    )
    if (answer === null) return
    setText('')
    await queries.invalidateQueries()
  }
  const isEmpty = text.trim() === ''
  return (
    <Card className="panel" title="往来">
      {found.messages.map(({ sender, text: said, at }) => (
        <p key={at + said}>
          <strong>{sender === 'unit' ? '本单位' : '申请人'}</strong>：{said}{' '}
          <small>
            <Moment of={at} />
          </small>
        </p>
      ))}
      {mayReimburse && open.has(found.state) && (
        <>
          <Input.TextArea
            aria-label="给申请人的话"
            placeholder="给申请人的话；要求补充或不予受理时必须填写"
            rows={3}
            maxLength={500}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Space wrap style={{ marginTop: 8 }}>
            {found.state === 'submitted' && (
              <Button type="primary" loading={act.isBusy} onClick={() => void say('accept')}>
                受理
              </Button>
            )}
            <Button loading={act.isBusy} disabled={isEmpty} onClick={() => void say('messages')}>
              留言
            </Button>
            <Button loading={act.isBusy} disabled={isEmpty} onClick={() => void say('ask')}>
              要求补充
            </Button>
            <Button
              danger
              loading={act.isBusy}
              disabled={isEmpty}
              onClick={() => void say('refuse')}
            >
              不予受理
            </Button>
          </Space>
          {act.fault !== null && <FaultNote error={act.fault} />}
        </>
      )}
    </Card>
  )
}
