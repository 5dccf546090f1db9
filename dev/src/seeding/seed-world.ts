import { join } from 'node:path'
import { billIdFrom, dayMs } from '@piaoqiao/domain'
import { StationError } from '@piaoqiao/issuer'
import type { BillKey } from '../world/hospital-system.ts'
import { keptText, textOf, writeWhole } from '../world/private-files.ts'
import type { World } from '../world/start-world.ts'
import { waitFor } from '../world/waiting.ts'
import { issueDay } from './issue-day.ts'
import { liveThroughDay, sumOf } from './seed-lives.ts'
import type { SeedCounts } from './seed-lives.ts'
import { seedPlan } from './seed-plan.ts'
import type { SeedDay } from './seed-plan.ts'

export interface Seeded {
  readonly counts: SeedCounts
  /** Whether an earlier start had done it. */
  readonly isFound: boolean
}

/** What is kept of a seeding that was finished. */
interface Finished {
  readonly counts: SeedCounts
  /** The last bill, by which it is known whether the database that is in use was filled. */
  readonly lastBill: BillKey
  readonly lastBusinessNumber: string
}

const everybodyReads = 0o644

/**
 * Fills a new world with bills of the past weeks: real files, signed and registered, on the days on which they are issued.
 * A start that was interrupted is taken up where it was; a finished one is found.
 */
export async function seedWorld(world: World, signal: AbortSignal): Promise<Seeded> {
  const { directory } = world.data
  const finishedFile = join(directory, 'seeded.json')
  const found = await finishedIn(world, textOf(finishedFile))
  if (found !== null) return { counts: found.counts, isFound: true }
  const firstStart = Number(keptText(join(directory, 'first-start'), () => String(Date.now())))
  const finished = await seedDays(world, seedPlan(firstStart), signal)
  writeWhole(finishedFile, `${JSON.stringify(finished)}\n`, everybodyReads)
  return { counts: finished.counts, isFound: false }
}

async function seedDays(
  world: World,
  days: readonly SeedDay[],
  signal: AbortSignal,
): Promise<Finished> {
  const counts: SeedCounts[] = []
  let lastBill: BillKey | undefined
  try {
    for (const day of days) {
      signal.throwIfAborted()
      world.clock.goBack((Date.now() - day.at) / dayMs)
      // On the first day at the latest: the station's books would not have a number before it was allotted.
      await waitForNumbers(world, signal)
      const bills = await issueDay(world, day, signal)
      counts.push(await liveThroughDay(world, day, bills))
      lastBill = bills.at(-1)
    }
  } finally {
    world.clock.goToPresent()
  }
  const lastDraft = days.at(-1)?.drafts.at(-1)
  if (lastBill === undefined || lastDraft === undefined) throw new Error('a plan has bills')
  const { billCode, billNumber } = lastBill
  return {
    counts: sumOf(counts),
    lastBill: { billCode, billNumber },
    lastBusinessNumber: lastDraft.businessNumber,
  }
}

function waitForNumbers({ station }: World, signal: AbortSignal): Promise<true> {
  return waitFor('bill numbers', signal, async () => {
    const { failures } = await station.ensureNumbers()
    return failures.length === 0 ? true : null
  })
}

/** Null where nothing was finished, or in another database than the one that is in use. */
async function finishedIn({ station }: World, text: string | null): Promise<Finished | null> {
  if (text === null) return null
  const finished = JSON.parse(text) as Finished
  const { billCode, billNumber } = finished.lastBill
  try {
    const { businessNumber } = await station.billStatus(billIdFrom(billCode, billNumber))
    return businessNumber === finished.lastBusinessNumber ? finished : null
  } catch (error) {
    if (error instanceof StationError && error.code === 'BILL_NOT_HERE') return null
    throw error
  }
}
