import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'
import { office } from '../../api/client.ts'
import { usePages } from '../../api/use-pages.ts'
import { Age } from '../../elements/facts.tsx'
import { CaseState } from '../parts/case-state.tsx'
import { Bell } from '../parts/gate.tsx'
import { OwnerChoice } from '../parts/owner-choice.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { Page, Shown } from '../parts/page.tsx'

/** The reimbursements that were submitted, newest first. */
export function CasesPage(): ReactNode {
  const [search] = useSearchParams()
  const owner = search.get('owner')
  const asked = usePages(['cases', owner], (behind, signal) => {
    const query = { ...behind, ...(owner !== null && { owner }) }
    return office.GET('/people/self/cases', { params: { query }, signal })
  })
  return (
    <Page title="我的报销" action={<Bell />}>
      <div className="stack">
        <OwnerChoice />
        <Link
          className="button button-main"
          to={`/citizen/cases/new${owner === null ? '' : `?owner=${owner}`}`}
        >
          提交报销
        </Link>
        <Shown query={asked}>
          {({ pages }) => {
            const all = pages.flatMap(({ cases }) => cases)
            if (all.length === 0) {
              return <p className="empty">还没有报销。选好票据和单位就可以提交。</p>
            }
            return (
              <>
                {all.map(
                  ({ caseId, unitName, purposeName, state, stateName, submittedAt, bills }) => (
                    <Link key={caseId} className="bill-card" to={`/citizen/cases/${caseId}`}>
                      <span className="bill-card-title">
                        <strong>{unitName}</strong>
                        <CaseState state={state} name={stateName} />
                      </span>
                      <span>
                        {purposeName}，{bills.length} 张票据
                      </span>
                      <br />
                      <span className="quiet">
                        <Age of={submittedAt} />
                        提交
                      </span>
                    </Link>
                  ),
                )}
                <MoreButton of={asked} />
              </>
            )
          }}
        </Shown>
      </div>
    </Page>
  )
}
