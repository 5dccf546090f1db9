import { dayMs } from '@piaoqiao/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPeopleOffice, playedBill, samplePerson } from './testing/people-office.ts'
import type { PeopleOffice, RegisteredPerson } from './testing/people-office.ts'

let office: PeopleOffice
let person: RegisteredPerson
beforeAll(async () => {
  office = await openPeopleOffice()
  person = await office.register(samplePerson(501))
})
afterAll(() => office.close())

const unanswered: readonly {
  readonly what: string
  readonly close: () => void
  readonly open: () => void
  readonly afterMs: number
}[] = [
  {
    what: 'was lost on the way',
    close: () => office.portal.silent.add('bill.collect'),
    open: () => office.portal.silent.clear(),
    afterMs: 15_000,
  },
  {
    what: 'was a refusal for the moment',
    close: () => office.portal.refusing.set('bill.collect', 'SERVICE_BUSY'),
    open: () => office.portal.refusing.clear(),
    afterMs: 15_000,
  },
  {
    what: 'was a refusal',
    close: () => office.portal.refusing.set('bill.collect', 'BILL_NOT_FOUND'),
    open: () => office.portal.refusing.clear(),
    afterMs: dayMs,
  },
]

test.each(unanswered)('a bill is collected again when the answer $what', async (given) => {
  const bill = playedBill(person.identityNumber)
  office.portal.issue(bill)
  given.close()
  await office.collect()
  given.open()
  const before = office.portal.count('bill.collect')
  await office.runJob('people-collect-bills')
  expect(office.portal.count('bill.collect')).toBe(before)
  office.clock.now += given.afterMs
  await office.runJob('people-collect-bills')
  expect(office.portal.count('bill.collect')).toBe(before + 1)
  office.clock.now += dayMs
  await office.runJob('people-collect-bills')
  expect(office.portal.count('bill.collect')).toBe(before + 1)
})
