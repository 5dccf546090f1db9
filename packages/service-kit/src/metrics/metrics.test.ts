import { expect, test, vi } from 'vitest'
import { createMetrics, gaugeTimeoutMs } from './metrics.ts'

async function linesOf(metrics: ReturnType<typeof createMetrics>): Promise<readonly string[]> {
  return (await metrics.text()).split('\n')
}

test('messages are counted and timed by service and outcome', async () => {
  const metrics = createMetrics({ processMetrics: false })
  metrics.exchangeAnswered('bill.lock', 'ANSWERED', 30)
  metrics.exchangeAnswered('bill.lock', 'ANSWERED', 4)
  metrics.exchangeAnswered('bill.lock', 'ENVELOPE_MAC_INVALID', 1)
  const lines = await linesOf(metrics)
  expect(lines).toContain('piaoqiao_exchange_messages_total{service="bill.lock",code="ANSWERED"} 2')
  expect(lines).toContain(
    'piaoqiao_exchange_seconds_bucket{le="0.005",service="bill.lock",code="ANSWERED"} 1',
  )
  expect(lines).toContain(
    'piaoqiao_exchange_messages_total{service="bill.lock",code="ENVELOPE_MAC_INVALID"} 1',
  )
})

test('two instances in one process do not mix', async () => {
  const [first, second] = [createMetrics(), createMetrics()]
  first.jobEnded('expire-locks', 'done', 7)
  expect(await linesOf(first)).toContain('piaoqiao_job_work_total{job="expire-locks"} 7')
  expect(await second.text()).not.toContain('expire-locks')
})

test('memory of the process is among them', async () => {
  expect(await createMetrics().text()).toMatch(/^process_resident_memory_bytes \d+$/m)
})

test('a gauge is read when it is asked for', async () => {
  const metrics = createMetrics({ processMetrics: false })
  let depth = 3
  metrics.gauge('piaoqiao_outbox_depth', 'Rows waiting.', async () => depth)
  expect(await linesOf(metrics)).toContain('piaoqiao_outbox_depth 3')
  depth = 5
  expect(await linesOf(metrics)).toContain('piaoqiao_outbox_depth 5')
})

test('a gauge that fails or hangs does not take the others away', async () => {
  vi.useFakeTimers()
  const metrics = createMetrics({ processMetrics: false })
  metrics.gauge('failing', 'Fails.', () => Promise.reject(new Error('no')))
  metrics.gauge('throwing', 'Throws.', () => {
    throw new Error('no')
  })
  metrics.gauge('hanging', 'Hangs.', () => new Promise(() => undefined))
  metrics.gauge('well', 'Is well.', () => 1)
  const text = metrics.text()
  await vi.advanceTimersByTimeAsync(gaugeTimeoutMs)
  vi.useRealTimers()
  const values = (await text).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  expect(values).toEqual(expect.arrayContaining(['well 1']))
  expect(values.filter((line) => /^(failing|throwing|hanging)/.test(line))).toEqual([])
})

test('who asks at the same time gets the same text', async () => {
  const metrics = createMetrics({ processMetrics: false })
  let reads = 0
  metrics.gauge('reads', 'Times read.', () => (reads += 1))
  const [first, second] = await Promise.all([metrics.text(), metrics.text()])
  expect(first).toBe(second)
  expect(reads).toBe(1)
})
