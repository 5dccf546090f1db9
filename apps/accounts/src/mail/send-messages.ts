import type { Instant } from '@piaoqiao/domain'
import type { Logger } from '@piaoqiao/service-kit'
import type { Mail, MailCarrier, TextCarrier, TextMessage } from './outgoing-messages.ts'

/** The messages that wait, as whoever sends them sees them. */
export interface MessageQueue {
  /** Single messages before those of a mass, each in the order in which they were written. */
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

/** Few, because a one-time code that is written meanwhile waits for all of them. */
const batchMessagesMax = 5
const batchesPerRunMax = 20
/** How long one message may take, whatever the server does. */
const messageMsMax = 30_000
/** Covers a batch of which every message takes its time: what came free earlier would be sent a second time. */
const leaseMs = (batchMessagesMax + 1) * messageMsMax
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
  let taken = 0
  for (let batch = 0; batch < batchesPerRunMax; batch += 1) {
    const at = clock()
    const due = await queue.takeDue(at, at + leaseMs, batchMessagesMax)
    for (const message of due) await sendOne(sending, message)
    taken += due.length
    if (due.length < batchMessagesMax) break
  }
  return taken
}

async function sendOne(
  { queue, mail, text, clock, logger }: Sending,
  message: QueuedMessage,
): Promise<void> {
  const { messageId, attempts } = message
  try {
    await inTime(
      message.channel === 'mail'
        ? mail.send(message.mail, messageId)
        : text.send(message.message, messageId),
    )
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

async function inTime(sending: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error('the message took too long')), messageMsMax)
  try {
    await Promise.race([sending, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
