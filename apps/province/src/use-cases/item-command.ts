import type { Command } from '@piaoqiao/domain'
import type { ItemRequest, NumberedItem, SubmittedCommand } from '../ports.ts'
import { fingerprintOf } from './fingerprint.ts'

/** An item as a command, or the refusal of a document that cannot be taken. */
export type Prepared = SubmittedCommand | { readonly answer: unknown }

/** The command of an item, under the operation id that its number gives it. */
export function submitted(
  { service, party, requestId }: ItemRequest,
  { item, content }: NumberedItem,
  { billId, change }: Pick<Command, 'billId' | 'change'>,
): SubmittedCommand {
  return {
    command: {
      operationId: operationIdOf(party.id, requestId, item),
      billId,
      actor: party,
      change,
    },
    fingerprint: fingerprintOf(service, content),
  }
}

/** `{party}/{requestId}#{item}`: unique over all senders, the same on every retry. */
export function operationIdOf(partyId: string, requestId: string, item: number): string {
  return `${partyId}/${requestId}#${item}`
}
