import { exportSm2PublicKeyPem, generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../access/roles.ts'
import type { TestBrowser } from '../testing/test-browser.ts'
import { openTestOffice } from '../testing/test-office.ts'
import type { TestOffice } from '../testing/test-office.ts'
import { accessInMail, applyFor } from '../units/testing/apply.ts'
import { playedAppKey, playRegistry, unknownOutcome } from '../units/testing/played-registry.ts'
import { sampleCreditCode, sampleUnit } from '../units/testing/sample-unit.ts'
import { bureauUser, sessionOf, signInFirst } from '../units/testing/signed-in.ts'
import { openBureauUserAs } from '../wiring/open-bureau-users.ts'

const registry = playRegistry()
let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice({ office: registry.office })
})
afterAll(() => office.close())

const userOf = (bureauId: string, roles: readonly Role[]) => bureauUser(office, bureauId, roles)
const municipal = 'B-500000'
const district = 'B-500104'

test('a system user adds colleagues, who sign in by their mail; nobody both acts and audits', async () => {
  const given = { bureauId: district, name: '样例庚', staffNumber: 'DDK-0' }
  const first = { ...given, email: 'first@bureau.example', roles: ['bureau_system'] as const }
  const opened = await openBureauUserAs(office.parts.settings, first, office.clock.now)
  expect((await accessInMail(office)).initialPassword).toBe(opened.initialPassword)
  const system = await signInFirst(office, opened.loginName, opened.initialPassword)
  const systemId = String((await system.ask('GET', '/sessions/self')).json.subjectId)
  const add = (staffNumber: string, roles: readonly string[]) =>
    system.ask('POST', '/bureaus/self/users', {
      name: '样例辛',
      staffNumber,
      email: 'new@bureau.example',
      roles,
    })
  expect((await add('DDK-1', ['bureau_audit', 'bureau_review'])).json.code).toBe('ROLES_UNFIT')
  const added = await add('DDK-1', ['bureau_review', 'bureau_supervise'])
  expect(added.json).toMatchObject({ loginName: '500104-ddk-1', email: 'n***@bureau.example' })
  expect((await add('DDK-1', ['bureau_audit'])).json.code).toBe('STAFF_NUMBER_TAKEN')
  expect((await accessInMail(office)).loginName).toBe(added.json.loginName)
  const colleague = await sessionOf(office, added.json.userId)
  const refused = await colleague.ask('POST', '/bureaus/self/users', {
    name: '样例壬',
    staffNumber: 'DDK-2',
    email: 'x@bureau.example',
    roles: ['bureau_review'],
  })
  expect(refused.json.code).toBe('ROLE_LACKING')

  const change = (userId: string, given: object) =>
    system.ask('PATCH', `/bureaus/self/users/${userId}`, given)
  expect((await change(systemId, { state: 'closed' })).json.code).toBe('OWN_ROLES')
  const foreign = await userOf(municipal, ['bureau_review'])
  expect((await change(foreign.userId, { state: 'closed' })).json.code).toBe('NOT_FOUND')
  expect((await change(added.json.userId, { state: 'suspended' })).json.state).toBe('suspended')
  expect((await colleague.ask('GET', '/bureaus')).json.code).toBe('NOT_SIGNED_IN')
  expect((await system.ask('GET', '/bureaus')).json.bureaus).toMatchObject([{ bureauId: district }])
})

test('the municipal bureau opens a district, whose units then apply there', async () => {
  const system = await userOf(municipal, ['bureau_system'])
  const open = (by: TestBrowser, areaCode: string) =>
    by.ask('POST', '/bureaus/districts', {
      areaCode,
      name: '示例区财政局',
      firstUser: { name: '样例癸', staffNumber: `D-${areaCode}`, email: 'd@bureau.example' },
    })
  expect((await open(system, '320100')).json.code).toBe('AREA_OUTSIDE')
  expect((await open(system, '500198')).json).toMatchObject({ bureauId: 'B-500198' })
  expect((await open(system, '500198')).json.code).toBe('DISTRICT_TAKEN')
  const ofDistrict = await userOf(district, ['bureau_system'])
  expect((await open(ofDistrict, '500197')).json.code).toBe('ROLE_LACKING')
  await office.takeMessages()
  const { answer } = await applyFor(office, { ...sampleUnit(50), areaCode: '500198' })
  expect(answer.json.application.bureauName).toBe('示例区财政局')
})

test('a bureau sees the queue and the accounts of its own area and below, and no others', async () => {
  const { path } = await applyFor(office, { ...sampleUnit(51), unitName: '=大渡口示例公司' })
  const caseId = path.split('/').at(-1) ?? ''
  const own = await userOf(district, ['bureau_review'])
  const above = await userOf(municipal, ['bureau_review'])
  const beside = await userOf('B-500198', ['bureau_review'])
  const seen = async (by: TestBrowser) => {
    const { cases } = (await by.ask('GET', '/bureaus/review-queues/units')).json
    return cases.some((each: { caseId: string }) => each.caseId === caseId)
  }
  expect([await seen(own), await seen(above), await seen(beside)]).toEqual([true, true, false])
  const read = (by: TestBrowser) => by.ask('GET', `/bureaus/unit-applications/${caseId}`)
  expect((await read(beside)).json.code).toBe('NOT_FOUND')
  expect((await read(above)).status).toBe(200)
  const take = (by: TestBrowser) =>
    by.ask('POST', `/bureaus/unit-applications/${caseId}/assignment`, {})
  expect((await take(above)).json.code).toBe('ROLE_LACKING')
  expect((await take(own)).json.state).toBe('in_review')
  await own.ask('POST', `/bureaus/unit-applications/${caseId}/approval`, {})
  const ledger = (await own.ask('GET', '/bureaus/units')).json.units
  const { unitId } = ledger.find((each: { unitName: string }) => each.unitName.startsWith('='))
  expect((await beside.ask('GET', '/bureaus/units')).json.units).toEqual([])
  expect((await beside.ask('GET', `/bureaus/units/${unitId}`)).json.code).toBe('NOT_FOUND')
  const supervisor = await userOf('B-500198', ['bureau_supervise'])
  const suspended = await supervisor.ask('POST', `/bureaus/units/${unitId}/suspension`, {
    reason: '核查',
  })
  expect(suspended.json.code).toBe('NOT_FOUND')
  const csv = (await own.ask('GET', '/bureaus/units.csv')).bytes.toString('utf8')
  expect(csv).toContain(`'=大渡口示例公司,${sampleCreditCode(51)}`)
})

test('the queue is paged in the order in which its cases are due, and says which are late', async () => {
  const own = await userOf('B-500198', ['bureau_review'])
  for (const number of [52, 53]) {
    office.clock.now += 60_000
    await applyFor(office, { ...sampleUnit(number), areaCode: '500198' })
  }
  const page = async (query: string) =>
    (await own.ask('GET', `/bureaus/review-queues/units?limit=2${query}`)).json
  const first = await page('')
  expect(first.cases).toMatchObject([{ isLate: false }, { creditCode: sampleCreditCode(52) }])
  const second = await page(`&after=${first.next}`)
  expect(second).toMatchObject({ cases: [{ creditCode: sampleCreditCode(53) }], next: null })
  expect((await own.ask('GET', '/bureaus/review-queues/none')).json.code).toBe('NOT_FOUND')
})

test('an issuer is enrolled with key and addresses, its key handed over once, and changed as the registry answers', async () => {
  const system = await userOf(district, ['bureau_system'])
  const publicKey = exportSm2PublicKeyPem(generateSm2PrivateKey().publicKey)
  const enrol = (given: object) =>
    system.ask('POST', '/bureaus/issuers', {
      partyId: sampleCreditCode(70),
      partyName: '大渡口示例医院',
      publicKey,
      addresses: ['192.0.2.0/24'],
      ...given,
    })
  const wrong = `${sampleCreditCode(70).slice(0, 17)}${sampleCreditCode(70).endsWith('A') ? 'B' : 'A'}`
  expect((await enrol({ partyId: wrong })).json.code).toBe('CREDIT_CODE_WRONG')
  expect((await enrol({ publicKey: 'x'.repeat(100) })).json.code).toBe('PUBLIC_KEY_WRONG')
  expect((await enrol({ addresses: ['nowhere'] })).json.code).toBe('ADDRESS_WRONG')
  registry.answers('application.enrol', unknownOutcome)
  const { json: issuer } = await enrol({})
  expect(issuer.state).toBe('enrolling')
  expect((await enrol({})).json.code).toBe('ISSUER_EXISTS')
  const path = `/bureaus/issuers/${issuer.issuerId}`
  expect((await system.ask('POST', `${path}/app-key`, {})).json.code).toBe('APP_KEY_GONE')
  registry.answers('application.enrol', () => ({
    outcome: 'done',
    code: 'ENROLLED',
    appKey: playedAppKey,
  }))
  office.clock.now += 15_000
  await office.runJob('settle-bureau-orders')
  expect((await system.ask('GET', path)).json).toMatchObject({
    state: 'active',
    isKeyWaiting: true,
  })
  expect((await system.ask('POST', `${path}/app-key`, {})).json).toEqual({
    appId: issuer.appId,
    appKey: playedAppKey,
  })
  expect((await system.ask('POST', `${path}/app-key`, {})).json.code).toBe('APP_KEY_GONE')

  const change = (given: object) =>
    system.ask('POST', `${path}/changes`, { reason: '核查', ...given })
  expect((await change({ state: 'suspended' })).json.state).toBe('suspended')
  registry.answers('application.change', () => ({ outcome: 'refused', code: 'ADDRESS_UNFIT' }))
  expect((await change({ addresses: ['198.51.100.1'] })).json).toMatchObject({
    addresses: ['192.0.2.0/24'],
    code: 'ADDRESS_UNFIT',
  })
  registry.answers('application.change', () => ({ outcome: 'done', code: 'CHANGED' }))
  expect((await change({ addresses: ['198.51.100.1'] })).json).toMatchObject({
    addresses: ['198.51.100.1'],
    code: null,
  })
  const above = await userOf(municipal, ['bureau_supervise'])
  const register = await above.ask('GET', '/bureaus/issuers')
  expect(register.json.issuers).toMatchObject([
    { partyId: sampleCreditCode(70), isKeyWaiting: false },
  ])
  const found = async (query: string) => {
    const { json } = await above.ask('GET', `/bureaus/issuers?${query}`)
    return (json.issuers as readonly unknown[]).length
  }
  expect(await found(`text=${encodeURIComponent('示例医院')}&state=suspended`)).toBe(1)
  expect(await found(`text=${sampleCreditCode(70)}`)).toBe(1)
  expect(await found(`text=${sampleCreditCode(71)}`)).toBe(0)
  expect(await found('state=active')).toBe(0)
  const beside = await userOf('B-500198', ['bureau_system'])
  expect((await beside.ask('GET', path)).json.code).toBe('NOT_FOUND')
  expect((await beside.ask('POST', `${path}/changes`, { reason: '核查' })).json.code).toBe(
    'NOT_FOUND',
  )
})

test('auditors alone read the log, of the cases of their area, and never of those on which they acted', async () => {
  const { path } = await applyFor(office, sampleUnit(60))
  const caseId = path.split('/').at(-1) ?? ''
  const system = await userOf(district, ['bureau_system'])
  const reviewer = await userOf(district, ['bureau_review'])
  await reviewer.ask('POST', `/bureaus/unit-applications/${caseId}/assignment`, {})
  const reviewerId = reviewer.userId
  const query = `/bureaus/audit-entries?subjectKind=unit_application&subjectId=${caseId}`
  expect((await reviewer.ask('GET', query)).json.code).toBe('ROLE_LACKING')

  const auditor = await userOf(district, ['bureau_audit'])
  const read = await auditor.ask('GET', query)
  expect(read.json.entries.map(({ action }: { action: string }) => action)).toContain(
    'application.assigned',
  )
  expect((await auditor.ask('GET', '/bureaus/audit-entries')).json.code).toBe(
    'AUDIT_SUBJECT_NEEDED',
  )
  const beside = await userOf('B-500198', ['bureau_audit'])
  expect((await beside.ask('GET', query)).json.code).toBe('AUDIT_SUBJECT_NEEDED')

  await system.ask('PATCH', `/bureaus/self/users/${reviewerId}`, { roles: ['bureau_audit'] })
  const turned = await sessionOf(office, reviewerId)
  expect((await turned.ask('GET', query)).json.code).toBe('ACTED_ON_CASE')

  const above = await userOf(municipal, ['bureau_audit'])
  const all = (await above.ask('GET', '/bureaus/audit-entries?limit=3')).json
  expect(all.entries).toHaveLength(3)
  const older = (await above.ask('GET', `/bureaus/audit-entries?limit=3&after=${all.next}`)).json
  expect(BigInt(older.entries[0].entryNumber)).toBe(BigInt(all.next) - 1n)
  expect((await above.ask('POST', '/bureaus/audit-checks', {})).json).toEqual({
    isWhole: true,
    firstBroken: null,
  })
  await office.pool.query(
    'update audit_entries set entry = replace(entry, $1, $1 || $2) where entry_number = 3',
    ['{', ' '],
  )
  expect((await above.ask('POST', '/bureaus/audit-checks', {})).json.firstBroken).toBe('3')
})
