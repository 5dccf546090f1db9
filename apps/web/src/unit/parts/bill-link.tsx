import type { ReactNode } from 'react'
import { Link } from 'react-router'

/** A bill by its code and number. */
export interface NamedBill {
  readonly billCode: string
  readonly billNumber: string
}

/** The page of a bill as this unit knows it. */
export const billPath = ({ billCode, billNumber }: NamedBill): string =>
  `/unit/bills/${billCode}/${billNumber}`

/** A bill that leads to its page. */
export function BillLink({ of }: { readonly of: NamedBill }): ReactNode {
  return (
    <Link className="figures" to={billPath(of)}>
      {of.billCode} {of.billNumber}
    </Link>
  )
}

/** The column of a table whose rows are about a bill each. */
export const billColumn = {
  title: '票据',
  width: 220,
  render: (_value: unknown, row: NamedBill) => <BillLink of={row} />,
} as const
