import type { ReactNode } from 'react'
import { api } from '../../api/client.ts'
import { Moment } from '../../elements/facts.tsx'
import { yuanText } from '../../words/amounts.ts'
import { dayText } from '../../words/dates.ts'
import { Shown } from './page.tsx'

const lookNames: Readonly<Record<string, string>> = {
  'bill.verify': '查验过这张票据',
  'bill.status': '查看过状态',
  'bill.file': '取走过票据文件',
  'bill.history': '查看过全程',
}

/** What is said of an event beside its name: amounts, days and reasons, in words. */
function toldOf(details: Readonly<Record<string, unknown>>): string {
  const text = (name: string) => {
    const value = details[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const amount = text('amount')
  const until = text('expiresAt') ?? text('validUntil')
  const voucher = text('voucherNumber')
  const reason = text('reason')
  return [
    amount === null ? null : yuanText(amount),
    until === null ? null : `至${dayText(until)}`,
    voucher === null ? null : `凭证 ${voucher}`,
    reason,
  ]
    .filter((part) => part !== null)
    .join('，')
}

/** The whole life of a bill, newest first, and who looked at it. */
export function Timeline({
  billCode,
  billNumber,
  owner,
}: {
  readonly billCode: string
  readonly billNumber: string
  readonly owner: string | null
}): ReactNode {
  const params = { path: { billCode, billNumber }, query: owner === null ? {} : { owner } }
  const asked = api.useQuery('get', '/people/self/bills/{billCode}/{billNumber}/timeline', {
    params,
  })
  return (
    <section className="sheet">
      <h2>票据全程</h2>
      <Shown query={asked}>
        {({ entries, looks }) => (
          <>
            <ol className="timeline" reversed>
              {entries.toReversed().map(({ sequence, at, name, actorName, details }) => (
                <li key={sequence}>
                  <strong>{name}</strong>
                  <br />
                  {[actorName, toldOf(details)].filter((part) => part !== '').join('，')}
                  <br />
                  <span className="quiet">
                    <Moment of={at} />
                  </span>
                </li>
              ))}
            </ol>
            <h2>谁看过</h2>
            {looks.length === 0 ? (
              <p className="quiet">还没有单位查看过。</p>
            ) : (
              <ul className="timeline">
                {looks.map(({ at, partyName, service }) => (
                  <li key={`${at}${partyName}${service}`}>
                    {partyName} {lookNames[service] ?? '查看过'}
                    <br />
                    <span className="quiet">
                      <Moment of={at} />
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Shown>
    </section>
  )
}
