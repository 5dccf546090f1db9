import type { BillModel } from './bill-model.ts'
import { countingReports, reimbursed } from './bill-model.ts'
import type { EventRecord } from './event-record.ts'
import type { Demand, Follow } from './following.ts'
import { byIssuer } from './following.ts'

const registryId = 'REGISTRY'

/** What reversals and the exchange for paper do to a bill, and what must hold before. */
export const reversalEvents: Readonly<Record<string, Follow>> = {
  'reversal.marked': (before, event, demand) => {
    byIssuer(before, event, demand)
    demand(before.lock !== null, 'a reversal is marked while a unit holds the bill')
    demand(before.reversal === 'none', 'a reversal is asked for once')
    return { reversal: 'marked' }
  },
  'reversal.recovery_asked': recoveryAsked,
  'reversal.locked': (before, event, demand) => {
    demandAskedOrWaiting(before, event, demand)
    demand(before.lock === null, 'a locked bill is not given to its issuer')
    demand(reimbursed(before) === 0n, 'a reimbursed bill is not given to its issuer')
    demand(before.paper === null, 'an exchanged bill is not given to its issuer')
    return { reversal: 'granted' }
  },
  'reversal.released': (before, event, demand) => {
    byIssuer(before, event, demand)
    demand(before.reversal === 'granted', 'only what was granted is released')
    return { reversal: 'none' }
  },
  'reversal.withdrawn': (before, event, demand) => {
    byIssuer(before, event, demand)
    demand(isWaiting(before), 'only what waits is withdrawn')
    return { reversal: 'none' }
  },
  'reversal.completed': (before, event, demand) => {
    byIssuer(before, event, demand)
    demand(before.reversal === 'granted', 'a bill is reversed only under its reversal lock')
    demand(before.lock === null, 'a locked bill is never reversed')
    demand(reimbursed(before) === 0n, 'a reimbursed bill is never reversed')
    return { reversal: 'completed', redBill: String(event.change['redBillId']) }
  },
  'paper.exchanged': (before, event, demand) => {
    byIssuer(before, event, demand)
    demand(before.lock === null, 'a locked bill is not exchanged')
    demand(reimbursed(before) === 0n, 'a reimbursed bill is not exchanged')
    demand(before.reversal === 'none', 'a bill under reversal is not exchanged')
    demand(before.paper === null, 'a bill is exchanged once')
    return { paper: JSON.stringify(event.change['paper']) }
  },
  'paper.returned': (before, event, demand) => {
    byIssuer(before, event, demand)
    const paper = JSON.stringify(event.change['paper'])
    demand(before.paper === paper, 'the paper that comes back is the one that was given out')
    return { paper: null }
  },
}

function recoveryAsked(before: BillModel, event: EventRecord, demand: Demand): Partial<BillModel> {
  demandAskedOrWaiting(before, event, demand)
  demand(before.lock === null, 'units are asked to withdraw when nobody holds the bill')
  const reporters = [...new Set(countingReports(before).map(({ by }) => by))].toSorted()
  const asked = [...(event.change['reporters'] as readonly string[])].toSorted()
  demand(reporters.length > 0, 'there is something to recover')
  demand(reporters.join() === asked.join(), 'every unit that reimbursed is asked')
  return { reversal: 'recovery' }
}

/** The issuer asks, or the registry goes on with what the issuer asked for. */
function demandAskedOrWaiting(before: BillModel, event: EventRecord, demand: Demand): void {
  if (event.actor.id === registryId) demand(isWaiting(before), 'the registry reverses nothing')
  else {
    byIssuer(before, event, demand)
    demand(before.reversal === 'none', 'a reversal is asked for once')
  }
}

function isWaiting({ reversal }: BillModel): boolean {
  return reversal === 'marked' || reversal === 'recovery'
}

/** What must hold whenever a transaction is over. */
export function demandRest(model: BillModel, demand: Demand): void {
  const { reversal, lock } = model
  demand(
    reversal !== 'marked' || lock !== null,
    'a bill that its holder gave back goes to the waiting reversal, not back to the pool',
  )
  demand(
    reversal !== 'recovery' || (lock === null && reimbursed(model) > 0n),
    'a bill of which everything is withdrawn goes to the waiting reversal, not back to the pool',
  )
  demand(lock === null || model.at < lock.expiresAt, 'a lock whose time is over is ended')
}
