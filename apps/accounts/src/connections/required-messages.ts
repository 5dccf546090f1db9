import { unitCaseCatalogue } from '@piaoqiao/conformance'
import { serviceNamed } from '@piaoqiao/protocol'

/**
 * Messages that a unit by system has to master before it goes live: everything between looking at a bill and posting it.
 * What else a system uses (authorisations, files, other keys, deliveries) it tests for itself.
 */
export const requiredMessages: readonly string[] = [
  'bill.verify',
  'bill.lock',
  'bill.extend',
  'bill.unlock',
  'reimbursement.report',
  'reimbursement.withdraw',
  'reimbursement.post',
  'operation.result',
  'event.feed',
]

/** A message with the cases that have to pass before sign-off. */
export interface RequiredMessage {
  readonly message: string
  /** What the message is called. */
  readonly title: string
  readonly cases: readonly { readonly code: string; readonly title: string }[]
}

/** All that has to pass before sign-off, in the order of a bill's way. */
export function requiredCases(): readonly RequiredMessage[] {
  return requiredMessages.map((message) => ({
    message,
    title: serviceNamed(message)?.title ?? message,
    cases: unitCaseCatalogue(message).map(({ code, title }) => ({ code, title })),
  }))
}
