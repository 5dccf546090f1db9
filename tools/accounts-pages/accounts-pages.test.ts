import { describedRoutes } from '@piaoqiao/accounts'
import { expect, test } from 'vitest'
import { accountsPages } from './accounts-pages.ts'
import { accountsOpenApi } from './open-api.ts'

interface Operation {
  readonly operationId: string
  readonly parameters: readonly { readonly name: string; readonly in: string }[]
  readonly responses: Readonly<Record<string, unknown>>
  readonly security: readonly unknown[]
}
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>

const routes = await describedRoutes()
const { paths } = accountsOpenApi(routes) as unknown as { paths: Paths }
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
)

test('every endpoint is in the document once, under a name of its own', () => {
  expect(operations).toHaveLength(routes.length)
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(routes.length)
})

test('every variable of a path is described', () => {
  for (const { path, parameters } of operations) {
    const variables = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const described = parameters.filter(({ in: place }) => place === 'path')
    expect({ path, variables: new Set(described.map(({ name }) => name)) }).toEqual({
      path,
      variables: new Set(variables),
    })
  }
})

test('whatever changes something for somebody signed in asks for the token of the page', () => {
  const changing = operations.filter(
    ({ method, security }) => method !== 'get' && security.length > 0,
  )
  expect(changing.length).toBeGreaterThan(50)
  for (const { security, operationId } of changing) {
    expect({ operationId, security }).toEqual({
      operationId,
      security: [{ session: [], csrf: [] }],
    })
  }
})

test('every endpoint stands on the page', async () => {
  const page = (await accountsPages()).get('docs/accounts/README.md') ?? ''
  for (const { method, path } of routes) expect(page).toContain(`\`${method} ${path}\``)
})
