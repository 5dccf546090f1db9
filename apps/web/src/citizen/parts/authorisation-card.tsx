import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { paths } from '../../api/office-api.ts'
import { Chip } from '../../elements/chip.tsx'
import type { Tone } from '../../elements/chip.tsx'
import { Amount, Day } from '../../elements/facts.tsx'
import type { IconName } from '../../elements/icon.tsx'

/** An authorisation as the office gives it. */
export type Authorisation =
  paths['/people/self/authorisations']['get']['responses']['200']['content']['application/json']['authorisations'][number]

const states: Readonly<Record<string, readonly [name: string, icon: IconName, tone: Tone]>> = {
  asked: ['办理中', 'clock', 'warn'],
  granted: ['有效', 'check', 'good'],
  refused: ['没有成功', 'cross', 'warn'],
  revoking: ['撤销中', 'clock', 'warn'],
  revoked: ['已撤销', 'cross', 'ended'],
}

/** What a unit may do with a bill, and how that stands. */
export function AuthorisationCard({
  authorisation,
  children,
}: {
  readonly authorisation: Authorisation
  readonly children?: ReactNode
}): ReactNode {
  const {
    unitName,
    billCode,
    billNumber,
    purposeName,
    validUntil,
    amountMax,
    state,
    sentence,
    code,
  } = authorisation
  const [name, icon, tone] = states[state] ?? [state, 'clock', 'ended']
  return (
    <article className="sheet stack">
      <div className="bill-card-title">
        <strong>{unitName}</strong>
        <Chip tone={tone} icon={icon}>
          {name}
        </Chip>
      </div>
      <p>
        {purposeName}，至 <Day of={validUntil} />
        {amountMax !== null && (
          <>
            ，最多 <Amount of={amountMax} />
          </>
        )}
      </p>
      {sentence !== null && state !== 'revoked' && code !== 'AUTHORISED' && (
        <p>
          {sentence} <span className="quiet">代码 {code}</span>
        </p>
      )}
      <Link to={`/citizen/bills/${billCode}/${billNumber}`} className="quiet">
        票据号码 {billNumber}
      </Link>
      {children}
    </article>
  )
}
