import { afterAll, beforeAll, expect, test } from 'vitest'
import { keyOf, openBill } from '../testing/bill-rows.ts'
import type { SandboxUnderTest, UnitUnderTest } from '../testing/sandbox-under-test.ts'
import { enterUnit, openSandbox } from '../testing/sandbox-under-test.ts'
import { samplePartiesOf } from '../world/sample-parties.ts'

let under: SandboxUnderTest
let portal: UnitUnderTest

beforeAll(async () => {
  under = await openSandbox({ SAMPLE_BILLS: '20' })
  portal = await enterUnit(under, 1, { kind: 'payer_portal' })
})
afterAll(() => under.stop())

test('a portal of payers follows a payer, hears of a new bill, and authorises a unit', async () => {
  const { payerCode = '' } = (await openBill(portal)) as unknown as { payerCode?: string }
  const announced = await portal.client().call('account.announce', {
    items: [{ province: '50', payerCode, active: true }],
  })
  expect(announced).toMatchObject({ items: [{ outcome: 'done', code: 'ANNOUNCED' }] })
  const issued = await portal.control('POST', '/bills', { payerCode, amount: '66.00' })
  const key = keyOf(issued.body as never)
  const listed = await portal.client().call('account.bills', { province: '50', payerCode })
  expect((listed as { bills: readonly object[] }).bills).toContainEqual(
    expect.objectContaining({ ...key, amount: '66.00' }),
  )
  const { entries } = await portal.client().events('0', 1_000)
  expect(entries.at(-1)?.event).toMatchObject({ kind: 'bill.registered', ...key })
  const { unit } = samplePartiesOf('32')
  const granted = await portal.client().call('authorisation.grant', {
    items: [
      {
        ...key,
        payerCode,
        unitId: unit.id,
        unitName: unit.name,
        unitProvince: '32',
        purpose: 'employer_expense',
        validUntil: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
      },
    ],
  })
  expect(granted).toMatchObject({ items: [{ outcome: 'done', code: 'AUTHORISED' }] })
  const history = await portal.client().call('bill.history', { ...key, payerCode })
  expect(history).toMatchObject({
    outcome: 'found',
    entries: [{ kind: 'bill.registered' }, { kind: 'authorisation.granted' }],
  })
})

test('a portal locks nothing', async () => {
  const key = keyOf(await openBill(portal))
  await expect(
    portal.client({ retry: { attemptsMax: 1 } }).call('bill.unlock', {
      items: [{ ...key, reason: 'other' }],
    }),
  ).rejects.toMatchObject({ code: 'ENVELOPE_SERVICE_NOT_ALLOWED' })
})
