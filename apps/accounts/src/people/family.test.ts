import { dayMs, identityNumberCheckCharacter } from '@piaoqiao/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPeopleOffice, playedBill, samplePerson } from './testing/people-office.ts'
import type { PeopleOffice, RegisteredPerson } from './testing/people-office.ts'

const path = '/people/self/family'
const pdf = Buffer.from('%PDF-1.7 样例证明')

let office: PeopleOffice
beforeAll(async () => {
  office = await openPeopleOffice()
})
afterAll(() => office.close())

async function linked(
  proxy: RegisteredPerson,
  member: RegisteredPerson,
  rights: readonly string[],
): Promise<string> {
  const { name, identityNumber } = member
  const body = { name, identityNumber, relation: '配偶', rights }
  const asked = await proxy.browser.ask('POST', path, body)
  const linkId = String(asked.json.linkId)
  await office.texts()
  office.clock.now += 60_000
  await member.browser.ask('POST', `${path}/${linkId}/code`, {})
  const code = /验证码(\d{6})/.exec((await office.texts()).join(''))?.[1] ?? ''
  await member.browser.ask('POST', `${path}/${linkId}/consent`, { code })
  return linkId
}

test('a proxy sees the folder of who consented, and nothing after either side withdrew', async () => {
  const proxy = await office.register(samplePerson(1))
  const member = await office.register(samplePerson(2))
  office.portal.issue(playedBill(member.identityNumber))
  await office.collect()
  const folder = () => proxy.browser.ask('GET', `/people/self/bills?owner=${member.personId}`)
  expect((await folder()).json.code).toBe('PROXY_RIGHT_LACKING')
  const linkId = await linked(proxy, member, ['see'])
  expect((await folder()).json.bills).toHaveLength(1)
  const withdrawn = await member.browser.ask('POST', `${path}/${linkId}/withdrawal`, {})
  expect(withdrawn.json.state).toBe('withdrawn')
  expect((await folder()).json.code).toBe('PROXY_RIGHT_LACKING')
  const { rows } = await office.pool.query<{ subjects: string }>(
    `select count(distinct subject_id) as subjects from audit_entries
     where action = 'family.withdrawn' and subject_id = any($1)`,
    [[proxy.personId, member.personId]],
  )
  expect(rows[0]?.subjects).toBe('2')
})

test('a right that was not given is refused', async () => {
  const proxy = await office.register(samplePerson(3))
  const member = await office.register(samplePerson(4))
  const bill = playedBill(member.identityNumber)
  office.portal.issue(bill)
  await office.collect()
  await linked(proxy, member, ['see'])
  const { billCode, billNumber } = bill
  const body = {
    requestId: 'request-0001',
    unitId: '91320100MA1PQ00014',
    unitName: '江苏示例机械有限公司',
    unitProvince: '32',
    purpose: 'employer_expense',
    validUntil: '2026-06-30',
    bills: [{ billCode, billNumber }],
  }
  const answer = await proxy.browser.ask(
    'POST',
    `/people/self/authorisations?owner=${member.personId}`,
    body,
  )
  expect(answer.json.code).toBe('PROXY_RIGHT_LACKING')
})

test('nobody consents for another, and a wrong code is no consent', async () => {
  const proxy = await office.register(samplePerson(5))
  const member = await office.register(samplePerson(6))
  const { name, identityNumber } = member
  const body = { name, identityNumber, relation: '父亲', rights: ['see'] }
  const asked = await proxy.browser.ask('POST', path, body)
  expect((await proxy.browser.ask('POST', path, body)).json.code).toBe('LINK_EXISTS')
  const consent = `${path}/${String(asked.json.linkId)}/consent`
  const own = await proxy.browser.ask('POST', consent, { code: '000000' })
  expect(own.json.code).toBe('LINK_NOT_FOUND')
  const wrong = await member.browser.ask('POST', consent, { code: '000000' })
  expect(wrong.json.code).toBe('CODE_WRONG')
  const unknown = await proxy.browser.ask('POST', path, { ...body, name: '样例戊' })
  expect(unknown.json.code).toBe('MEMBER_UNKNOWN')
})

test('a guardian declares a child with a document, and its account ends with the guardian’s', async () => {
  const guardian = await office.register(samplePerson(7))
  const first17 = '50000020200101001'
  const identityNumber = `${first17}${identityNumberCheckCharacter(first17) ?? ''}`
  const child = { name: '样例小', identityNumber, relation: '子女' }
  const tooOld = { ...child, identityNumber: samplePerson(8).identityNumber }
  const refused = await guardian.browser.ask('POST', '/people/self/children', tooOld)
  expect(refused.json.code).toBe('MEMBER_TOO_OLD')
  const named = await guardian.browser.ask('POST', '/people/self/children', child)
  const link = `${path}/${String(named.json.linkId)}`
  const declare = () => guardian.browser.ask('POST', `${link}/declaration`, { declared: true })
  expect((await declare()).json.code).toBe('LINK_DOCUMENT_MISSING')
  await guardian.browser.upload('PUT', `${link}/document`, pdf, 'application/pdf')
  const declared = await declare()
  expect(declared.json.state).toBe('active')
  const memberId = String(declared.json.memberId)
  office.portal.issue(playedBill(identityNumber))
  await office.collect()
  const folder = await guardian.browser.ask('GET', `/people/self/bills?owner=${memberId}`)
  expect(folder.json.bills).toHaveLength(1)
  const code = await office.codeTo('person.close', guardian.mobile)
  await guardian.browser.ask('POST', '/people/self/closing', { code })
  await office.collect()
  const ended = office.portal.announced.filter(({ active }) => !active)
  expect(ended.map(({ payerCode }) => payerCode).toSorted()).toEqual(
    [guardian.identityNumber, identityNumber].toSorted(),
  )
})

test('guardians act for a child until it is of age, and it takes its account over with its bills', async () => {
  const guardian = await office.register(samplePerson(9))
  // Eighteen on the day after the office begins.
  const first17 = '50000020080303001'
  const identityNumber = `${first17}${identityNumberCheckCharacter(first17) ?? ''}`
  const child = { name: '样例大', identityNumber, relation: '子女' }
  const named = await guardian.browser.ask('POST', '/people/self/children', child)
  const link = `${path}/${String(named.json.linkId)}`
  await guardian.browser.upload('PUT', `${link}/document`, pdf, 'application/pdf')
  const declared = await guardian.browser.ask('POST', `${link}/declaration`, { declared: true })
  const memberId = String(declared.json.memberId)
  const bill = playedBill(identityNumber)
  office.portal.issue(bill)
  await office.collect()
  await office.texts()
  office.portal.lock(bill, '江苏示例机械有限公司')
  await office.collect()
  const told = (await office.texts()).join('')
  expect(told).toContain('您代办的样*大')
  expect(told).not.toContain(child.name)
  office.clock.now += 24 * 3_600_000
  const code = await office.codeTo('person.sign_in', guardian.mobile)
  const later = office.browser()
  await later.ask('POST', '/people/sessions', { mobile: guardian.mobile, code })
  const folder = await later.ask('GET', `/people/self/bills?owner=${memberId}`)
  expect(folder.json.code).toBe('PROXY_RIGHT_LACKING')
  const late = await later.ask('POST', '/people/self/children', child)
  expect(late.json.code).toBe('MEMBER_TOO_OLD')
  const grown = await office.register({ ...child, mobile: '19900000902' })
  expect(grown.personId).toBe(memberId)
  expect((await grown.browser.ask('GET', '/people/self/bills')).json.bills).toHaveLength(1)
  const links = await later.ask('GET', path)
  expect(links.json.links[0]).toMatchObject({ state: 'withdrawn', memberName: child.name })
})

test('the scan of a guardianship is forgotten with the guardian', async () => {
  const guardian = await office.register(samplePerson(10))
  const first17 = '50000020200101003'
  const identityNumber = `${first17}${identityNumberCheckCharacter(first17) ?? ''}`
  const child = { name: '样例小', identityNumber, relation: '子女' }
  const named = await guardian.browser.ask('POST', '/people/self/children', child)
  const linkId = String(named.json.linkId)
  const document = `${path}/${linkId}/document`
  await guardian.browser.upload('PUT', document, pdf, 'application/pdf')
  const kept = async () => {
    const { rows } = await office.pool.query<{ file_id: string }>(
      'select file_id from stored_files where owner = $1',
      [`family:${linkId}`],
    )
    return rows.map((row) => row.file_id)
  }
  const [fileId = ''] = await kept()
  const code = await office.codeTo('person.close', guardian.mobile)
  await guardian.browser.ask('POST', '/people/self/closing', { code })
  office.clock.now += 29 * dayMs
  await office.runJob('people-erase-closed')
  expect(await kept()).toEqual([fileId])
  office.clock.now += 2 * dayMs
  await office.runJob('people-erase-closed')
  expect(await kept()).toEqual([])
  expect(await office.parts.files.vault.get(fileId)).toBeNull()
  const { rows } = await office.pool.query(
    `select state, (select count(*)::int from family_links where link_id = $2) as links
     from people where person_id = $1`,
    [guardian.personId, linkId],
  )
  expect(rows).toEqual([{ state: 'erased', links: 0 }])
})
