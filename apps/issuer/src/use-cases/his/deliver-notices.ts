import type { HisCallback, Notice } from '../../his-ports.ts'
import type { HisDesk } from './his-desk.ts'

/** Notices that are sent at one time. */
export const noticesInFlightMax = 20
/** So many rounds a run has at most; each round has one notice of a bill. */
export const roundsPerRunMax = 20
/** Longer than a HIS may take to answer: meanwhile nobody else sends the notice. */
export const noticeLeaseMs = 90_000
export const noticePauseMinMs = 5_000
export const noticePauseMaxMs = 10 * 60_000

export interface DeliveryRun {
  readonly delivered: number
  readonly failed: number
  /** Code of why the last one failed; null when none did. */
  readonly failure: string | null
}

/** Sends what is due to the HIS. What it does not take comes again after a pause that doubles, for as long as it takes. */
export async function deliverNotices(desk: HisDesk, signal?: AbortSignal): Promise<DeliveryRun> {
  const { callback, store, station } = desk
  let run: DeliveryRun = { delivered: 0, failed: 0, failure: null }
  if (callback === null) return run
  for (let round = 0; round < roundsPerRunMax; round += 1) {
    if (signal?.aborted === true) return run
    const due = await store.change(({ notices }) =>
      notices.takeDue(station.clock(), noticeLeaseMs, noticesInFlightMax),
    )
    if (due.length === 0) return run
    const codes = await Promise.all(due.map((notice) => deliver(desk, callback, notice)))
    const failures = codes.filter((code) => code !== null)
    run = {
      delivered: run.delivered + codes.length - failures.length,
      failed: run.failed + failures.length,
      failure: failures.at(-1) ?? run.failure,
    }
  }
  return run
}

async function deliver(
  { store, station }: HisDesk,
  callback: HisCallback,
  { noticeId, method, content, attempts }: Notice,
): Promise<string | null> {
  const fields = JSON.parse(content) as Record<string, unknown>
  const failure = await callback.tell(method, { noticeId, ...fields })
  await store.change(({ notices }) =>
    failure === null
      ? notices.delivered(noticeId, station.clock())
      : notices.postpone(noticeId, station.clock() + pauseMs(attempts)),
  )
  return failure
}

function pauseMs(attempts: number): number {
  return Math.min(noticePauseMinMs * 2 ** Math.min(attempts - 1, 20), noticePauseMaxMs)
}
