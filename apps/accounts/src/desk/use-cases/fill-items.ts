import { yuanFromFen } from '@piaoqiao/domain'
import type { Instant } from '@piaoqiao/domain'
import type { ActItem, Booking } from '../act-ports.ts'
import type { AnyAskedItem, AskedItem } from '../act-item-fields.ts'
import type { ActService } from '../act-services.ts'
import type { Authorisation, BillKey, KnownBill } from '../bill-ports.ts'
import { keyText } from '../bill-ports.ts'
import { refuseDesk } from '../desk-refusals.ts'
import type { DeskTables } from '../desk-tables.ts'
import type { BillUse, UseState } from '../use-ports.ts'

/** What the desk knows of the bills of an act. */
export interface Knowledge {
  readonly bills: ReadonlyMap<string, KnownBill>
  readonly authorisations: ReadonlyMap<string, readonly Authorisation[]>
  readonly uses: ReadonlyMap<string, readonly BillUse[]>
}

/** Everything that is known of these bills, in three queries. */
export async function knowledgeOf(
  { bills, uses }: Pick<DeskTables, 'bills' | 'uses'>,
  unitId: string,
  keys: readonly BillKey[],
): Promise<Knowledge> {
  const known = await bills.find(unitId, keys)
  return {
    bills: new Map(known.map((bill) => [keyText(bill), bill])),
    authorisations: Map.groupBy(await bills.authorisations(unitId, keys), keyText),
    uses: Map.groupBy(await uses.ofBills(unitId, keys), keyText),
  }
}

/**
 * The items as the registry gets them: what the page left out is taken from what the desk knows.
 * @throws AccountsError `BILL_TWICE`
 */
export function fillItems(
  service: ActService,
  asked: readonly AnyAskedItem[],
  knowledge: Knowledge,
  at: Instant,
): readonly ActItem[] {
  requireOnce(asked)
  return asked.map((item, index) => {
    const { billCode, billNumber, caseId = null } = item
    const wire = fillers[service](item as never, { knowledge, key: keyText(item), at })
    const booking = (item as { readonly booking?: Booking }).booking ?? null
    return { itemNumber: index + 1, billCode, billNumber, wire, caseId, booking }
  })
}

function requireOnce(asked: readonly BillKey[]): void {
  const seen = new Set<string>()
  for (const item of asked) {
    const key = keyText(item)
    if (seen.has(key)) {
      throw refuseDesk('BILL_TWICE', { details: { bill: `${item.billCode} ${item.billNumber}` } })
    }
    seen.add(key)
  }
}

interface Filling {
  readonly knowledge: Knowledge
  readonly key: string
  readonly at: Instant
}

type Wire = Readonly<Record<string, unknown>>

const fillers: {
  readonly [Service in ActService]: (item: AskedItem<Service>, filling: Filling) => Wire
} = {
  'bill.lock': fillLock,
  'bill.extend': (item) => item,
  'bill.unlock': (item) => item,
  'reimbursement.report': ({ caseId: _, ...item }) => item,
  'reimbursement.withdraw': (item, filling) => withReport(item, filling, ['reported', 'posted']),
  'reimbursement.post': ({ booking: _, ...item }, filling) =>
    withReport(item, filling, ['reported']),
  'reimbursement.unpost': (item, filling) => withReport(item, filling, ['posted']),
}

/** Without anything given, the payer's authorisation for this purpose counts, or what was verified before. */
function fillLock({ caseId: _, ...item }: AskedItem<'bill.lock'>, filling: Filling): Wire {
  if (item.authorisationId !== undefined || item.checkCode !== undefined) return item
  const { knowledge, key, at } = filling
  const authorisation = knowledge.authorisations.get(key)?.find((known) => {
    return known.revokedAt === null && known.validUntil > at && known.purpose === item.purpose
  })
  if (authorisation !== undefined) {
    return { ...item, authorisationId: authorisation.authorisationId }
  }
  const bill = knowledge.bills.get(key)
  if (bill === undefined || bill.checkCode === null) return item
  const { checkCode, faceFen, issuedOn } = bill
  return { amount: yuanFromFen(faceFen), issuedOn, ...item, checkCode }
}

/** The last report that counts; where there is none, the registry says so. */
function withReport(item: Wire, { knowledge, key }: Filling, states: readonly UseState[]): Wire {
  if (item['reportId'] !== undefined) return item
  const line = knowledge.uses.get(key)?.findLast(({ state }) => states.includes(state))
  return { ...item, reportId: line?.reportId ?? noReportOf(item) }
}

/** Names no report of the bill, so that the registry answers for itself that there is none. */
function noReportOf(item: Wire): string {
  return `R-${String(item['billCode'])}${String(item['billNumber'])}-0`
}
