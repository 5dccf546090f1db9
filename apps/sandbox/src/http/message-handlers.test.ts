import { createSoftwareCryptoModule, generateSm2PrivateKey, sm3Hex } from '@piaoqiao/gm-crypto'
import { expect, test } from 'vitest'
import { World } from '../world/world.ts'
import { samplePartiesOf } from '../world/sample-parties.ts'
import { worldServices } from './message-handlers.ts'

test('a world answers everything that a province offers to units and payer portals', async () => {
  const keys = { issuer: generateSm2PrivateKey(), platform: generateSm2PrivateKey() }
  const world = await World.make(
    {
      provinces: { own: '50', other: '32' },
      crypto: createSoftwareCryptoModule({ keys, workers: 0 }),
      payerKeyOf: (code) => sm3Hex(code),
      sampleBills: 20,
      billsMax: 100,
    },
    { appId: 'unit-1', kind: 'unit', party: samplePartiesOf('50').unit, seed: 1, startedAt: 0 },
  )
  const answered = Object.keys(world.core.province('50').handlers)
  const offered = worldServices().map(({ name }) => name)
  expect(offered.filter((name) => !answered.includes(name))).toEqual([])
  expect(offered).toContain('bill.lock')
  expect(offered).toContain('authorisation.grant')
})
