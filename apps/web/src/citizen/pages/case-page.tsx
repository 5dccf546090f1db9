import { useState } from 'react'
import type { SubmitEvent, ReactNode } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { api, office } from '../../api/client.ts'
import { downloadFile, uploadFile } from '../../api/files.ts'
import type { paths } from '../../api/office-api.ts'
import { useAct } from '../../api/use-act.ts'
import { Amount, Moment } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { CaseState } from '../parts/case-state.tsx'
import { BusyButton } from '../parts/fields.tsx'
import { Page, Shown, useReadAgain } from '../parts/page.tsx'

type Case =
  paths['/people/self/cases/{caseId}']['get']['responses']['200']['content']['application/json']
const open = new Set(['submitted', 'accepted', 'more_asked'])
const next: Readonly<Record<string, string>> = {
  submitted: '单位还没有受理，请等待。',
  accepted: '单位已受理，正在办理。',
  more_asked: '单位请您补充，请看下面的留言，补好后回复。',
  refused: '单位没有受理，原因在留言里。票据没有被使用。',
  finished: '全部办完。',
  withdrawn: '您已撤回，票据没有被使用。',
}

/** One reimbursement: how it and each of its bills stand, what was said, and its papers. */
export function CasePage(): ReactNode {
  const { caseId = '' } = useParams()
  const [search] = useSearchParams()
  const owner = search.get('owner')
  const query = owner === null ? {} : { owner }
  const asked = api.useQuery('get', '/people/self/cases/{caseId}', {
    params: { path: { caseId }, query },
  })
  return (
    <Page title="报销进度" back="/citizen/cases">
      <Shown query={asked}>
        {(found) => (
          <div className="stack">
            <section className="sheet">
              <div className="bill-card-title">
                <strong>{found.unitName}</strong>
                <CaseState state={found.state} name={found.stateName} />
              </div>
              <p>{next[found.state]}</p>
              <p className="quiet">
                {found.purposeName}，<Moment of={found.submittedAt} /> 提交，
                <Moment of={found.changedAt} /> 有变化
              </p>
            </section>
            <Bills found={found} />
            <Messages found={found} />
            <Papers found={found} />
            {open.has(found.state) && <Withdrawal found={found} />}
          </div>
        )}
      </Shown>
    </Page>
  )
}

function Bills({ found }: { readonly found: Case }): ReactNode {
  return (
    <section className="sheet">
      <h2>票据</h2>
      <ul className="choice-list stack">
        {found.bills.map(({ billCode, billNumber, state, stateName, reimbursed, sentence }) => (
          <li key={billCode + billNumber}>
            <div className="bill-card-title">
              <Link to={`/citizen/bills/${billCode}/${billNumber}`} className="figures">
                号码 {billNumber}
              </Link>
              <CaseState state={state} name={stateName} />
            </div>
            {reimbursed !== null && (
              <p>
                已报销 <Amount of={reimbursed} />
              </p>
            )}
            {sentence !== null && <p className="quiet">{sentence}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Messages({ found }: { readonly found: Case }): ReactNode {
  const [text, setText] = useState('')
  const act = useAct()
  const readAgain = useReadAgain()
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    const path = { caseId: found.caseId }
    const answer = await act.run(() =>
      office.POST('/people/self/cases/{caseId}/messages', {
        params: { path },
        body: { text: text.trim() },
      }),
    )
    if (answer === null) return
    setText('')
    await readAgain()
  }
  return (
    <section className="sheet stack">
      <h2>留言</h2>
      {found.messages.length === 0 && <p className="quiet">还没有留言。</p>}
      <ul className="timeline">
        {found.messages.map(({ sender, text: said, at }) => (
          <li key={at + said}>
            <strong>{sender === 'unit' ? found.unitName : '我'}</strong>：{said}
            <br />
            <span className="quiet">
              <Moment of={at} />
            </span>
          </li>
        ))}
      </ul>
      {open.has(found.state) && (
        <form className="field" onSubmit={(event) => void send(event)}>
          <label htmlFor="case-message">给单位留言</label>
          <textarea
            id="case-message"
            rows={3}
            maxLength={500}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <BusyButton look="plain" isBusy={act.isBusy}>
            发送
          </BusyButton>
        </form>
      )}
      {act.fault !== null && <FaultNote error={act.fault} />}
    </section>
  )
}

function Papers({ found }: { readonly found: Case }): ReactNode {
  const act = useAct()
  const readAgain = useReadAgain()
  const base = `/people/self/cases/${found.caseId}/attachments`
  const add = async (file: File | undefined) => {
    if (file === undefined) return
    const answer = await act.run(async () => {
      await uploadFile('POST', `${base}?name=${encodeURIComponent(file.name)}`, file)
      return {}
    })
    if (answer !== null) await readAgain()
  }
  return (
    <section className="sheet stack">
      <h2>附件</h2>
      {found.attachments.length === 0 && <p className="quiet">没有附件。</p>}
      {found.attachments.map(({ fileId, name }) => (
        <button
          key={fileId}
          type="button"
          className="button"
          onClick={() =>
            void act.run(async () => {
              await downloadFile(`${base}/${fileId}`)
              return {}
            })
          }
        >
          {name}
        </button>
      ))}
      {open.has(found.state) && (
        <div className="field">
          <label htmlFor="case-paper">补一份附件（PDF 或照片）</label>
          <input
            id="case-paper"
            type="file"
            accept=".pdf,.png,.jpg,.jpeg"
            disabled={act.isBusy}
            onChange={(event) => {
              const file = event.target.files?.[0]
              event.target.value = ''
              void add(file)
            }}
          />
        </div>
      )}
      {act.fault !== null && <FaultNote error={act.fault} />}
    </section>
  )
}

function Withdrawal({ found }: { readonly found: Case }): ReactNode {
  const [isAsking, setAsking] = useState(false)
  const act = useAct()
  const readAgain = useReadAgain()
  const withdraw = async () => {
    const params = { path: { caseId: found.caseId } }
    const answer = await act.run(() =>
      office.POST('/people/self/cases/{caseId}/withdrawal', { params, body: {} }),
    )
    if (answer !== null) await readAgain()
  }
  if (!isAsking) {
    return (
      <button type="button" className="button" onClick={() => setAsking(true)}>
        撤回报销
      </button>
    )
  }
  return (
    <section className="sheet stack" aria-label="确认撤回">
      <p>撤回后，单位看不到这次报销，票据的授权一并撤销。单位已经锁定票据的不能撤回。</p>
      {act.fault !== null && <FaultNote error={act.fault} />}
      <BusyButton look="grave" isBusy={act.isBusy} onClick={() => void withdraw()}>
        确认撤回
      </BusyButton>
      <button type="button" className="button" onClick={() => setAsking(false)}>
        不撤回
      </button>
    </section>
  )
}
