import { wholeAmount } from './act-amounts.ts'
import { hasAmounts, sharedFields } from './act-fields.ts'
import type { Bases, ServiceName } from './services.ts'

/** One bill of an act as the office takes it. */
export type Item = Readonly<Record<string, string | number>>

/** Asked for while nobody knows the balance of a bill yet. */
const smallestAmount = '0.01'

/** What an item says: the bill, what is shared, its amount, and the authorisation by which it came. */
export function itemOf(
  service: ServiceName,
  bill: string,
  given: {
    readonly bases: Bases
    readonly caseId: string | null
    readonly shared: Readonly<Record<string, string>>
    readonly amounts: Readonly<Record<string, string>>
  },
): Item {
  const { shared, amounts, bases, caseId } = given
  const [billCode = '', billNumber = ''] = bill.split('-')
  const values = sharedFields[service].flatMap(({ name, kind }) => {
    const value = shared[name] ?? ''
    if (value === '') return []
    return [[name, kind === 'days' ? Number(value) : value] as const]
  })
  const takesCase = service === 'lock' || service === 'report'
  return {
    billCode,
    billNumber,
    ...Object.fromEntries(values),
    ...(hasAmounts(service) && { amount: wholeAmount(amounts[bill] ?? smallestAmount) }),
    ...(takesCase && caseId !== null && { caseId }),
    ...(service === 'lock' && bases[bill]),
  }
}
