import { setTimeout as pause } from 'node:timers/promises'
import type { Network } from './network.ts'
import type { ProvinceSite } from './province-site.ts'

const pauseMs = 25
const looksMax = 600

/** Waits until every event is in the feeds of all who receive it, webhooks and other provinces included. */
export async function eventsTold({ provinces }: Pick<Network, 'provinces'>): Promise<void> {
  for (let look = 0; look < looksMax; look += 1) {
    await Promise.all(provinces.map(tellNow))
    const waiting = await Promise.all(provinces.map(stillToTell))
    // What one province took may just have become something to tell in it, so all have to be done at one look.
    if (waiting.every((count) => count === 0)) return
    await pause(pauseMs)
  }
  throw new Error('events are still waiting')
}

async function tellNow({ service }: ProvinceSite): Promise<void> {
  for (const job of ['sequence-outbox', 'push-events', 'deliver-webhooks'] as const) {
    await service.running.runJob(job)
  }
}

async function stillToTell({ database }: ProvinceSite): Promise<number> {
  const { rows } = await database.query<{ waiting: number }>(
    `select ((select count(*) from outbox)
       + (select count(*) from deliveries where next_attempt_at is not null))::int as waiting`,
  )
  return rows[0]?.waiting ?? 0
}
