import type { Life } from '../engine/life.ts'
import { RegistryBusy, StoreFault } from '@piaoqiao/province/parts'
import type { World } from '../world.ts'

/** Repeats a job for as long as its process lives: the next run begins some time after the last one ended. */
export function repeat(
  world: World,
  life: Life,
  everyMs: number,
  name: string,
  job: () => Promise<unknown>,
): void {
  const { scheduler, random } = world
  scheduler.after(random.between(1, 2 * everyMs), () => {
    if (life.isOver) return
    job()
      .catch((error: unknown) => excuse(world, `${life.name} ${name}`, error))
      .finally(() => repeat(world, life, everyMs, name, job))
  })
}

/** A fault that the weather brought about is no fault of the program; every other one is. */
export function excuse({ judgement, counts }: World, where: string, error: unknown): void {
  if (error instanceof StoreFault || error instanceof RegistryBusy) {
    counts.add('faults of stores')
    return
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  judgement.broken('no use case fails by itself', `${where}: ${text}`)
}
