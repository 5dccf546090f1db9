import { Counts } from './engine/counts.ts'
import { Judgement } from './engine/judgement.ts'
import type { Violation } from './engine/judgement.ts'
import { Calendar } from './engine/node-clock.ts'
import { Random } from './engine/random.ts'
import { Scheduler } from './engine/scheduler.ts'
import { Trace } from './engine/trace.ts'
import type { Sabotage } from './nodes/sabotage.ts'
import type { SimulatedWorld } from './simulated-world.ts'
import { buildWorld } from './simulated-world.ts'
import { drawWeather } from './weather.ts'
import { heal, unleash } from './weather-events.ts'
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

const stepsMax = 400_000
const dayMs = 86_400_000
/** After so many days every lock has ended, whoever forgot it. */
const lockDaysMax = 181
const settlingTurnMs = 15_000
/** The last ones bring more days than any clock was ahead. */
const settlingTurnsMax = 20
const hubCheckEveryMs = 1_000

/** Runs the world of a seed: the same seed has the same world and the same history, every time. */
export async function runSeed(seed: number, options: SeedOptions = {}): Promise<SeedRun> {
  const world = worldOf(seed, options)
  const simulated = buildWorld(world, options.sabotage ?? {})
  const { exposed, clients } = simulated
  for (const mortal of [...exposed.servers, ...exposed.clients]) mortal.start()
  unleash(world, exposed)
  watchHub(world, simulated)
  const { scheduler, weather, judgement } = world
  await scheduler.runUntil(() => isOver(world) || scheduler.now >= weather.lengthMs, stepsMax)
  heal(world, exposed)
  for (const client of clients) client.takeUpAgain()
  await settle(world, simulated, 'every request is answered in the end', () =>
    areAnswered(simulated),
  )
  await settle(world, simulated, 'every event arrives in the end', () => areTold(simulated))
  world.calendar.leap(lockDaysMax * dayMs)
  await settle(world, simulated, 'every lock ends by itself', () => areEnded(simulated))
  await settle(world, simulated, 'the last events arrive too', () => areTold(simulated))
  checkEnd(world, simulated)
  return {
    seed,
    steps: scheduler.steps,
    violation: judgement.violation,
    trace: [...world.trace.last],
    counts: world.counts.all,
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

function isOver({ judgement }: World): boolean {
  return judgement.violation !== null
}

/** Lets the healed world run until something holds. Time passes in leaps when nothing else brings it about. */
async function settle(
  world: World,
  simulated: SimulatedWorld,
  rule: string,
  holds: () => boolean,
): Promise<void> {
  const { scheduler, calendar, judgement } = world
  for (let turn = 0; turn < settlingTurnsMax && !isOver(world); turn += 1) {
    const until = scheduler.now + settlingTurnMs
    const isDone = () => isOver(world) || holds() || scheduler.now >= until
    await scheduler.runUntil(isDone, stepsMax)
    if (isOver(world) || holds()) return
    // Whoever waits for a moment that a wrong clock named sees it come.
    if (turn >= settlingTurnsMax / 4) calendar.leap(dayMs)
  }
  if (!isOver(world)) judgement.broken(rule, leftOver(simulated))
}

function areAnswered({ clients }: SimulatedWorld): boolean {
  return clients.every((client) => client.isSettled)
}

/** Nothing waits to be put into feeds or to be told, and everybody has read its feed to the end. */
function areTold({ provinces, cursors }: SimulatedWorld): boolean {
  const areEmpty = [...provinces.values()].every(
    ({ tables }) =>
      tables.outbox.size === 0 &&
      [...tables.deliveries.values()].every(
        ({ feed, deliveredPosition }) =>
          deliveredPosition === (tables.feeds.get(feed)?.length ?? 0),
      ),
  )
  return areEmpty && cursors().every(({ read, there }) => read === there)
}

function areEnded({ provinces }: SimulatedWorld): boolean {
  return [...provinces.values()].every(({ tables }) =>
    [...tables.bills.values()].every(({ bill }) => bill.lock === null),
  )
}

function leftOver(simulated: SimulatedWorld): string {
  const open = simulated.clients.filter((client) => !client.isSettled)
  const rows = [...simulated.provinces].map(([code, { tables }]) => {
    const locks = [...tables.bills.values()].filter(({ bill }) => bill.lock !== null)
    const behind = [...tables.deliveries.values()].filter(
      ({ feed, deliveredPosition }) => deliveredPosition < (tables.feeds.get(feed)?.length ?? 0),
    )
    const names = locks.map(({ bill }) => bill.lock?.lockId)
    return `${code}: outbox ${tables.outbox.size}, behind ${behind.length}, locks ${names.join()}`
  })
  return [`open: ${open.map(({ member }) => member.station).join()}`, ...rows].join('; ')
}

function watchHub(world: World, simulated: SimulatedWorld): void {
  world.scheduler.after(hubCheckEveryMs, () => {
    checkHub(world.judgement, simulated.hub.memory)
    if (!world.isHealing) watchHub(world, simulated)
  })
}

function checkEnd(world: World, simulated: SimulatedWorld): void {
  if (isOver(world)) return
  const { witness, provinces, members, webhooks, hub } = simulated
  const kept = [...provinces].map(([code, { tables }]) => ({ code, tables }))
  checkKept(world.judgement, kept, witness.histories, witness.operations)
  checkHub(world.judgement, hub.memory)
  witness.feeds.checkComplete(members, webhooks)
}
