import { dayMs } from '@piaoqiao/domain'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Row } from '../testing/bill-rows.ts'
import { lockOf } from '../testing/bill-rows.ts'
import { originWith, worldPartsWith } from '../testing/invented-world.ts'
import { billsPage } from '../use-cases/world-views.ts'
import type { ActName, WorldAction } from './world-actions.ts'
import { actNames } from './world-actions.ts'
import { World } from './world.ts'

const parts = worldPartsWith()
const origin = originWith()
const rows = billsPage(await World.make(parts, origin), { limit: 100 }).bills.filter(
  ({ magic }) => magic === null,
)

interface Step {
  readonly does: ActName | 'lock' | 'travel' | 'issue'
  readonly bill: number
  readonly days: number
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    does: fc.constantFrom<Step['does']>(...actNames, 'lock', 'lock', 'travel', 'issue'),
    bill: fc.nat({ max: 3 }),
    days: fc.integer({ min: 1, max: 60 }),
  }),
  { maxLength: 25 },
)

function actionOf({ does, bill, days }: Step, number: number, now: number): WorldAction {
  const row = rows[bill * 5] as unknown as Row
  const { billCode, billNumber } = row
  switch (does) {
    case 'lock': {
      const payload = { items: [{ ...lockOf(row), days }] }
      return { kind: 'message', service: 'bill.lock', requestId: `r-${number}`, payload }
    }
    case 'travel':
      return { kind: 'travel', to: now + days * dayMs, aheadMs: 0 }
    case 'issue':
      return { kind: 'issue', wish: { home: bill % 2 === 0 ? 'own' : 'other' } }
    default:
      return { kind: 'act', act: { act: does, billCode, billNumber } }
  }
}

/** What an owner can see of a world: every bill, every hash of its events, and its feed. */
function contentsOf({ core, origin: { party } }: World): string {
  const events = core.provinces.flatMap(({ tables }) => [...tables.events.values()].flat())
  const feeds = core.provinces.map(({ tables }) => tables.feeds.get(party.id) ?? [])
  return sm3Hex(
    JSON.stringify([events.map(({ hash }) => hash), feeds], (_, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    ),
  )
}

test('whatever is done in a world, doing it again in a new one makes the same world', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (drawn) => {
      const first = await World.make(parts, origin)
      const done: { readonly action: WorldAction; readonly at: number }[] = []
      for (const [index, step] of drawn.entries()) {
        const at = first.now + 1_000
        const action = actionOf(step, index, at)
        const refused = await first.perform(action, at).then(
          () => false,
          () => true,
        )
        if (!refused) done.push({ action, at })
      }
      const again = await World.make(parts, origin)
      for (const { action, at } of done) await again.perform(action, at)
      expect(contentsOf(again)).toBe(contentsOf(first))
    }),
    { numRuns: 12 },
  )
})
