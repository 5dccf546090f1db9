import { readFileSync } from 'node:fs'
import { describedRoutes } from '@piaoqiao/accounts'
import { expect, test } from 'vitest'
import { officePages } from './office-pages.ts'
import { officePurposes, roomsOfDevelopers } from './office-purposes.ts'

interface Endpoint {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly curl: string
  readonly refusals: readonly { readonly code: string; readonly sentence: string }[]
}

const routes = await describedRoutes()
const pages = await officePages()
const endpoints = [...pages].flatMap(([name, content]) =>
  name === 'office.json' ? [] : (content as readonly Endpoint[]),
)

test('every endpoint is in the list and has a page under a name of its own', () => {
  expect(pages.get('office.json')).toHaveLength(routes.length)
  expect(new Set(endpoints.map(({ id }) => id)).size).toBe(routes.length)
})

test('every endpoint of a unit by system says in Chinese what it is for, and none that is gone', () => {
  const rooms: readonly string[] = roomsOfDevelopers
  const named = routes
    .filter(({ path }) => rooms.includes(path.split('/')[1] ?? ''))
    .map(({ method, path }) => `${method} ${path}`)
  expect(Object.keys(officePurposes).toSorted()).toEqual(named.toSorted())
})

test('every refusal of a route has its sentence', () => {
  const codes = routes.flatMap(({ refusals }) => [...new Set(refusals)])
  const told = endpoints.flatMap(({ refusals }) => refusals)
  expect(told.length).toBe(codes.length)
  expect(told.filter(({ sentence }) => sentence === '')).toEqual([])
})

test('a command carries what its endpoint asks for', () => {
  const curlOf = (id: string) => endpoints.find((each) => each.id === id)?.curl ?? ''
  expect(curlOf('post-sessions')).not.toContain('csrf')
  expect(curlOf('get-connections-self')).toContain('-b "piaoqiao-session=$SESSION"')
  expect(curlOf('put-connections-self-joint-test-form')).toContain('x-csrf-token')
  expect(curlOf('put-connections-self-joint-test-form-scan')).toContain('--data-binary @file')
})

test('the page of downloads names endpoints that are there', () => {
  const file = new URL('../../apps/web/src/developer/pages/downloads-page.tsx', import.meta.url)
  const named = [...readFileSync(file, 'utf8').matchAll(/'(get-[a-z-]+)'/g)].map(([, id]) => id)
  expect(named.length).toBeGreaterThan(5)
  const known = new Set<string | undefined>(endpoints.map(({ id }) => id))
  expect(named.filter((id) => !known.has(id))).toEqual([])
})
