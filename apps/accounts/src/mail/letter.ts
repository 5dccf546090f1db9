import type { Instant } from '@piaoqiao/domain'
import type { OutgoingMessages } from './outgoing-messages.ts'

/** A letter without its address. */
export interface Letter {
  readonly template: string
  readonly subject: string
  readonly text: string
}

/** Writes letters of one office: their closing says whom to ask. */
export function lettersOf(
  office: string,
): (template: string, subject: string, lines: readonly string[]) => Letter {
  const closing = `\n\n本邮件由系统发出，请勿回复。如有疑问，请联系${office}。`
  return (template, subject, lines) => ({
    template,
    subject: `【票桥】${subject}`,
    text: lines.join('\n') + closing,
  })
}

export async function sendLetter(
  { messages }: { readonly messages: OutgoingMessages },
  to: string,
  { template, subject, text }: Letter,
  at: Instant,
): Promise<void> {
  await messages.mail(template, { to, subject, text }, at)
}
