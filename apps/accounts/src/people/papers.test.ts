import { readdir } from 'node:fs/promises'
import { identityNumberCheckCharacter } from '@piaoqiao/domain'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openUnit } from './testing/case-unit.ts'
import { openPeopleOffice, playedBill, samplePerson } from './testing/people-office.ts'
import type { PeopleOffice, RegisteredPerson } from './testing/people-office.ts'

const pdf = Buffer.from('%PDF-1.7 样例病历')

let office: PeopleOffice
let person: RegisteredPerson
beforeAll(async () => {
  office = await openPeopleOffice()
  person = await office.register(samplePerson(401))
})
afterAll(() => office.close())

async function newCase(): Promise<string> {
  const unit = await openUnit(office, 1)
  const { billCode, billNumber, ...bill } = playedBill(person.identityNumber)
  office.portal.issue({ ...bill, billCode, billNumber })
  await office.collect()
  const { name } = person
  const form = {
    applicantName: name,
    patientName: name,
    relation: '本人',
    department: '',
    staffNumber: '',
    reason: '门诊就医',
    payeeName: '',
    payeeBank: '',
    payeeAccount: '',
    comment: '',
  }
  const answer = await person.browser.ask('POST', '/people/self/cases', {
    requestId: 'papers-case-1',
    unitId: unit.creditCode,
    purpose: 'employer_expense',
    validUntil: '2026-06-30',
    form,
    bills: [{ billCode, billNumber, note: '门诊' }],
  })
  return `/people/self/cases/${String(answer.json.caseId)}`
}

async function newLink(): Promise<string> {
  const first17 = '50000020200101002'
  const identityNumber = `${first17}${identityNumberCheckCharacter(first17) ?? ''}`
  const child = { name: '样例小', identityNumber, relation: '子女' }
  const named = await person.browser.ask('POST', '/people/self/children', child)
  return `/people/self/family/${String(named.json.linkId)}`
}

/** Each place to which a person brings papers. */
const places = [
  {
    place: 'a case',
    papersMax: 20,
    async open() {
      const own = await newCase()
      return { method: 'POST', path: `${own}/attachments?name=x.pdf` } as const
    },
  },
  {
    place: 'a declaration of guardianship',
    papersMax: 5,
    async open() {
      const link = await newLink()
      return { method: 'PUT', path: `${link}/document` } as const
    },
  },
]

test.each(places)('$place takes a bounded number of papers, and no bytes beyond', async (given) => {
  const { method, path } = await given.open()
  const bring = () => person.browser.upload(method, path, pdf, 'application/pdf')
  const files = async () => {
    const { filesDirectory } = office.parts.settings
    const entries = await readdir(filesDirectory, { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).length
  }
  await office.pool.query(
    'alter table stored_files add constraint full_disk check (false) not valid',
  )
  const before = await files().catch(() => 0)
  expect((await bring()).status).toBe(500)
  expect(await files()).toBe(before)
  await office.pool.query('alter table stored_files drop constraint full_disk')
  for (let paper = 0; paper < given.papersMax; paper += 1) {
    expect((await bring()).status).toBeLessThan(300)
  }
  const put = vi.spyOn(office.parts.files.vault, 'put')
  expect((await bring()).json.code).toBe('DOCUMENTS_TOO_MANY')
  expect(put).not.toHaveBeenCalled()
  put.mockRestore()
  expect(await files()).toBe(before + given.papersMax)
})
