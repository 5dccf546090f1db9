import { Counts } from './engine/counts.ts'
import { Judgement } from './engine/judgement.ts'
import type { Violation } from './engine/judgement.ts'
import { Calendar } from './engine/node-clock.ts'
import { Random } from './engine/random.ts'
import { Scheduler } from './engine/scheduler.ts'
import { Trace } from './engine/trace.ts'
import type { Sabotage } from './nodes/sabotage.ts'
import { settle } from './settling.ts'
import type { SimulatedWorld } from './simulated-world.ts'
import { buildWorld } from './simulated-world.ts'
import { heal, unleash } from './weather-events.ts'
import { drawWeather } from './weather.ts'
import { checkHub, checkKept } from './witness/final-check.ts'
import type { World } from './world.ts'

export interface SeedRun {
  readonly seed: number
  readonly steps: number
  readonly violation: Violation | null
  /** What happened last. */
  readonly trace: readonly string[]
  readonly counts: Readonly<Record<string, number>>
}

export interface SeedOptions {
  readonly sabotage?: Sabotage
  /** Told of everything as it happens. */
  readonly listen?: (line: string) => void
}

const roughStepsMax = 1_000_000
const hubCheckEveryMs = 1_000

/** Runs the world of a seed: the same seed has the same world and the same history, every time. */
export async function runSeed(seed: number, options: SeedOptions = {}): Promise<SeedRun> {
  const world = worldOf(seed, options)
  const simulated = buildWorld(world, options.sabotage ?? {})
  const { exposed } = simulated
  for (const mortal of [...exposed.servers, ...exposed.clients]) mortal.start()
  unleash(world, exposed)
  watchHub(world, simulated)
  const { scheduler, weather, judgement, counts, trace } = world
  const isOver = () => judgement.violation !== null || scheduler.now >= weather.lengthMs
  await scheduler.runUntil(isOver, roughStepsMax)
  heal(world, exposed)
  await settle(world, simulated)
  if (judgement.violation === null) checkEnd(world, simulated)
  return {
    seed,
    steps: scheduler.steps,
    violation: judgement.violation,
    trace: [...trace.last],
    counts: counts.all,
  }
}

function worldOf(seed: number, { listen }: SeedOptions): World {
  const random = new Random(`seed ${seed}`)
  const scheduler = new Scheduler(random.named('order'))
  const now = () => scheduler.now
  return {
    scheduler,
    calendar: new Calendar(now),
    random: random.named('world'),
    weather: drawWeather(random.named('weather')),
    judgement: new Judgement(() => scheduler.steps),
    trace: new Trace(now, listen ?? null),
    counts: new Counts(),
    isHealing: false,
  }
}

function watchHub(world: World, simulated: SimulatedWorld): void {
  world.scheduler.after(hubCheckEveryMs, () => {
    checkHub(world.judgement, simulated.hub.memory)
    if (!world.isHealing) watchHub(world, simulated)
  })
}

function checkEnd(world: World, { witness, provinces, webhooks, hub }: SimulatedWorld): void {
  const kept = [...provinces].map(([code, { tables }]) => ({ code, tables }))
  checkKept(world.judgement, kept, witness.histories, witness.operations)
  checkHub(world.judgement, hub.memory)
  witness.feeds.checkWebhooks(webhooks)
}
