import { join } from 'node:path'
import { dayMs } from '@piaoqiao/domain'
import { keptSecret, textOf, writeWhole } from '../world/private-files.ts'
import type { World } from '../world/start-world.ts'
import { waitFor } from '../world/waiting.ts'
import { issueDay } from './issue-day.ts'
import { liveThroughDay, sumOf } from './seed-lives.ts'
import type { SeedCounts } from './seed-lives.ts'
import { seedPlan } from './seed-plan.ts'

export interface Seeded {
  readonly counts: SeedCounts
  /** Whether an earlier start had done it. */
  readonly isFound: boolean
}

const everybodyReads = 0o644

/**
 * Fills a new world with bills of the past weeks: real files, signed and registered, on the days on which they are issued.
 * A start that was interrupted is taken up where it was; a finished one is found.
 */
export async function seedWorld(world: World, signal: AbortSignal): Promise<Seeded> {
  const { directory } = world.data
  const finished = join(directory, 'seeded.json')
  const found = textOf(finished)
  if (found !== null) return { counts: JSON.parse(found) as SeedCounts, isFound: true }
  const firstStart = Number(keptSecret(join(directory, 'first-start'), () => String(Date.now())))
  await waitFor('bill numbers', signal, async () => {
    const { failures } = await world.station.ensureNumbers()
    return failures.length === 0 ? true : null
  })
  const counts: SeedCounts[] = []
  try {
    for (const day of seedPlan(firstStart)) {
      signal.throwIfAborted()
      world.clock.goBack((Date.now() - day.at) / dayMs)
      const bills = await issueDay(world, day, signal)
      counts.push(await liveThroughDay(world, day, bills))
    }
  } finally {
    world.clock.goToPresent()
  }
  const sum = sumOf(counts)
  writeWhole(finished, `${JSON.stringify(sum)}\n`, everybodyReads)
  return { counts: sum, isFound: false }
}
