import type { Follow } from './following.ts'
import { withFollower } from './following.ts'

/** What payers and bureaus do to a bill, and what must hold before. */
export const accountEvents: Readonly<Record<string, Follow>> = {
  'bill.collected': (before, { change, actor, sequence }, demand) => {
    const payerKey = String(change['payerKey'])
    const isFree = before.payerKey === null || before.payerKey === payerKey
    demand(isFree, 'a bill belongs to one payer for good')
    const isNew = before.payerKey === null || !before.followers.has(actor.id)
    demand(isNew, 'a portal that has the bill does not collect it again')
    return { payerKey, followers: withFollower(before, sequence, actor) }
  },
  'bill.lock_recovered': ({ billKey, lock }, { actor, change }, demand) => {
    demand(lock?.lockId === change['lockId'], 'only the lock that stands is recovered')
    demand(change['requestedBy'] !== change['approvedBy'], 'two persons recover a lock')
    demand(billKey.startsWith(actor.province), 'the bureau of the home province recovers a lock')
    return { lock: null }
  },
}
