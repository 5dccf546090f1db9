import { setTimeout as sleep } from 'node:timers/promises'
import type { BillId } from '@piaoqiao/domain'
import { ignoreExchangeError } from './ignore-exchange-error.ts'
import type { SeededRandom } from './seeded-random.ts'
import type { Unit } from './unit.ts'

const workersPerUnit = 2
const thinkingMsMax = 120
const feedEveryMs = 1_500
/** With more open requests a unit repeats those before it begins new ones. */
const openRequestsMax = 8
const repeatShare = 0.25

export interface LoadOptions {
  readonly units: readonly Unit[]
  readonly bills: readonly BillId[]
  readonly round: number
  readonly durationMs: number
  readonly random: SeededRandom
}

/** Lets all units work on the same bills for a while; resolves when the last message under way has ended. */
export async function runLoad(options: LoadOptions): Promise<void> {
  const { units, durationMs } = options
  const until = Date.now() + durationMs
  await Promise.all(
    units.flatMap((unit) => [
      ...Array.from({ length: workersPerUnit }, () =>
        work(unit, options, until, options.random.branch()),
      ),
      followFeed(unit, until),
    ]),
  )
}

async function work(
  unit: Unit,
  { bills, round }: LoadOptions,
  until: number,
  random: SeededRandom,
): Promise<void> {
  while (Date.now() < until) {
    const open = unit.openRequests()
    const isBehind = open.length > openRequestsMax || random.happens(repeatShare)
    const [oldest] = open
    if (oldest !== undefined && isBehind) await unit.send(oldest)
    else await unit.sendNew(bills, round)
    await sleep(random.between(0, thinkingMsMax))
  }
}

/** A feed is read all the time, so that a position that is filled in behind its reader would be found missing. */
async function followFeed(unit: Unit, until: number): Promise<void> {
  while (Date.now() < until) {
    await unit.feed.read(unit.client).catch(ignoreExchangeError)
    await sleep(feedEveryMs)
  }
}
