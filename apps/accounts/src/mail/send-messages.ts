import type { Instant } from '@piaoqiao/domain'
import type { Logger } from '@piaoqiao/service-kit'
import type { Mail, MailCarrier, TextCarrier, TextMessage } from './outgoing-messages.ts'

/** The messages that wait, as whoever sends them sees them. */
export interface MessageQueue {
  takeDue(at: Instant, leasedUntil: Instant, limit: number): Promise<readonly QueuedMessage[]>
  sent(messageId: string, at: Instant): Promise<void>
  failed(messageId: string, fault: string, retryAt: Instant | null): Promise<void>
}
export type QueuedMessage = {
  readonly messageId: string
  readonly attempts: number
  readonly template: string
} & (
  | { readonly channel: 'mail'; readonly mail: Mail }
  | { readonly channel: 'text'; readonly message: TextMessage }
)

const batchMessagesMax = 20
const leaseMs = 120_000
export const sendAttemptsMax = 10
const retryPauseMs = 30_000
const retryPauseMaxMs = 6 * 3_600_000

export interface Sending {
  readonly queue: MessageQueue
  readonly mail: MailCarrier
  readonly text: TextCarrier
  readonly clock: () => Instant
  readonly logger: Logger
}

/** Sends what is due; says how many messages were taken in hand. What fails is tried again later, a bounded number of times. */
export async function sendMessages(sending: Sending): Promise<number> {
  const { queue, clock } = sending
  const due = await queue.takeDue(clock(), clock() + leaseMs, batchMessagesMax)
  for (const message of due) await sendOne(sending, message)
  return due.length
}

async function sendOne(
  { queue, mail, text, clock, logger }: Sending,
  message: QueuedMessage,
): Promise<void> {
  const { messageId, attempts } = message
  try {
    if (message.channel === 'mail') await mail.send(message.mail, messageId)
    else await text.send(message.message, messageId)
  } catch (error) {
    const isOver = attempts >= sendAttemptsMax
    const pauseMs = Math.min(retryPauseMs * 2 ** (attempts - 1), retryPauseMaxMs)
    const code = `${message.channel.toUpperCase()}_NOT_TAKEN`
    logger.warn(
      'message.not_sent',
      { code, attempt: attempts, attemptsMax: sendAttemptsMax },
      error,
    )
    await queue.failed(messageId, code, isOver ? null : clock() + pauseMs)
    return
  }
  await queue.sent(messageId, clock())
}
