import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CrashPart } from './crash-part.ts'
import { carryOut, KillPlanner } from './kill-plan.ts'
import { SeededRandom } from './seeded-random.ts'

const names = ['hub', 'province 50', 'province 32', 'database 50', 'database 32']

/** Parts that only note what is done to them. */
function notedParts() {
  const notes: string[] = []
  const parts = names.map((name): CrashPart => ({
    name,
    kill: async () => void notes.push(`kill ${name}`),
    start: async () => void notes.push(`start ${name}`),
    end: async () => undefined,
  }))
  return { notes, parts }
}

const loadMs = 5_000

test('every kill lies within the load, and each round has some', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 32 - 1 }), (seed) => {
      const { parts } = notedParts()
      const plan = new KillPlanner(new SeededRandom(seed), parts).plan(loadMs)
      expect(plan.length).toBeGreaterThanOrEqual(2)
      expect(plan.every(({ atMs }) => atMs >= 0 && atMs < loadMs)).toBe(true)
    }),
  )
})

test('a few rounds reach every part', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 32 - 1 }), (seed) => {
      const { parts } = notedParts()
      const planner = new KillPlanner(new SeededRandom(seed), parts)
      const plans = Array.from({ length: 5 }, () => planner.plan(loadMs))
      const killed = new Set(plans.flat().map(({ part }) => part.name))
      expect([...killed].toSorted()).toEqual(names.toSorted())
    }),
  )
})

test('the same seed plans the same kills', () => {
  const plan = () =>
    new KillPlanner(new SeededRandom(7), notedParts().parts)
      .plan(loadMs)
      .map(({ part, atMs, awayMs }) => [part.name, atMs, awayMs])
  expect(plan()).toEqual(plan())
})

test('what is killed is started again, one kill of a part after the other', async () => {
  const { notes, parts } = notedParts()
  const [hub, province] = parts as [CrashPart, CrashPart]
  await carryOut([
    { part: hub, atMs: 0, awayMs: 20 },
    { part: hub, atMs: 0, awayMs: 0 },
    { part: province, atMs: 0, awayMs: 0 },
  ])
  const ofHub = notes.filter((note) => note.endsWith('hub'))
  expect(ofHub).toEqual(['kill hub', 'start hub', 'kill hub', 'start hub'])
  expect(notes.filter((note) => note.endsWith('50'))).toEqual([
    'kill province 50',
    'start province 50',
  ])
})
