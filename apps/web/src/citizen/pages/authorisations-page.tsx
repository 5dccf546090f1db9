import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { office } from '../../api/client.ts'
import { usePages } from '../../api/use-pages.ts'
import { useAct } from '../../api/use-act.ts'
import { FaultNote } from '../../elements/fault-note.tsx'
import { newRequestId } from '../../words/request-id.ts'
import type { Authorisation } from '../parts/authorisation-card.tsx'
import { AuthorisationCard } from '../parts/authorisation-card.tsx'
import { BusyButton } from '../parts/fields.tsx'
import { Bell } from '../parts/gate.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { Page, Shown, useReadAgain } from '../parts/page.tsx'

/** Everything that units may do with the own bills, newest first. */
export function AuthorisationsPage(): ReactNode {
  const asked = usePages(['authorisations'], (query, signal) =>
    office.GET('/people/self/authorisations', { params: { query }, signal }),
  )
  return (
    <Page title="我的授权" action={<Bell />}>
      <div className="stack">
        <Link className="button button-main" to="/citizen/authorise">
          授权一个单位
        </Link>
        <Shown query={asked}>
          {({ pages }) => {
            const all = pages.flatMap(({ authorisations }) => authorisations)
            if (all.length === 0) {
              return <p className="empty">还没有授权。授权单位后，它才能锁定和报销您的票据。</p>
            }
            return (
              <>
                {all.map((each) => (
                  <AuthorisationCard key={each.id} authorisation={each}>
                    {each.state === 'granted' && <Revocation authorisation={each} />}
                  </AuthorisationCard>
                ))}
                <MoreButton of={asked} />
              </>
            )
          }}
        </Shown>
      </div>
    </Page>
  )
}

/** Takes an authorisation back, after asking once. */
function Revocation({ authorisation }: { readonly authorisation: Authorisation }): ReactNode {
  const [isAsking, setAsking] = useState(false)
  const [requestId] = useState(newRequestId)
  const act = useAct()
  const readAgain = useReadAgain()
  const revoke = async () => {
    const path = { id: authorisation.id }
    const answer = await act.run(() =>
      office.POST('/people/self/authorisations/{id}/revocation', {
        params: { path },
        body: { requestId },
      }),
    )
    if (answer !== null) await readAgain()
  }
  if (!isAsking) {
    return (
      <button type="button" className="button" onClick={() => setAsking(true)}>
        撤销授权
      </button>
    )
  }
  return (
    <div className="stack" role="group" aria-label="确认撤销">
      <p>撤销后，{authorisation.unitName}不能再锁定这张票据。已经锁定的不能撤销。</p>
      {act.fault !== null && <FaultNote error={act.fault} />}
      <BusyButton look="grave" isBusy={act.isBusy} onClick={() => void revoke()}>
        确认撤销
      </BusyButton>
      <button type="button" className="button" onClick={() => setAsking(false)}>
        不撤销
      </button>
    </div>
  )
}
