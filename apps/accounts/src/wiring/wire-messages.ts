import { createFileTextCarrier } from '../mail/carrier/file-text-carrier.ts'
import { createSmtpCarrier } from '../mail/carrier/smtp-carrier.ts'
import { markFailed, markSent, takeDueMessages } from '../mail/postgres/outgoing-messages.ts'
import { sendMessages } from '../mail/send-messages.ts'
import type { OfficeParts, Room } from './office-parts.ts'

const sendEveryMs = 1_000

/** Sends mail and text messages that wait. */
export function wireMessages(parts: OfficeParts): Room & { close(): void } {
  const { settings, pool, personalData, clock, logger } = parts
  const mail = createSmtpCarrier(settings.smtpUrl, settings.mailFrom)
  const text = createFileTextCarrier(settings.textMessageFile)
  const queue = {
    takeDue: (at: number, leasedUntil: number, limit: number) =>
      takeDueMessages(pool, personalData, { at, leasedUntil, limit }),
    sent: (messageId: string, at: number) => markSent(pool, messageId, at),
    failed: (messageId: string, fault: string, retryAt: number | null) =>
      markFailed(pool, messageId, fault, retryAt),
  }
  const work = () => sendMessages({ queue, mail, text, clock, logger })
  return {
    routes: [],
    jobs: [{ name: 'send-messages', everyMs: sendEveryMs, work }],
    close: () => mail.close(),
  }
}
