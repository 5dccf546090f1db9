import type { EventStore, ForeignEvent } from '@piaoqiao/province/parts'
import { subscriptionKey } from '@piaoqiao/province/parts'
import { expect, test } from 'vitest'
import type { Sabotage } from './nodes/sabotage.ts'
import { runSeed } from './run-seed.ts'

/** Confirms every fourth push and takes nothing of it, once something is known of all of its bills. */
function losing(events: EventStore, known: Set<string>): EventStore {
  let taken = 0
  return {
    ...events,
    takeForeign: async (foreign) => {
      const keys = foreign.map(keyOf)
      taken += 1
      if (taken % 4 === 0 && keys.every((key) => known.has(key))) return foreign.length
      const fresh = await events.takeForeign(foreign)
      for (const key of keys) known.add(key)
      return fresh
    },
  }
}

function keyOf({ subscriberId, event: { billId } }: ForeignEvent): string {
  return subscriptionKey({ subscriberId, billId })
}

test('events that a province lost are found again', async () => {
  let gaps = 0
  for (const seed of [1, 3, 4]) {
    const known = new Set<string>()
    const sabotage: Sabotage = {
      province: (ports) => ({ ...ports, events: losing(ports.events, known) }),
    }
    const { violation, counts } = await runSeed(seed, { sabotage })
    expect(violation).toBeNull()
    gaps += counts['event faults EVENT_GAP'] ?? 0
  }
  expect(gaps).toBeGreaterThan(0)
})
