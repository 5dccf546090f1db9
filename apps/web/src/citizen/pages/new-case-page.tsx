import type { Purpose } from '@piaoqiao/domain'
import { useState } from 'react'
import type { SubmitEvent, ReactNode } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { api, office } from '../../api/client.ts'
import { uploadFile } from '../../api/files.ts'
import { useAct } from '../../api/use-act.ts'
import { FaultNote } from '../../elements/fault-note.tsx'
import { useKeptDraft } from '../../elements/kept-draft.ts'
import { newRequestId } from '../../words/request-id.ts'
import { BillChoice, billKeyOf } from '../parts/bill-choice.tsx'
import { BusyButton, ChoiceField, TextField } from '../parts/fields.tsx'
import { Page, useReadAgain } from '../parts/page.tsx'
import { dayAhead, purposeChoices } from '../parts/purposes.ts'
import type { ChosenUnit } from '../parts/unit-choice.tsx'
import { UnitChoice } from '../parts/unit-choice.tsx'

const daysDefault = 90
const emptyForm = {
  applicantName: '',
  patientName: '',
  relation: '本人',
  department: '',
  staffNumber: '',
  reason: '',
  payeeName: '',
  payeeBank: '',
  comment: '',
}
type Form = typeof emptyForm
const needed = { applicantName: '申请人', patientName: '就诊人', reason: '报销事由' } as const
type Needed = keyof typeof needed

interface Draft {
  readonly unit: ChosenUnit | null
  readonly purpose: Purpose
  readonly form: Form
  readonly requestId: string
}

/** Submits bills to a unit for reimbursement, with the form that the unit needs and papers beside it. */
export function NewCasePage(): ReactNode {
  const [search] = useSearchParams()
  const owner = search.get('owner')
  const [bills, setBills] = useState<readonly string[]>(search.getAll('bill'))
  // Without the account number, which stays out of the browser's storage.
  const [draft, setDraft, forget] = useKeptDraft<Draft>('case', {
    unit: null,
    purpose: 'employer_expense',
    form: emptyForm,
    requestId: newRequestId(),
  })
  const [payeeAccount, setPayeeAccount] = useState('')
  const [papers, setPapers] = useState<readonly File[]>([])
  const [wasTried, setTried] = useState(false)
  const act = useAct()
  const readAgain = useReadAgain()
  const navigate = useNavigate()
  const self = api.useQuery('get', '/people/self').data
  const { unit, purpose } = draft
  const form = {
    ...draft.form,
    applicantName: draft.form.applicantName || (self?.name ?? ''),
    patientName: draft.form.patientName || (self?.name ?? ''),
  }
  const isMissing = Object.keys(needed).some((name) => form[name as Needed].trim() === '')
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (unit === null || bills.length === 0 || isMissing) return
    const body = {
      requestId: draft.requestId,
      unitId: unit.unitId,
      purpose,
      validUntil: dayAhead(daysDefault),
      form: { ...form, payeeAccount },
      bills: bills.map((name) => ({ ...billKeyOf(name), note: '' })),
    }
    const params = { query: owner === null ? {} : { owner } }
    const answer = await act.run(() => office.POST('/people/self/cases', { params, body }))
    if (answer?.data === undefined) return
    const { caseId } = answer.data
    await act.run(() => sendPapers(caseId, papers))
    forget()
    await readAgain()
    void navigate(`/citizen/cases/${caseId}`, { replace: true })
  }
  return (
    <Page title="提交报销" back="/citizen/cases">
      <form className="stack" noValidate onSubmit={(event) => void send(event)}>
        <p>选好单位和票据，填写报销信息。提交后票据同时授权给单位，您随时能看到办到哪一步。</p>
        <UnitChoice
          chosen={unit}
          onChoose={(chosen) => setDraft({ ...draft, unit: chosen })}
          others={false}
        />
        <BillChoice chosen={bills} onChoose={setBills} owner={owner} />
        {wasTried && (unit === null || bills.length === 0) && (
          <p className="field-fault" role="alert">
            {unit === null ? '请选择报销单位' : '请选择至少一张票据'}
          </p>
        )}
        <ChoiceField
          label="用途"
          value={purpose}
          choices={purposeChoices}
          onChoose={(value) => setDraft({ ...draft, purpose: value as Purpose })}
        />
        <CaseFields
          form={form}
          onChange={(next) => setDraft({ ...draft, form: next })}
          payeeAccount={payeeAccount}
          onAccount={setPayeeAccount}
          wasTried={wasTried}
        />
        <div className="field">
          <label htmlFor="case-papers">附件（病历、清单等，PDF 或照片）</label>
          <input
            id="case-papers"
            type="file"
            multiple
            accept=".pdf,.png,.jpg,.jpeg"
            onChange={(event) => setPapers([...(event.target.files ?? [])])}
          />
        </div>
        {act.fault !== null && <FaultNote error={act.fault} />}
        <BusyButton isBusy={act.isBusy}>提交</BusyButton>
      </form>
    </Page>
  )
}

/** The case stands already; what could not be sent can be added on its page. */
async function sendPapers(caseId: string, papers: readonly File[]) {
  for (const paper of papers) {
    const path = `/people/self/cases/${caseId}/attachments?name=${encodeURIComponent(paper.name)}`
    await uploadFile('POST', path, paper)
  }
  return {}
}

interface CaseFieldsProps {
  readonly form: Form
  readonly onChange: (form: Form) => void
  readonly payeeAccount: string
  readonly onAccount: (text: string) => void
  readonly wasTried: boolean
}

/** What the unit wants to know of the reimbursement. */
function CaseFields(props: CaseFieldsProps): ReactNode {
  const { form, onChange, payeeAccount, onAccount, wasTried } = props
  const field = (name: keyof Form, label: string, fault: string | null = null) => (
    <TextField
      label={label}
      value={form[name]}
      onText={(text) => onChange({ ...form, [name]: text })}
      maxLength={100}
      fault={fault}
    />
  )
  const required = (name: Needed) =>
    field(name, needed[name], wasTried && form[name].trim() === '' ? `请填写${needed[name]}` : null)
  return (
    <>
      {required('applicantName')}
      {required('patientName')}
      {field('relation', '就诊人是申请人的')}
      {required('reason')}
      <details>
        <summary className="choice">单位可能还需要</summary>
        <div className="stack">
          {field('department', '所在部门')}
          {field('staffNumber', '工号')}
          {field('payeeName', '收款人')}
          {field('payeeBank', '开户银行')}
          <TextField
            label="收款账号"
            value={payeeAccount}
            onText={onAccount}
            inputMode="numeric"
            autoComplete="off"
            maxLength={40}
          />
          {field('comment', '想对单位说的话')}
        </div>
      </details>
    </>
  )
}
