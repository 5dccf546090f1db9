import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { silentLogger } from '../logging/logger.ts'
import { createMetrics } from '../metrics/metrics.ts'
import { repeatJob, type RunningJob } from './repeat-job.ts'

let job: RunningJob | undefined
const metrics = createMetrics({ processMetrics: false })

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(async () => {
  await job?.stop()
  vi.useRealTimers()
})

function start(work: (signal: AbortSignal) => Promise<number | void>, everyMs = 1_000): void {
  const name = 'test-job'
  job = repeatJob({ name, everyMs, work, logger: silentLogger, metrics, failurePauseMaxMs: 10_000 })
}

/** Work that ends when the test says so. */
function heldWork() {
  let runs = 0
  let running = 0
  let overlapped = false
  let release = () => undefined as void
  const work = async () => {
    runs += 1
    running += 1
    overlapped ||= running > 1
    await new Promise<void>((resolve) => (release = resolve))
    running -= 1
  }
  return { work, runs: () => runs, overlapped: () => overlapped, release: () => release() }
}

test('work runs at each interval', async () => {
  const work = vi.fn(async () => 2)
  start(work)
  await vi.advanceTimersByTimeAsync(999)
  expect(work).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(2_001)
  expect(work).toHaveBeenCalledTimes(3)
  expect(await metrics.text()).toContain('piaoqiao_job_work_total{job="test-job"} 6')
})

test('a trigger runs it at once', async () => {
  const work = vi.fn(async () => undefined)
  start(work)
  job?.trigger()
  await vi.advanceTimersByTimeAsync(0)
  expect(work).toHaveBeenCalledTimes(1)
})

test('runs never overlap, and triggers during a run are one run afterwards', async () => {
  const held = heldWork()
  start(held.work)
  await vi.advanceTimersByTimeAsync(1_000)
  for (let count = 0; count < 5; count += 1) job?.trigger()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(held.runs()).toBe(1)
  held.release()
  await vi.advanceTimersByTimeAsync(0)
  expect(held.runs()).toBe(2)
  held.release()
  await vi.advanceTimersByTimeAsync(999)
  expect(held.runs()).toBe(2)
  await vi.advanceTimersByTimeAsync(1)
  expect(held.runs()).toBe(3)
  expect(held.overlapped()).toBe(false)
  held.release()
})

test('after failures the pause doubles up to its bound, and a trigger does not shorten it', async () => {
  const startedAt: number[] = []
  const began = Date.now()
  start(async () => {
    startedAt.push(Date.now() - began)
    job?.trigger()
    throw new Error('no')
  })
  await vi.advanceTimersByTimeAsync(40_000)
  expect(startedAt).toEqual([1_000, 3_000, 7_000, 15_000, 25_000, 35_000])
})

test('after a success the pause is the interval again', async () => {
  const outcomes = [false, false, true, true]
  const work = vi.fn(async () => {
    if (outcomes.shift() === false) throw new Error('no')
  })
  start(work)
  await vi.advanceTimersByTimeAsync(1_000 + 2_000 + 4_000 + 1_000)
  expect(work).toHaveBeenCalledTimes(4)
})

test('stop tells the run that is going on and waits for it', async () => {
  const held = heldWork()
  let aborted = false
  start(async (signal) => {
    signal.addEventListener('abort', () => (aborted = true))
    await held.work()
  })
  await vi.advanceTimersByTimeAsync(1_000)
  let stopped = false
  const stopping = job?.stop().then(() => (stopped = true))
  await vi.advanceTimersByTimeAsync(5_000)
  expect({ aborted, stopped }).toEqual({ aborted: true, stopped: false })
  held.release()
  await stopping
  await vi.advanceTimersByTimeAsync(60_000)
  expect(held.runs()).toBe(1)
})

test('a job that is stopped before its first run does nothing', async () => {
  const work = vi.fn(async () => undefined)
  start(work)
  await job?.stop()
  job?.trigger()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(work).not.toHaveBeenCalled()
})
