import { afterAll, beforeAll, expect, test } from 'vitest'
import { askAtOnce, outcomesOf } from '../testing/at-once.ts'
import type { TestAnswer } from '../testing/test-browser.ts'
import type { UnitAccount } from '../units/units-ports.ts'
import { openUnit } from './testing/case-unit.ts'
import { openPeopleOffice, playedBill, samplePerson } from './testing/people-office.ts'
import type { PeopleOffice, RegisteredPerson, SamplePerson } from './testing/people-office.ts'

let office: PeopleOffice
let unit: UnitAccount
let person: RegisteredPerson
beforeAll(async () => {
  office = await openPeopleOffice()
  unit = await openUnit(office, 1)
  person = await office.register(samplePerson(1))
})
afterAll(() => office.close())

type Ask = () => Promise<TestAnswer>

async function registering(given: SamplePerson): Promise<Ask> {
  const code = await office.codeTo('person.register', given.mobile)
  return () => office.browser().ask('POST', '/people', { ...given, code })
}

async function changingTo(mobile: string, own: RegisteredPerson): Promise<Ask> {
  const code = await office.codeTo('person.change_mobile', own.mobile)
  const mobileCode = await office.codeTo('person.change_mobile', mobile)
  const body = { code, mobile, mobileCode }
  return () => own.browser.ask('PUT', '/people/self/mobile', body)
}

async function collectedKey() {
  const bill = playedBill(person.identityNumber)
  office.portal.issue(bill)
  await office.collect()
  return { billCode: bill.billCode, billNumber: bill.billNumber }
}

const given = { purpose: 'employer_expense', validUntil: '2026-06-30' }
const form = {
  applicantName: samplePerson(1).name,
  patientName: samplePerson(1).name,
  relation: '本人',
  reason: '门诊就医',
  department: '',
  staffNumber: '',
  payeeName: '',
  payeeBank: '',
  payeeAccount: '',
  comment: '',
}

const twice = (ask: Ask): readonly Ask[] => [ask, ask]

/** Each unique index that two people, or two windows of one, can meet at. */
const meetings: readonly {
  readonly at: string
  readonly table: string
  readonly asks: () => Promise<readonly Ask[]>
  readonly outcomes: readonly string[]
}[] = [
  {
    at: 'one identity number',
    table: 'people',
    asks: async () => {
      const { identityNumber } = samplePerson(11)
      return [
        await registering({ ...samplePerson(12), identityNumber }),
        await registering({ ...samplePerson(13), identityNumber }),
      ]
    },
    outcomes: ['done', 'PERSON_HAS_ACCOUNT'],
  },
  {
    at: 'one mobile',
    table: 'people',
    asks: async () => {
      const own = await office.register(samplePerson(14))
      const { mobile } = samplePerson(15)
      const changed = await changingTo(mobile, own)
      return [changed, await registering({ ...samplePerson(16), mobile })]
    },
    outcomes: ['done', 'MOBILE_HAS_ACCOUNT'],
  },
  {
    at: 'one family member',
    table: 'family_links',
    asks: async () => {
      const { name, identityNumber } = await office.register(samplePerson(18))
      const body = { name, identityNumber, relation: '配偶', rights: ['see'] }
      return twice(() => person.browser.ask('POST', '/people/self/family', body))
    },
    outcomes: ['done', 'LINK_EXISTS'],
  },
  {
    at: 'one request for authorisations',
    table: 'person_requests',
    asks: async () => {
      const bills = [await collectedKey()]
      const body = { ...given, requestId: 'at-once-1', unitId: unit.creditCode, bills }
      return twice(() => person.browser.ask('POST', '/people/self/authorisations', body))
    },
    outcomes: ['done', 'done'],
  },
  {
    at: 'one request for two different authorisations',
    table: 'person_requests',
    asks: async () => {
      const bodyOf = async () => ({
        ...given,
        requestId: 'at-once-2',
        unitId: unit.creditCode,
        bills: [await collectedKey()],
      })
      const [one, other] = [await bodyOf(), await bodyOf()]
      const ask = (body: object) => () =>
        person.browser.ask('POST', '/people/self/authorisations', body)
      return [ask(one), ask(other)]
    },
    outcomes: ['done', 'REQUEST_ID_REUSED'],
  },
  {
    at: 'one request for a case',
    table: 'cases',
    asks: async () => {
      const bills = [{ ...(await collectedKey()), note: '门诊' }]
      const body = { ...given, requestId: 'at-once-3', unitId: unit.creditCode, form, bills }
      return twice(() => person.browser.ask('POST', '/people/self/cases', body))
    },
    outcomes: ['done', 'done'],
  },
]

test.each(meetings)('two who meet at $at are both answered', async ({ table, asks, outcomes }) => {
  expect(outcomesOf(await askAtOnce(office, table, await asks()))).toEqual(outcomes)
})
