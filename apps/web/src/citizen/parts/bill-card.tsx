import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { paths } from '../../api/office-api.ts'
import { Amount, Day } from '../../elements/facts.tsx'
import { StateChip } from '../../elements/state-chip.tsx'
import { provinceName } from '../../words/provinces.ts'

/** A bill of the folder as the office gives it. */
export type FolderBill =
  paths['/people/self/bills']['get']['responses']['200']['content']['application/json']['bills'][number]

/** The page of a bill. */
export function billPath(
  { billCode, billNumber }: Pick<FolderBill, 'billCode' | 'billNumber'>,
  owner: string | null = null,
): string {
  return `/citizen/bills/${billCode}/${billNumber}${owner === null ? '' : `?owner=${owner}`}`
}

/** A bill as a card that looks like the paper. */
export function BillCard({
  bill,
  owner = null,
}: {
  readonly bill: FolderBill
  readonly owner?: string | null
}): ReactNode {
  return (
    <Link className="bill-card" to={billPath(bill, owner)}>
      <BillFace bill={bill} />
    </Link>
  )
}

/** What stands on the card. */
export function BillFace({ bill }: { readonly bill: FolderBill }): ReactNode {
  return (
    <>
      <span className="bill-card-title">
        <strong>{bill.billName}</strong>
        <StateChip state={bill.state} sentence={bill.sentence} />
      </span>
      <span className="bill-card-amount">
        <Amount of={bill.amount} />
      </span>
      <span>
        {bill.issuerName} · {provinceName(bill.province)}
      </span>
      <br />
      <span className="quiet">
        <Day of={bill.issuedOn} /> · 号码 {bill.billNumber}
      </span>
    </>
  )
}
