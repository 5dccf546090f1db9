import type { Application } from './application.ts'
import type { Cast } from './cast.ts'
import { registration } from './issuing-unit.ts'
import { lockOf, paperOf, reasonFor, reportOf, unlockOf } from './items.ts'
import type { SignedBill } from './signed-bill.ts'

/** Bills of the hospital, each brought to where one kind of refusal begins. */
export interface StagedBills {
  readonly unregistered: SignedBill
  readonly open: SignedBill
  /** Held by the caller. */
  readonly own: SignedBill
  readonly held: SignedBill
  readonly reimbursed: SignedBill
  readonly reversalLocked: SignedBill
  readonly reversalMarked: SignedBill
  readonly reversed: SignedBill
  readonly red: SignedBill
  readonly exchanged: SignedBill
  /** Paid in full by the medical insurance. */
  readonly borne: SignedBill
  /** Used by the caller before, then reported on by the rival. */
  readonly reportedByRival: SignedBill & { readonly reportId: string }
  readonly reported: SignedBill & { readonly reportId: string }
  readonly posted: SignedBill & { readonly reportId: string }
}

export async function stageBills(
  { hospital, rival }: Cast,
  caller: Application,
): Promise<StagedBills> {
  const register = hospital.register.bind(hospital)
  const issue = hospital.application
  const { original: reversed, red } = await reverse(hospital)
  const exchanged = await register()
  await done(issue, 'paper.exchange', paperOf(exchanged))
  const reversalLocked = await register()
  await done(issue, 'reversal.lock', reasonFor(reversalLocked))
  const reversalMarked = await lockedBy(rival, await register())
  await done(issue, 'reversal.lock', reasonFor(reversalMarked))
  const used = await lockedBy(caller, await register())
  await done(caller, 'bill.unlock', unlockOf(used))
  return {
    unregistered: hospital.write(),
    open: await register(),
    own: await lockedBy(caller, await register()),
    held: await lockedBy(rival, await register()),
    reimbursed: await reportedBy(rival, await register(), '800.00'),
    reversalLocked,
    reversalMarked,
    reversed,
    red,
    exchanged,
    borne: await register({ fundPayFen: 100_000n }),
    reportedByRival: await reportedBy(rival, used, '1.00'),
    reported: await reportedBy(caller, await register(), '1.00'),
    posted: await reportedBy(caller, await register(), '1.00', { postedOn: '2026-03-04' }),
  }
}

async function reverse(hospital: Cast['hospital']): Promise<{
  readonly original: SignedBill
  readonly red: SignedBill
}> {
  const original = await hospital.register()
  await done(hospital.application, 'reversal.lock', reasonFor(original))
  const red = redBillOf(hospital, original)
  const redXml = registration(red).xml
  await done(hospital.application, 'reversal.complete', { ...original.key, redXml })
  return { original, red }
}

/** The red bill that takes the bill back, written and signed. */
export function redBillOf(hospital: Cast['hospital'], original: SignedBill): SignedBill {
  return hospital.write({ faceFen: -100_000n, fundPayFen: -20_000n, reverses: original.key })
}

async function lockedBy(unit: Application, bill: SignedBill): Promise<SignedBill> {
  await done(unit, 'bill.lock', lockOf(bill))
  return bill
}

async function reportedBy(
  unit: Application,
  bill: SignedBill,
  amount: string,
  more: object = {},
): Promise<SignedBill & { readonly reportId: string }> {
  await lockedBy(unit, bill)
  const report = { ...reportOf(bill, amount), ...more }
  const { reportId = '' } = await done(unit, 'reimbursement.report', report)
  return { ...bill, reportId }
}

/** Sends an item that has to be carried out. */
export async function done(
  sender: Application,
  service: string,
  item: object,
): ReturnType<Application['item']> {
  const answer = await sender.item(service, item)
  if (answer.outcome !== 'done') throw new Error(`${service}: ${JSON.stringify(answer)}`)
  return answer
}
