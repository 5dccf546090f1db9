import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { silentLogger } from '@piaoqiao/service-kit'
import { sendMessages } from './send-messages.ts'
import type { MessageQueue, QueuedMessage } from './send-messages.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const waiting = (messageId: string): QueuedMessage => ({
  messageId,
  attempts: 1,
  template: 'person.code',
  channel: 'text',
  message: { to: '19900000001', text: '验证码123456' },
})

test('a batch of which no message is answered is over before another process may take it', async () => {
  const leases: number[] = []
  const failedAt: number[] = []
  const queue: MessageQueue = {
    async takeDue(_at, leasedUntil, limit) {
      leases.push(leasedUntil)
      if (leases.length > 1) return []
      return Array.from({ length: limit }, (_, place) => waiting(`M-${place}`))
    },
    sent: async () => undefined,
    failed: async () => void failedAt.push(Date.now()),
  }
  const silent = { send: () => new Promise<void>(() => undefined) }
  const sending = sendMessages({
    queue,
    mail: { ...silent, close: () => undefined },
    text: silent,
    clock: () => Date.now(),
    logger: silentLogger,
  })
  await vi.advanceTimersByTimeAsync(3_600_000)
  await sending
  expect(failedAt.length).toBeGreaterThan(0)
  expect(failedAt.at(-1)).toBeLessThan(leases[0] ?? 0)
})
