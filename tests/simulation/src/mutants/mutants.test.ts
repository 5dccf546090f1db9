import { expect, test } from 'vitest'
import { runSeed } from '../run-seed.ts'
import { mutants } from './mutants.ts'

/** Every broken part shows within so many worlds; most show in the first. */
const seedsMax = 12

test.each(Object.entries(mutants))('it is noticed when %s', async (_, sabotage) => {
  let isNoticed = false
  for (let seed = 1; seed <= seedsMax && !isNoticed; seed += 1) {
    const { violation } = await runSeed(seed, { sabotage: sabotage() })
    isNoticed = violation !== null
  }
  expect(isNoticed).toBe(true)
})
