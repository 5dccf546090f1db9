import { services } from '@piaoqiao/protocol'
import { expect, test } from 'vitest'
import { officePurposes } from './office-purposes.ts'
import { postmanCollection } from './postman-collection.ts'

interface Item {
  readonly name: string
  readonly request: {
    readonly method: string
    readonly description: string
    readonly url: { readonly raw: string }
    readonly body?: { readonly mode: string; readonly raw?: string }
  }
}

const collection = await postmanCollection()
const folders = collection.item as unknown as readonly { readonly item: readonly Item[] }[]
const [gateway = [], envelopes = [], office = []] = folders.map(({ item }) => item)

test('it says of itself that it is a collection of version 2.1', () => {
  expect(collection.info.schema).toBe(
    'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
  )
})

test('every message that somebody sends to a platform is in it, sealed, and its payload in the description', () => {
  const sent = Object.values(services).filter(({ servedBy }) => servedBy !== 'subscriber')
  const addresses = envelopes.map(({ request }) => request.url.raw)
  expect(addresses).toEqual(sent.map(({ name }) => `{{baseUrl}}/exchange/v1/${name}`))
  for (const { request } of envelopes) {
    const [, payload = ''] = /```json\n([\s\S]+)\n```/.exec(request.description) ?? []
    expect(() => JSON.parse(payload) as unknown).not.toThrow()
    expect(JSON.parse(request.body?.raw ?? '')).toMatchObject({ appId: '{{appId}}' })
  }
})

test('what units and issuers send is in it for the gateway too, with an example as it is sent', () => {
  const lock = gateway.find(({ request }) => request.url.raw === '{{gatewayUrl}}/v1/bill.lock')
  expect(JSON.parse(lock?.request.body?.raw ?? '')).toEqual(services['bill.lock'].exampleRequest)
  expect(gateway.map(({ name }) => name).join()).not.toMatch(/relay|key\.rotate|directory/)
})

test('every endpoint of a unit by system is in it', () => {
  expect(office).toHaveLength(Object.keys(officePurposes).length)
})

test('every variable that a request names is declared, and none that no request needs', () => {
  const used = [...JSON.stringify(collection.item).matchAll(/\{\{(\w+)\}\}/g)].map(([, key]) => key)
  expect(new Set<string | undefined>(collection.variable.map(({ key }) => key))).toEqual(
    new Set(used),
  )
})
