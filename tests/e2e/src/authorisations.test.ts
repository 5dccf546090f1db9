import type { RefusalCode } from '@piaoqiao/domain'
import { dayMs } from '@piaoqiao/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Application } from './testing/application.ts'
import type { Cast } from './testing/cast.ts'
import { enrolCast } from './testing/cast.ts'
import { inventedParty, inventedPayer } from './testing/invented-parties.ts'
import { grantOf, lockOf, reportOf } from './testing/items.ts'
import type { Network } from './testing/network.ts'
import { startNetwork } from './testing/network.ts'
import { expectRefused } from './testing/refusal-claims.ts'
import { changingNothing } from './testing/registry-picture.ts'
import type { SignedBill } from './testing/signed-bill.ts'
import { done } from './testing/staged-bills.ts'

let network: Network
let cast: Cast

beforeAll(async () => {
  network = await startNetwork()
  cast = await enrolCast(network)
})
afterAll(() => network.stop())

/** A bill that its payer lets the unit use, with the authorisation's name. */
async function authorised(
  unit: Application,
  more: object = {},
): Promise<{ readonly bill: SignedBill; readonly authorisationId: string }> {
  const bill = await cast.hospital.register()
  const item = { ...grantOf(bill, unit.party), ...more }
  const { authorisationId = '' } = await done(cast.portal, 'authorisation.grant', item)
  return { bill, authorisationId }
}

/** A lock that rests on the authorisation alone. */
const lockOn = ({ bill, authorisationId }: Awaited<ReturnType<typeof authorised>>) => ({
  ...bill.key,
  authorisationId,
  purpose: 'employer_expense',
  businessReference: 'BX-2026-0002',
})

const revokeOf = ({ bill, authorisationId }: Awaited<ReturnType<typeof authorised>>) => ({
  ...bill.key,
  payerCode: bill.payer.code,
  authorisationId,
})

/** Sends an item that has to be refused and to change nothing. */
async function expectRefusal(
  sender: Application,
  service: string,
  item: object,
  code: RefusalCode,
): Promise<void> {
  const answer = await changingNothing(network, 'bills', () => sender.item(service, item))
  expectRefused(answer, code)
}

describe.each(['company', 'insurer'] as const)('the authorisation of the %s', (role) => {
  const other = { company: 'insurer', insurer: 'company' } as const

  test('carries a lock without the facts of the face', async () => {
    const given = await authorised(cast[role])
    const answer = await cast[role].item('bill.lock', lockOn(given))
    expect(answer).toMatchObject({ outcome: 'done', code: 'LOCKED', balance: '800.00' })
    await expectRefusal(
      cast.portal,
      'authorisation.revoke',
      revokeOf(given),
      'AUTHORISATION_IN_USE',
    )
  })

  test('is worth nothing to another unit', async () => {
    const given = await authorised(cast[role])
    await expectRefusal(
      cast[other[role]],
      'bill.lock',
      lockOn(given),
      'AUTHORISATION_OF_ANOTHER_UNIT',
    )
  })

  test('carries no lock for another purpose', async () => {
    const item = { ...lockOn(await authorised(cast[role])), purpose: 'commercial_insurance' }
    await expectRefusal(cast[role], 'bill.lock', item, 'AUTHORISATION_FOR_OTHER_PURPOSE')
  })

  test('carries no lock of another bill', async () => {
    const { authorisationId } = await authorised(cast[role])
    const bill = await cast.hospital.register()
    const item = lockOn({ bill, authorisationId })
    await expectRefusal(cast[role], 'bill.lock', item, 'AUTHORISATION_NOT_FOUND')
  })

  test('carries no lock after its payer revoked it', async () => {
    const given = await authorised(cast[role])
    await done(cast.portal, 'authorisation.revoke', revokeOf(given))
    await expectRefusal(cast[role], 'bill.lock', lockOn(given), 'AUTHORISATION_REVOKED')
    await expectRefusal(
      cast.portal,
      'authorisation.revoke',
      revokeOf(given),
      'AUTHORISATION_REVOKED',
    )
  })

  test('carries no report above its amount, nor a second lock when it is used up', async () => {
    const given = await authorised(cast[role], { amountMax: '300.00' })
    await done(cast[role], 'bill.lock', lockOn(given))
    const above = reportOf(given.bill, '300.01')
    await expectRefusal(cast[role], 'reimbursement.report', above, 'AMOUNT_ABOVE_AUTHORISED')
    await done(cast[role], 'reimbursement.report', reportOf(given.bill, '300.00'))
    await expectRefusal(cast[role], 'bill.lock', lockOn(given), 'AMOUNT_ABOVE_AUTHORISED')
  })
})

describe('only the payer authorises', () => {
  const stranger = inventedPayer('样例乙', 321)

  test.each<{ name: string; code: RefusalCode; more: object }>([
    { name: 'somebody else', code: 'NOT_THE_PAYER', more: { payerCode: stranger.code } },
    { name: 'until yesterday', code: 'VALIDITY_OUT_OF_RANGE', more: { validUntil: '2026-03-03' } },
    { name: 'for two years', code: 'VALIDITY_OUT_OF_RANGE', more: { validUntil: '2028-03-04' } },
    { name: 'for nothing', code: 'AMOUNT_NOT_POSITIVE', more: { amountMax: '0.00' } },
    { name: 'for half a fen', code: 'AMOUNT_MALFORMED', more: { amountMax: '0.005' } },
    { name: 'until no day', code: 'ITEM_MALFORMED', more: { validUntil: '2026-13-01' } },
  ])('authorising $name is refused with $code', async ({ code, more }) => {
    const bill = await cast.hospital.register()
    const item = { ...grantOf(bill, cast.company.party), ...more }
    await expectRefusal(cast.portal, 'authorisation.grant', item, code)
  })

  test('revoking an authorisation of somebody else is refused', async () => {
    const given = await authorised(cast.company)
    const item = { ...revokeOf(given), payerCode: stranger.code }
    await expectRefusal(cast.portal, 'authorisation.revoke', item, 'NOT_THE_PAYER')
  })

  test('a portal of another province authorises as well, and revokes', async () => {
    const office = inventedParty('institution', 31, '江苏示例服务大厅', '32')
    const portal = await network.enrol('payer_portal', office)
    const bill = await cast.hospital.register()
    const granted = await done(portal, 'authorisation.grant', grantOf(bill, cast.company.party))
    const given = { bill, authorisationId: granted.authorisationId ?? '' }
    await done(portal, 'authorisation.revoke', revokeOf(given))
    await expectRefusal(cast.company, 'bill.lock', lockOn(given), 'AUTHORISATION_REVOKED')
  })
})

test('an authorisation carries a lock on its last day, and none on the day after', async () => {
  const [first, second] = [await authorised(cast.company), await authorised(cast.company)]
  const lastDay = Date.parse('2026-06-30T00:00:00+08:00')
  await network.pass(lastDay - network.clock.now())
  await done(cast.company, 'bill.lock', lockOn(first))
  await network.pass(dayMs)
  await expectRefusal(cast.company, 'bill.lock', lockOn(second), 'AUTHORISATION_EXPIRED')
  expect(await cast.insurer.item('bill.lock', lockOf(second.bill))).toMatchObject({
    code: 'LOCKED',
  })
})
