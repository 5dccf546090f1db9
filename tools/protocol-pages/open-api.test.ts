import { services } from '@piaoqiao/protocol'
import { describe, expect, test } from 'vitest'
import { openApiDocument } from './open-api.ts'

const text = JSON.stringify(openApiDocument())
const document = JSON.parse(text) as {
  readonly paths: Readonly<Record<string, { readonly post: { readonly operationId: string } }>>
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

test('every message has its path and its name', () => {
  const names = Object.entries(document.paths).map(([path, { post }]) => [path, post.operationId])
  expect(names).toEqual(Object.keys(services).map((name) => [`/exchange/v1/${name}`, name]))
})

describe('every reference leads somewhere', () => {
  const references = new Set([...text.matchAll(/"#\/([^"]+)"/g)].map((found) => found[1] ?? ''))
  test.each([...references])('%s', (reference) => {
    const [, kind = '', name = ''] = reference.split('/')
    expect(document.components[kind]).toHaveProperty([name])
  })
})

test('two messages never share a schema', () => {
  expect(Object.keys(document.components['schemas'] ?? {})).toHaveLength(
    Object.keys(services).length * 2 + 2,
  )
})
