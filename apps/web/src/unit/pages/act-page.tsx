import { useCallback, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { Link, useLocation, useNavigate, useParams, useSearchParams } from 'react-router'
import { queries } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { EmptyNote, NoPage, NoRight, PageHeading } from '../../console/page-states.tsx'
import { newRequestId } from '../../words/request-id.ts'
import { amountFault, amountsOf, nameOf } from '../parts/act-amounts.ts'
import { useActDraft } from '../parts/act-draft.ts'
import { hasAmounts } from '../parts/act-fields.ts'
import { ActForm } from '../parts/act-form.tsx'
import { itemOf } from '../parts/act-item.ts'
import type { Preview } from '../parts/act-preview.tsx'
import { ActPreview } from '../parts/act-preview.tsx'
import { ActUnknown } from '../parts/act-unknown.tsx'
import { useRights } from '../parts/rights.ts'
import type { Bases, ServiceName } from '../parts/services.ts'
import { isService, services } from '../parts/services.ts'
import type { SentAct } from '../parts/use-sent-act.ts'
import { sendStep, useSentAct } from '../parts/use-sent-act.ts'

/** Does something with bills: what it needs, what would happen, and then what happened to each. */
export function ActPage(): ReactNode {
  const { service } = useParams()
  const [search] = useSearchParams()
  const { state } = useLocation() as { state: unknown }
  const { mayReimburse } = useRights()
  const bills = useMemo(() => (search.get('bills') ?? '').split(',').filter(Boolean), [search])
  if (!isService(service)) return <NoPage home="/unit" />
  if (!mayReimburse) return <NoRight />
  if (bills.length === 0) return <NoBills title={services[service].title} />
  const bases = (state ?? {}) as Bases
  const caseId = search.get('case')
  return <Act key={service + bills.join()} {...{ service, bills, bases, caseId }} />
}

interface ActProps {
  readonly service: ServiceName
  readonly bills: readonly string[]
  readonly bases: Bases
  readonly caseId: string | null
}

function Act({ service, bills, bases, caseId }: ActProps): ReactNode {
  const { title, about } = services[service]
  const [draft, setDraft, forget] = useActDraft(service, bills)
  const [seen, setSeen] = useState<{ readonly preview: Preview; readonly of: string } | null>(null)
  const look = useAct()
  const sending = useSentAct(service, draft, setDraft)
  const navigate = useNavigate()
  const recordPath = useCallback(
    (actId: string) => `/unit/records/${actId}${caseId === null ? '' : `?case=${caseId}`}`,
    [caseId],
  )
  const rows = seen?.preview.items ?? []
  const amounts = amountsOf(rows, draft.amounts)
  const items = (names: readonly string[]) =>
    names.map((bill) => itemOf(service, bill, { shared: draft.shared, amounts, bases, caseId }))
  // What a preview was asked for. After a change nobody has seen what would happen.
  const asked = JSON.stringify([draft.shared, draft.amounts])
  const areAmountsGood =
    !hasAmounts(service) || Object.values(amounts).every((text) => amountFault(text) === null)
  const see = async () => {
    const answer = await look.run(() => sendStep(service, '/preview', { items: items(bills) }))
    if (answer !== null) setSeen({ preview: answer.data as Preview, of: asked })
  }
  const begin = async (body: SentAct) => {
    const answer = await sending.begin(body)
    if (answer === null) return
    forget()
    void navigate(recordPath(answer.act.actId), { replace: true })
    await queries.invalidateQueries()
  }
  if (sending.isUnknown && draft.sentAs !== null) {
    return (
      <>
        <PageHeading title={title} about={about} />
        <ActUnknown
          {...{ title, bills, sending, recordPath }}
          requestId={draft.sentAs}
          sendAgain={(body) => void begin(body)}
        />
      </>
    )
  }
  return (
    <>
      <PageHeading title={title} about={about} />
      <ActForm
        service={service}
        title={`${bills.length} 张票据`}
        values={draft.shared}
        onChange={(shared) => setDraft({ ...draft, shared })}
        isBusy={look.isBusy}
        fault={look.fault}
        canPreview={areAmountsGood}
        onPreview={() => void see()}
      />
      {seen !== null && (
        <ActPreview
          service={service}
          rows={rows}
          amounts={amounts}
          onAmount={(bill, amount) =>
            setDraft({ ...draft, amounts: { ...draft.amounts, [bill]: amount } })
          }
          isCurrent={seen.of === asked}
          isBusy={sending.isBusy}
          fault={sending.fault}
          onBegin={(good) =>
            void begin({ requestId: newRequestId(), items: items(good.map(nameOf)) })
          }
        />
      )}
    </>
  )
}

function NoBills({ title }: { readonly title: string }): ReactNode {
  return (
    <>
      <PageHeading title={title} />
      <EmptyNote text="还没有选择票据。请从待办、台账或查验结果里选择。">
        <Link to="/unit">回到待办</Link>
      </EmptyNote>
    </>
  )
}
