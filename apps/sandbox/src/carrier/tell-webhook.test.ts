import { createSoftwareCryptoModule } from '@piaoqiao/gm-crypto'
import { EnvelopeError } from '@piaoqiao/protocol'
import type { Delivery } from '@piaoqiao/sdk'
import { openDelivery } from '@piaoqiao/sdk'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { MagicEffect } from '../magic/magic-bills.ts'
import { magicBillsOf, magicFace } from '../magic/magic-bills.ts'
import { lockOf, openBill } from '../testing/bill-rows.ts'
import type { SandboxUnderTest, UnitUnderTest } from '../testing/sandbox-under-test.ts'
import { enterUnit, openSandbox, unitOf } from '../testing/sandbox-under-test.ts'
import type { WebhookReceiver } from '../testing/webhook-receiver.ts'
import { openWebhookReceiver } from '../testing/webhook-receiver.ts'

let under: SandboxUnderTest
let receiver: WebhookReceiver
let unit: UnitUnderTest
let units = 0

beforeAll(async () => {
  under = await openSandbox({ SAMPLE_BILLS: '20' })
})
beforeEach(async () => {
  receiver = await openWebhookReceiver()
  units += 1
  unit = await enterUnit(under, units, { webhookUrl: receiver.url })
  await unit.control('GET', '')
})
afterEach(() => receiver.close())
afterAll(() => under.stop())

/** Reads a push as the system of the unit would. */
function read(body: Uint8Array): Promise<Delivery> {
  return openDelivery(body, {
    appId: unit.appId,
    appKey: unit.appKey,
    crypto: createSoftwareCryptoModule({ keys: { app: unit.privateKey }, workers: 0 }),
    keyName: 'app',
    platformKeys: [under.sandbox.publicKey],
    now: Date.now,
  })
}

async function lockMagic(effect: MagicEffect): Promise<void> {
  const bill = magicBillsOf({ own: '50', other: '32' }).find((one) => one.effect === effect)
  if (bill === undefined) throw new Error(`no magic bill for ${effect}`)
  const { billCode, billNumber } = bill
  const { checkCode, amount, issuedOn } = magicFace
  const face = { billCode, billNumber, checkCode, amount, issuedOn }
  await unit.client().lock([{ ...face, purpose: 'employer_expense', businessReference: 'BX-1' }])
  await under.sandbox.tend()
}

test('a unit is told of what happens from its start on, signed by the platform', async () => {
  const bill = await openBill(unit)
  await unit.client().lock([lockOf(bill)])
  await under.sandbox.tend()
  const deliveries = await Promise.all(receiver.bodies.map(read))
  const kinds = deliveries.flatMap(({ entries }) => entries.map(({ event }) => event.kind))
  expect(kinds).toEqual(['bill.locked'])
})

test('the events of one magic bill come twice, as the very same message', async () => {
  await lockMagic('webhook_doubled')
  expect(receiver.bodies).toHaveLength(2)
  expect(Buffer.from(receiver.bodies[0] ?? []).equals(receiver.bodies[1] ?? Buffer.of())).toBe(true)
  expect((await read(receiver.bodies[0] ?? Buffer.of())).entries).toHaveLength(1)
})

test('the events of another come first with a signature that has to be refused', async () => {
  await lockMagic('webhook_wrong_signature')
  expect(receiver.bodies).toHaveLength(2)
  const [wrong = Buffer.of(), right = Buffer.of()] = receiver.bodies
  const refused = await read(wrong).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(EnvelopeError)
  expect(refused).toMatchObject({ code: 'ENVELOPE_SIGNATURE_INVALID' })
  expect((await read(right)).entries).toHaveLength(1)
})

test('what was not confirmed is told again, and after a restart nothing is told twice', async () => {
  receiver.answerWith(503)
  await unit.client().lock([lockOf(await openBill(unit))])
  await under.sandbox.tend()
  expect(receiver.bodies.length).toBeGreaterThan(0)
  receiver.answerWith(204)
  under = await under.restart()
  unit = unitOf(under.sandbox, unit)
  await unit.control('GET', '')
  const before = receiver.bodies.length
  await under.sandbox.tend()
  expect(receiver.bodies).toHaveLength(before + 1)
  under = await under.restart()
  unit = unitOf(under.sandbox, unit)
  await unit.control('GET', '')
  await under.sandbox.tend()
  expect(receiver.bodies).toHaveLength(before + 1)
})

test('a webhook that is taken away is told nothing more, and one that is named anew goes on', async () => {
  await under.operate('PATCH', `/${unit.appId}`, { webhookUrl: null })
  await unit.client().lock([lockOf(await openBill(unit))])
  await under.sandbox.tend()
  expect(receiver.bodies).toHaveLength(0)
  await under.operate('PATCH', `/${unit.appId}`, { webhookUrl: receiver.url })
  await unit.client().lock([lockOf(await openBill(unit))])
  await under.sandbox.tend()
  const { entries } = await read(receiver.bodies[0] ?? Buffer.of())
  expect(entries).toHaveLength(1)
})
