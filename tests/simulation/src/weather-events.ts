import type { NodeClock } from './engine/node-clock.ts'
import type { Network } from './network/network.ts'
import { drawWrongByMs } from './weather.ts'
import type { World } from './world.ts'

/** Something that can crash and start again. */
export interface Mortal {
  readonly name: string
  start(): void
  crash(): void
}

export interface Exposed {
  readonly network: Network
  readonly servers: readonly Mortal[]
  readonly clients: readonly Mortal[]
  readonly clocks: readonly NodeClock[]
  /** Lines that can be cut, by the names at their ends. */
  readonly lines: readonly (readonly [string, string])[]
}

/** Lets crashes, cuts and wrong clocks come over a world until it heals. */
export function unleash(world: World, exposed: Exposed): void {
  const { crashes, network, clocks } = world.weather
  recurring(world, crashes.everyMs, () => crashSomebody(world, exposed))
  recurring(world, network.cutEveryMs, () => cutSomething(world, exposed))
  recurring(world, clocks.jumpEveryMs, () => setSomeClock(world, exposed))
  recurring(world, clocks.leapEveryMs, () => {
    const ms = world.random.between(1, clocks.leapMsMax)
    world.calendar.leap(ms)
    world.trace.note('weather', `${ms} ms pass`)
    world.counts.add('leaps of time')
  })
}

/** Ends every fault: lines are mended, clocks are right, everybody runs. */
export function heal(world: World, { network, servers, clients, clocks }: Exposed): void {
  world.isHealing = true
  network.lines.mend()
  for (const clock of clocks) clock.set(0)
  for (const mortal of [...servers, ...clients]) mortal.start()
  world.trace.note('weather', 'heals')
}

function recurring(world: World, everyMs: number, happen: () => void): void {
  if (everyMs === 0) return
  world.scheduler.after(world.random.between(1, 2 * everyMs), () => {
    if (world.isHealing) return
    happen()
    recurring(world, everyMs, happen)
  })
}

function crashSomebody(world: World, { servers, clients }: Exposed): void {
  const { random, weather, scheduler, trace, counts } = world
  const mortal = random.pick(random.chance(weather.crashes.clientRate) ? clients : servers)
  trace.note('weather', `${mortal.name} crashes`)
  counts.add('crashes')
  mortal.crash()
  scheduler.after(random.between(1, weather.crashes.downMsMax), () => {
    trace.note('weather', `${mortal.name} starts`)
    mortal.start()
  })
}

function cutSomething(world: World, { network, lines }: Exposed): void {
  const { random, weather, trace, counts } = world
  const line = random.pick(lines)
  const names = random.chance(0.5) ? line : [random.pick(line)]
  const forMs = random.between(1, weather.network.cutMsMax)
  network.lines.cut(names, forMs)
  trace.note('weather', `${names.join('–')} is cut for ${forMs} ms`)
  counts.add('lines cut')
}

function setSomeClock(world: World, { clocks }: Exposed): void {
  const { random, weather, trace, counts } = world
  const wrongByMs = drawWrongByMs(random, weather.clocks)
  random.pick(clocks).set(wrongByMs)
  trace.note('weather', `a clock is wrong by ${wrongByMs} ms`)
  counts.add('clocks set')
}
