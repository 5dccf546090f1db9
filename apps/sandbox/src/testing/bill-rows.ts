import type { UnitUnderTest } from './sandbox-under-test.ts'

/** A bill as the list of bills shows it. */
export type Row = Readonly<Record<string, string | null>> & {
  readonly billCode: string
  readonly billNumber: string
  readonly checkCode: string
  readonly amount: string
  readonly issuedOn: string
  readonly state: string
  readonly ownAuthorisations: readonly { readonly authorisationId: string }[]
}

export async function billsOf(unit: UnitUnderTest, query = ''): Promise<readonly Row[]> {
  const { body } = await unit.control('GET', `/bills${query}`)
  return body['bills'] as readonly Row[]
}

/** A plain bill of the unit's own province that nobody has done anything with. */
export async function openBill(unit: UnitUnderTest): Promise<Row> {
  const found = (await billsOf(unit, '?state=open')).find(
    ({ magic, province, ownAuthorisations }) =>
      magic === null && province === '50' && ownAuthorisations.length === 0,
  )
  if (found === undefined) throw new Error('no plain bill is open')
  return found
}

export function keyOf({ billCode, billNumber }: Pick<Row, 'billCode' | 'billNumber'>) {
  return { billCode, billNumber }
}

/** What a unit sends to lock the bill. */
export function lockOf(row: Row) {
  const { checkCode, amount, issuedOn } = row
  const purpose = 'employer_expense' as const
  return { ...keyOf(row), checkCode, amount, issuedOn, purpose, businessReference: 'BX-1' }
}

export async function stateOf(unit: UnitUnderTest, row: Row): Promise<string | undefined> {
  const rows = await billsOf(unit)
  return rows.find(({ billNumber }) => billNumber === row.billNumber)?.state
}

/** Every test begins with a new world. */
export async function resetWorld(unit: UnitUnderTest): Promise<void> {
  const { status, body } = await unit.control('POST', '/reset', {})
  if (status !== 200) throw new Error(`a world was not reset: ${JSON.stringify(body)}`)
}
