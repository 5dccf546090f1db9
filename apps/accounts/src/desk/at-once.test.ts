import { afterAll, beforeAll, expect, test } from 'vitest'
import { askAtOnce, outcomesOf } from '../testing/at-once.ts'
import { openDeskOffice, playedBills } from './testing/desk-office.ts'
import type { DeskOffice } from './testing/desk-office.ts'

let office: DeskOffice
beforeAll(async () => {
  office = await openDeskOffice()
})
afterAll(() => office.close())

test('one request of a unit that comes twice at once locks once, and another under its id is refused', async () => {
  const clerk = await (await office.openUnit(1)).signIn('unit_reimburse')
  const [one, other] = playedBills(2)
  office.registry.issue(...playedBills(2))
  const lock = (requestId: string, bill: typeof one) => () =>
    clerk.ask('POST', '/desk/acts/lock', {
      requestId,
      items: [{ ...bill, purpose: 'employer_expense', businessReference: 'BX-2026-0001' }],
    })
  const same = await askAtOnce(office, 'desk_acts', [lock('twice', one), lock('twice', one)])
  expect(outcomesOf(same)).toEqual(['done', 'done'])
  expect(same[0]?.json.actId).toBe(same[1]?.json.actId)
  const asks = [lock('taken', one), lock('taken', other)]
  const different = await askAtOnce(office, 'desk_acts', asks)
  expect(outcomesOf(different)).toEqual(['done', 'REQUEST_ID_REUSED'])
})
