import type { Instant } from '@piaoqiao/domain'
import type { OutgoingMessages } from './outgoing-messages.ts'

/** A letter without its address. */
export interface Letter {
  readonly template: string
  readonly subject: string
  readonly text: string
}

export async function sendLetter(
  { messages }: { readonly messages: OutgoingMessages },
  to: string,
  { template, subject, text }: Letter,
  at: Instant,
): Promise<void> {
  await messages.mail(template, { to, subject, text }, at)
}
