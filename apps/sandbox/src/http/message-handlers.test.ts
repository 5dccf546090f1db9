import { expect, test } from 'vitest'
import { originWith, worldPartsWith } from '../testing/invented-world.ts'
import { World } from '../world/world.ts'
import { worldServices } from './message-handlers.ts'

test('a world answers everything that a province offers to units and payer portals', async () => {
  const world = await World.make(worldPartsWith(), originWith())
  const answered = Object.keys(world.core.province('50').handlers)
  const offered = worldServices().map(({ name }) => name)
  expect(offered.filter((name) => !answered.includes(name))).toEqual([])
  expect(offered).toContain('bill.lock')
  expect(offered).toContain('authorisation.grant')
})
