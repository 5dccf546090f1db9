import { dayMs } from '@piaoqiao/domain'
import type { HisDesk } from './his-desk.ts'

/** A noise that is older is forgotten; what it could repeat was carried out long ago and says so. */
export const noiseKeptMs = 90 * dayMs
export const noticeKeptMs = 90 * dayMs
/** A settlement of which no bill was made within that time was given up. */
export const unissuedKeptMs = 7 * dayMs
/** Most rows of a kind that one run forgets. */
export const forgottenPerRunMax = 5_000

/** Forgets what nobody needs any more. Gives how many rows went. */
export async function tidyHis({ store, station, callback }: HisDesk): Promise<number> {
  const { bills, noises, notices } = store.tables
  const now = station.clock()
  // Whoever begins to be told is not told what happened before.
  if (callback === null) await notices.skipPast()
  const counts = [
    await noises.forget(now - noiseKeptMs, forgottenPerRunMax),
    await bills.forgetUnissued(now - unissuedKeptMs, forgottenPerRunMax),
    await notices.forgetDelivered(now - noticeKeptMs, forgottenPerRunMax),
  ]
  return counts.reduce((sum, count) => sum + count, 0)
}
