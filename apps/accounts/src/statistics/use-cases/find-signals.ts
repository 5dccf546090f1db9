import type { Instant } from '@piaoqiao/domain'
import { dayMs } from '@piaoqiao/domain'
import { signalKinds } from '../signal-ports.ts'
import type { SignalKind } from '../signal-ports.ts'
import type { StatisticsParts } from './statistics-parts.ts'

/** Most signals of one kind that one round finds, newest first. */
export const signalsFoundMax = 500
/** How long settled signals are kept. */
export const settledKeptDays = 3 * 365
const removedMax = 500

/** Looks for signals of every kind, each in a transaction of its own; says how many were found. */
export async function findSignals({ transact }: StatisticsParts, at: Instant): Promise<number> {
  let count = 0
  for (const kind of Object.keys(signalKinds) as SignalKind[]) {
    count += await transact(async ({ signals, bureaus }) => {
      const found = await signals.find(kind, at, signalsFoundMax)
      if (found.length === 0) return 0
      await signals.keep(found, (await bureaus.top('municipal')).bureauId, at)
      return found.length
    })
  }
  await transact(({ signals }) => signals.removeSettled(at - settledKeptDays * dayMs, removedMax))
  return count
}
