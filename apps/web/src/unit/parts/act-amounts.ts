import { fenFromYuan, yuanFromFen } from '@piaoqiao/domain'

interface BillRow {
  readonly billCode: string
  readonly billNumber: string
  readonly bill: { readonly balance: string } | null
}

/** A bill as the pages name it. */
export const nameOf = ({ billCode, billNumber }: Omit<BillRow, 'bill'>): string =>
  `${billCode}-${billNumber}`

/** What each bill is reported with: what was typed, or else its whole balance, which is what most units reimburse. */
export function amountsOf(
  rows: readonly BillRow[],
  typed: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const balances = rows.flatMap((row) =>
    row.bill === null ? [] : [[nameOf(row), row.bill.balance] as const],
  )
  return { ...Object.fromEntries(balances), ...typed }
}

/** Why an amount cannot be sent; null where it is one, whether or not the registry takes it. */
export function amountFault(text: string): string | null {
  const isAmount = /^\d{1,12}(\.\d{1,2})?$/.test(text) && !/^0+(\.0{1,2})?$/.test(text)
  return isAmount ? null : '金额写大于 0 的数字，如 128.50'
}

/** An amount with two decimals, as the office takes it. */
export function wholeAmount(text: string): string {
  const [yuan = '', cents = ''] = text.split('.')
  return `${yuan}.${cents.padEnd(2, '0')}`
}

/** The sum of amounts without fault, in yuan. */
export function sumOf(amounts: readonly string[]): string {
  const good = amounts.filter((text) => amountFault(text) === null)
  return yuanFromFen(good.reduce((sum, text) => sum + fenFromYuan(wholeAmount(text)), 0n))
}
