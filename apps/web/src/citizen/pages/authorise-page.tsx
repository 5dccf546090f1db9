import type { Purpose } from '@piaoqiao/domain'
import { useState } from 'react'
import type { SubmitEvent, ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'
import { office } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { FaultNote } from '../../elements/fault-note.tsx'
import { newRequestId } from '../../words/request-id.ts'
import { AuthorisationCard } from '../parts/authorisation-card.tsx'
import type { Authorisation } from '../parts/authorisation-card.tsx'
import { BillChoice, billKeyOf } from '../parts/bill-choice.tsx'
import { BusyButton, ChoiceField, TextField } from '../parts/fields.tsx'
import { Page, useReadAgain } from '../parts/page.tsx'
import { dayAhead, purposeChoices } from '../parts/purposes.ts'
import type { ChosenUnit } from '../parts/unit-choice.tsx'
import { UnitChoice } from '../parts/unit-choice.tsx'

const daysDefault = 60

/** Lets a unit use bills: which unit, which bills, for what, until when, up to how much. */
export function AuthorisePage(): ReactNode {
  const [search] = useSearchParams()
  const owner = search.get('owner')
  const [bills, setBills] = useState<readonly string[]>(search.getAll('bill'))
  const [unit, setUnit] = useState<ChosenUnit | null>(null)
  const [purpose, setPurpose] = useState<Purpose>('employer_expense')
  const [validUntil, setValidUntil] = useState(() => dayAhead(daysDefault))
  const [amountMax, setAmountMax] = useState('')
  // Repeated when it is sent again, so that a lost answer does not grant twice.
  const [requestId] = useState(newRequestId)
  const [results, setResults] = useState<readonly Authorisation[] | null>(null)
  const [wasTried, setTried] = useState(false)
  const act = useAct()
  const readAgain = useReadAgain()
  const amountFault =
    amountMax === '' || /^\d{1,12}(\.\d{1,2})?$/.test(amountMax) ? null : '金额写数字，如 400'
  const missing =
    (bills.length === 0 && '请选择至少一张票据') || (unit === null && '请选择报销单位') || null
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (unit === null || bills.length === 0 || amountFault !== null) return
    const limit = amountMax === '' ? {} : { amountMax }
    const body = { requestId, ...unit, purpose, validUntil, ...limit, bills: bills.map(billKeyOf) }
    const params = { query: owner === null ? {} : { owner } }
    const answer = await act.run(() => office.POST('/people/self/authorisations', { params, body }))
    if (answer?.data === undefined) return
    setResults(answer.data.authorisations)
    await readAgain()
  }
  if (results !== null) return <Results results={results} />
  return (
    <Page title="授权单位使用" back={owner === null ? '/citizen' : `/citizen?owner=${owner}`}>
      <form className="stack" noValidate onSubmit={(event) => void send(event)}>
        <p>授权后，单位可以查验、锁定并报销这些票据。锁定之前您随时可以撤销。</p>
        <UnitChoice chosen={unit} onChoose={setUnit} others />
        <BillChoice chosen={bills} onChoose={setBills} owner={owner} />
        <ChoiceField
          label="用途"
          value={purpose}
          choices={purposeChoices}
          onChoose={(value) => setPurpose(value as Purpose)}
        />
        <TextField
          label="有效期至"
          type="date"
          min={dayAhead(0)}
          value={validUntil}
          onText={setValidUntil}
        />
        <TextField
          label="每张最多报销（元，可以不填）"
          inputMode="decimal"
          value={amountMax}
          onText={(text) => setAmountMax(text.trim())}
          fault={wasTried ? amountFault : null}
        />
        {wasTried && missing !== null && (
          <p className="field-fault" role="alert">
            {missing}
          </p>
        )}
        {act.fault !== null && <FaultNote error={act.fault} />}
        <BusyButton isBusy={act.isBusy}>授权</BusyButton>
      </form>
    </Page>
  )
}

function Results({ results }: { readonly results: readonly Authorisation[] }): ReactNode {
  const granted = results.filter(({ state }) => state === 'granted').length
  return (
    <Page title="授权结果" back="/citizen/authorisations">
      <div className="stack">
        <p className={granted === results.length ? 'done-note' : 'notice'} role="status">
          {granted === results.length
            ? `${granted} 张票据已授权。`
            : `${granted} 张已授权，${results.length - granted} 张没有成功，原因写在下面。`}
        </p>
        {results.map((each) => (
          <AuthorisationCard key={each.id} authorisation={each} />
        ))}
        <Link className="button button-main" to="/citizen/authorisations">
          看全部授权
        </Link>
      </div>
    </Page>
  )
}
