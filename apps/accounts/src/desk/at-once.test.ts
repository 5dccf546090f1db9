import { afterAll, beforeAll, expect, test } from 'vitest'
import { askAtOnce, outcomesOf } from '../testing/at-once.ts'
import { publishedBill, publishedXml } from './testing/bill-files.ts'
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

test('one file that two people upload at once is kept once, with the checks of both', async () => {
  const unit = await office.openUnit(2)
  office.registry.issue(publishedBill)
  const people = [await unit.signIn('unit_reimburse'), await unit.signIn('unit_reimburse')]
  const uploads = people.map((clerk) => () => {
    return clerk.upload(
      'POST',
      '/desk/verifications/files',
      publishedXml,
      'application/octet-stream',
    )
  })
  expect(outcomesOf(await askAtOnce(office, 'desk_files', uploads))).toEqual(['done', 'done'])
  const { billCode, billNumber } = publishedBill
  const path = `/desk/files?billCode=${billCode}&billNumber=${billNumber}`
  const kept = (await people[0]?.ask('GET', path))?.json.items
  expect(kept).toMatchObject([{ kind: 'xml' }])
  const checkedBy = kept[0].checks.map(({ userId }: { userId: string }) => userId)
  expect(new Set(checkedBy)).toEqual(new Set(people.map(({ userId }) => userId)))
})
