import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SandboxUnderTest } from '../testing/sandbox-under-test.ts'
import { ask, openSandbox } from '../testing/sandbox-under-test.ts'
import { controlRoutes, operatorRoutes } from './route-list.ts'

let under: SandboxUnderTest

beforeAll(async () => {
  under = await openSandbox({ SAMPLE_BILLS: '20' })
})
afterAll(() => under.stop())

test.each([...controlRoutes, ...operatorRoutes].map(([route]) => route))(
  '%s is served, and without a token only where nobody needs one',
  async (route) => {
    const [method = '', path = ''] = route.split(' ')
    const asked = path.replace(/\?.*/, '').replace(/:\w+/, '1')
    const { status } = await ask(under.sandbox.url, { method, path: asked, token: '' })
    expect(status).toBe(path === '/magic' ? 200 : 401)
  },
)
