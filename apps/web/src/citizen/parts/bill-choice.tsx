import type { ReactNode } from 'react'
import { api } from '../../api/client.ts'
import { yuanText } from '../../words/amounts.ts'
import { dayText } from '../../words/dates.ts'
import { Shown } from './page.tsx'

/** A bill as `code-number`, as it stands in addresses. */
export type BillName = string

export interface BillChoiceProps {
  readonly chosen: readonly BillName[]
  readonly onChoose: (chosen: readonly BillName[]) => void
  readonly owner: string | null
}

const usable = new Set(['可报销', '部分报销'])
const shownBills = '100'

/** Key of a bill as the office takes it. */
export function billKeyOf(name: BillName): { billCode: string; billNumber: string } {
  const [billCode = '', billNumber = ''] = name.split('-')
  return { billCode, billNumber }
}

/** The bills of the folder that a unit can still use, to be ticked. */
export function BillChoice({ chosen, onChoose, owner }: BillChoiceProps): ReactNode {
  const query = { limit: shownBills, ...(owner !== null && { owner }) }
  const asked = api.useQuery('get', '/people/self/bills', { params: { query } })
  return (
    <fieldset className="field">
      <legend>选择票据</legend>
      <Shown query={asked}>
        {({ bills }) => {
          const offered = bills.filter(({ state }) => usable.has(state))
          if (offered.length === 0) return <p className="quiet">现在没有可以报销的票据。</p>
          return (
            <ul className="choice-list">
              {offered.map(({ billCode, billNumber, billName, issuerName, issuedOn, balance }) => {
                const name = `${billCode}-${billNumber}`
                return (
                  <li key={name}>
                    <label className="choice">
                      <input
                        type="checkbox"
                        checked={chosen.includes(name)}
                        onChange={(event) =>
                          onChoose(
                            event.target.checked
                              ? [...chosen, name]
                              : chosen.filter((each) => each !== name),
                          )
                        }
                      />
                      <span>
                        {issuerName} <strong className="figures">{yuanText(balance)}</strong>
                        <br />
                        <span className="quiet">
                          {billName}，{dayText(issuedOn)}，号码 {billNumber}
                        </span>
                      </span>
                    </label>
                  </li>
                )
              })}
            </ul>
          )
        }}
      </Shown>
    </fieldset>
  )
}
