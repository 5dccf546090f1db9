import type { Bill, BillEvent, Fen } from '@piaoqiao/domain'
import { dateAt, dayMs } from '@piaoqiao/domain'
import type { EventCount } from '../event-count-ports.ts'
import { waitedDaysMax } from '../event-count-ports.ts'

const hourMs = 3_600_000
const beijingOffsetHours = 8

type Counted = Pick<EventCount, 'kind'> &
  Partial<Pick<EventCount, 'purpose' | 'province' | 'waitedDays' | 'amount'>>

/**
 * What an event adds to the counts of its day.
 * @param bill as the event and those decided with it left it
 */
export function countsOf(event: BillEvent, bill: Bill): readonly EventCount[] {
  const { at } = event
  return countedIn(event, bill).map(
    ({ kind, purpose = null, province = null, waitedDays = null, amount = bill.facts.face }) => ({
      kind,
      day: dateAt(at),
      hour: (Math.floor(at / hourMs) + beijingOffsetHours) % 24,
      issuerId: bill.facts.issuer.id,
      purpose,
      province,
      waitedDays,
      bills: 1,
      amount,
      lastAt: at,
    }),
  )
}

function countedIn({ change, actor }: BillEvent, bill: Bill): readonly Counted[] {
  switch (change.kind) {
    case 'bill.registered':
      return registered(change.facts.original !== null, (change.portals ?? []).length > 0)
    case 'bill.collected':
      return [{ kind: 'collected' }]
    case 'authorisation.granted':
      return [{ kind: 'authorised', purpose: change.purpose, province: change.unit.province }]
    case 'bill.locked':
      return [{ kind: 'locked', purpose: change.purpose, province: actor.province }]
    case 'reimbursement.reported':
      return [{ kind: 'reimbursed', ...reportOf(bill, change.reportId), ...waited(bill) }]
    case 'reimbursement.withdrawn':
      return [{ kind: 'withdrawn', ...reportOf(bill, change.reportId) }]
    case 'reversal.completed':
      return [{ kind: 'reversed' }]
    default:
      return []
  }
}

/** A red bill takes another one back and is none that was issued to a payer. */
function registered(isRed: boolean, isCollected: boolean): readonly Counted[] {
  if (isRed) return []
  return isCollected ? [{ kind: 'issued' }, { kind: 'collected' }] : [{ kind: 'issued' }]
}

function reportOf(bill: Bill, id: string): Omit<Counted, 'kind'> & { readonly amount: Fen } {
  const report = bill.reports.find(({ reportId }) => reportId === id)
  if (report === undefined) throw new Error('a bill holds every report of its history')
  const { purpose, reporter, amount } = report
  return { purpose, province: reporter.province, amount }
}

/** Only the first reimbursement that counts says how long the payer's bill waited. */
function waited({ reports, facts }: Bill): Pick<EventCount, 'waitedDays'> {
  const [first, ...others] = reports.filter(({ withdrawn }) => !withdrawn)
  if (first === undefined || others.length > 0) return { waitedDays: null }
  const days = (Date.parse(first.reimbursedOn) - Date.parse(facts.issuedOn)) / dayMs
  return { waitedDays: Math.min(Math.max(days, 0), waitedDaysMax) }
}

/** The counts of one transaction with those that agree added up, so that it writes few rows. */
export function addedUp(counts: readonly EventCount[]): readonly EventCount[] {
  const sums = new Map<string, EventCount>()
  for (const count of counts) {
    const { kind, day, hour, issuerId, purpose, province, waitedDays } = count
    const key = [kind, day, hour, issuerId, purpose, province, waitedDays].join(' ')
    const sum = sums.get(key)
    sums.set(key, {
      ...count,
      bills: (sum?.bills ?? 0) + count.bills,
      amount: (sum?.amount ?? 0n) + count.amount,
      lastAt: Math.max(sum?.lastAt ?? 0, count.lastAt),
    })
  }
  return [...sums.values()]
}
