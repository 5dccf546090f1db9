import { controlRoutes, magicBillsOf, operatorRoutes, sandboxFaults } from '@piaoqiao/sandbox'
import { expect, test } from 'vitest'
import { sandboxPage } from './sandbox-page.ts'

test('the page of the sandbox names every route, every magic bill and every fault', async () => {
  const text = [...(await sandboxPage()).values()].join('')
  const named = [
    ...[...controlRoutes, ...operatorRoutes].map(([route]) => route),
    ...magicBillsOf({ own: '50', other: '32' }).map(({ billNumber }) => billNumber),
    ...Object.keys(sandboxFaults),
  ]
  expect(named.filter((name) => !text.includes(name))).toEqual([])
})
