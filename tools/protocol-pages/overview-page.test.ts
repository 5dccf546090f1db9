import { refusals } from '@piaoqiao/domain'
import { envelopeFaults, fits, openEnvelope, sealEnvelope, services } from '@piaoqiao/protocol'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { boundsText } from './field-bounds.ts'
import { readExampleParties } from './example-parties.ts'
import { overviewPage } from './overview-page.ts'

const root = join(import.meta.dirname, '../..')
const page = overviewPage(root)

test.each(Object.keys({ ...services, ...envelopeFaults, ...refusals }))('%s is told', (name) => {
  expect(page).toContain(`\`${name}\``)
})

test('no place of the text is left unfilled', () => {
  expect(page).not.toMatch(/\{\{|undefined/)
})

const amount = Type.String({ format: 'yuan' })

test('the bounds that are told of amounts are those that are checked', () => {
  expect(boundsText({ format: 'yuan' })).toBe('at most 12 digits and 2 decimals')
  const texts = ['999999999999.99', '1000000000000', '0.001', '5']
  expect(texts.map((text) => fits(amount, text))).toEqual([true, false, false, true])
})

async function opens(payload: unknown): Promise<boolean> {
  const { crypto, appKeys } = readExampleParties(root)
  const [at, appKey] = [Date.UTC(2026, 2, 4), appKeys['app-key.party.hex']]
  const shared = { kind: 'request', service: 'bill.verify', appKey, crypto } as const
  const envelope = await sealEnvelope({
    ...shared,
    appId: 'unit-0001',
    requestId: 'R-1',
    at,
    payload,
    receiver: crypto.publicKey('platform'),
    sign: null,
    randomBytes,
  })
  const sender = crypto.publicKey('party')
  const opening = { envelope, sender, signatureRequired: false, keyName: 'platform', now: at }
  return openEnvelope({ ...shared, ...opening }).then(
    () => true,
    () => false,
  )
}

test('the depth that is told of payloads is the one that is checked', async () => {
  const told = Number(/nested at most (\d+) deep/.exec(page)?.[1])
  const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth))
  expect([await opens(nested(told)), await opens(nested(told + 1))]).toEqual([true, false])
})
