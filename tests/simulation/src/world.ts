import type { Counts } from './engine/counts.ts'
import type { Judgement } from './engine/judgement.ts'
import type { Calendar } from './engine/node-clock.ts'
import { NodeClock } from './engine/node-clock.ts'
import type { Random } from './engine/random.ts'
import type { Scheduler } from './engine/scheduler.ts'
import type { Trace } from './engine/trace.ts'
import type { Weather } from './weather.ts'
import { drawWrongByMs } from './weather.ts'

/** What every part of a simulated world shares. */
export interface World {
  readonly scheduler: Scheduler
  readonly calendar: Calendar
  readonly random: Random
  readonly weather: Weather
  readonly judgement: Judgement
  readonly trace: Trace
  readonly counts: Counts
  /** False as long as faults are injected; true when the world heals before its end. */
  isHealing: boolean
}

/** A clock of one machine in this world. */
export function clockIn(world: World): NodeClock {
  const { calendar, random, weather } = world
  return new NodeClock(calendar, () => {
    if (world.isHealing || !random.chance(weather.clocks.jumpRate)) return null
    world.counts.add('clocks set')
    return drawWrongByMs(random, weather.clocks)
  })
}
