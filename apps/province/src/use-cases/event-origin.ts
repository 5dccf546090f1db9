import type { BillEvent } from '@piaoqiao/domain'

/**
 * Number of the event that made the lock or the authorisation which an event of somebody else ends or changes: the last
 * part of its identifier (`L-500601260000000001-2`). Null for every other event.
 */
export function originSequence({ change }: Pick<BillEvent, 'change'>): number | null {
  switch (change.kind) {
    case 'bill.lock_warned':
    case 'bill.lock_expired':
    case 'bill.lock_recovered':
      return numberIn(change.lockId)
    case 'authorisation.revoked':
      return numberIn(change.authorisationId)
    default:
      return null
  }
}

const identifierPattern = /^[A-Z]-\d{18}-(\d{1,9})$/

function numberIn(identifier: string): number | null {
  const [, number] = identifierPattern.exec(identifier) ?? []
  return number === undefined ? null : Number(number)
}
