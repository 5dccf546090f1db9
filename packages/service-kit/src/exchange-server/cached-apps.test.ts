import { expect, test, vi } from 'vitest'
import { cachedApps } from './cached-apps.ts'
import { sampleApp } from './testing/sample-exchange.ts'

function cache(appsMax = 2) {
  const time = { now: 0 }
  const find = vi.fn(async (appId: string) =>
    appId.startsWith('unit') ? { ...sampleApp, appId } : null,
  )
  const apps = cachedApps({ find }, { appsMax, ageMaxMs: 1_000, clock: () => time.now })
  return { apps, find, time }
}

test('an application is looked up once until it is too old', async () => {
  const { apps, find, time } = cache()
  const first = await apps.find('unit-1')
  time.now = 1_000
  expect(await apps.find('unit-1')).toBe(first)
  expect(find).toHaveBeenCalledTimes(1)
  time.now = 1_001
  await apps.find('unit-1')
  expect(find).toHaveBeenCalledTimes(2)
})

test('those who ask together share one look-up', async () => {
  const { apps, find } = cache()
  await Promise.all([apps.find('unit-1'), apps.find('unit-1')])
  expect(find).toHaveBeenCalledTimes(1)
})

test('one that was never registered is remembered too, apart from the others', async () => {
  const { apps, find } = cache()
  await apps.find('unit-1')
  for (const appId of ['x-1', 'x-2', 'x-3', 'x-3']) expect(await apps.find(appId)).toBeNull()
  await apps.find('unit-1')
  expect(find.mock.calls.flat()).toEqual(['unit-1', 'x-1', 'x-2', 'x-3'])
})

test('the one that was found longest ago makes room', async () => {
  const { apps, find } = cache()
  for (const appId of ['unit-1', 'unit-2', 'unit-3', 'unit-1']) await apps.find(appId)
  expect(find).toHaveBeenCalledTimes(4)
})

test('one that changed is looked up again, even if the change came during a look-up', async () => {
  const { apps, find } = cache()
  await apps.find('unit-1')
  apps.forget('unit-1')
  const during = apps.find('unit-1')
  apps.forget('unit-1')
  await during
  await apps.find('unit-1')
  expect(find).toHaveBeenCalledTimes(3)
})

test('a look-up that failed is not remembered', async () => {
  const { apps, find } = cache()
  find.mockRejectedValueOnce(new Error('no'))
  await expect(apps.find('unit-1')).rejects.toThrow('no')
  expect(await apps.find('unit-1')).toMatchObject({ appId: 'unit-1' })
})
