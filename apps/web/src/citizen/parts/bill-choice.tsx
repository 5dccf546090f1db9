import type { ReactNode } from 'react'
import { office } from '../../api/client.ts'
import { usePages } from '../../api/use-pages.ts'
import { yuanText } from '../../words/amounts.ts'
import { dayText } from '../../words/dates.ts'
import { MoreButton } from './more-button.tsx'
import { Shown } from './page.tsx'

/** A bill as `code-number`, as it stands in addresses. */
export type BillName = string

export interface BillChoiceProps {
  readonly chosen: readonly BillName[]
  readonly onChoose: (chosen: readonly BillName[]) => void
  readonly owner: string | null
}

const usable = new Set(['可报销', '部分报销'])
const billsPerPage = '100'

/** Key of a bill as the office takes it. */
export function billKeyOf(name: BillName): { billCode: string; billNumber: string } {
  const [billCode = '', billNumber = ''] = name.split('-')
  return { billCode, billNumber }
}

/** The bills of the folder that a unit can still use, to be ticked. */
export function BillChoice({ chosen, onChoose, owner }: BillChoiceProps): ReactNode {
  const asked = usePages(['bill-choice', owner], (behind, signal) => {
    const query = { ...behind, limit: billsPerPage, ...(owner !== null && { owner }) }
    return office.GET('/people/self/bills', { params: { query }, signal })
  })
  return (
    <fieldset className="field">
      <legend>选择票据</legend>
      <Shown query={asked}>
        {({ pages }) => {
          const offered = pages
            .flatMap(({ bills }) => bills)
            .filter(({ state }) => usable.has(state))
          return (
            <>
              {offered.length === 0 && (
                <p className="quiet">
                  {asked.hasNextPage
                    ? '最近的票据都不能报销，可以再看早一些的。'
                    : '现在没有可以报销的票据。'}
                </p>
              )}
              <ul className="choice-list">
                {offered.map(
                  ({ billCode, billNumber, billName, issuerName, issuedOn, balance }) => {
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
                  },
                )}
              </ul>
              <MoreButton of={asked} />
            </>
          )
        }}
      </Shown>
    </fieldset>
  )
}
