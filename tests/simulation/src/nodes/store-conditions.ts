import type { StoreConditions } from '@piaoqiao/province/parts'
import type { World } from '../world.ts'

/** The conditions of a database in this world: slow and unreliable as its weather has it, until it heals. */
export function storeConditions(world: World): StoreConditions {
  const { scheduler, random, weather, counts } = world
  const { failureRate, conflictRate, commitUnknownRate, latencyMsMax } = weather.store
  const strikes = (rate: number) => !world.isHealing && random.chance(rate)
  return {
    later: (run) => void scheduler.after(random.between(0, latencyMsMax), run),
    fails: () => strikes(failureRate),
    conflicts: () => strikes(conflictRate),
    cutsCommit: () => strikes(commitUnknownRate),
    arrives: () => random.chance(0.5),
    happened: (what) => counts.add(what),
  }
}
