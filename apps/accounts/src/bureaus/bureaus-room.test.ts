import {
  importSm2PublicKey,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
  sm2Verify,
  sm3Hex,
} from '@piaoqiao/gm-crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
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
beforeEach(() =>
  registry.answers('lock.recover', () => ({ items: [{ outcome: 'done', code: 'RECOVERED' }] })),
)

const userOf = (bureauId: string, roles: readonly Role[]) => bureauUser(office, bureauId, roles)
const municipal = 'B-500000'
const district = 'B-500104'
const bill = { billCode: '50060126', billNumber: '0000000001' }

function playEvidence(issuerId: string): void {
  registry.answers('bill.evidence', () => ({
    outcome: 'done',
    evidence: Buffer.from(JSON.stringify({ bill: { issuerId } })).toString('base64'),
    signature: 'MEUCIQ==',
    publicKey: 'PEM',
  }))
}

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

test('a stuck lock is ended by two persons, and never by one, whatever its roles have become', async () => {
  const system = await userOf(municipal, ['bureau_system'])
  const first = await userOf(municipal, ['bureau_supervise'])
  const second = await userOf(municipal, ['bureau_supervise'])
  const lock = { ...bill, lockId: 'L-1' }
  const reason = '报销单位已撤销'
  const asked = await first.ask('POST', '/bureaus/lock-recoveries', { ...lock, reason })
  expect(asked.json.state).toBe('requested')
  const again = await second.ask('POST', '/bureaus/lock-recoveries', { ...lock, reason })
  expect(again.json.code).toBe('RECOVERY_PENDING')
  const path = `/bureaus/lock-recoveries/${asked.json.recoveryId}`
  expect((await first.ask('POST', `${path}/approval`, {})).json.code).toBe('SAME_PERSON_TWICE')

  const firstId = first.userId
  for (const roles of [['bureau_review'], ['bureau_supervise', 'bureau_system']]) {
    await system.ask('PATCH', `/bureaus/self/users/${firstId}`, { roles })
  }
  expect((await first.ask('GET', '/bureaus')).json.code).toBe('NOT_SIGNED_IN')
  const changed = await sessionOf(office, firstId)
  expect((await changed.ask('POST', `${path}/approval`, {})).json.code).toBe('SAME_PERSON_TWICE')

  registry.answers('lock.recover', unknownOutcome)
  expect((await second.ask('POST', `${path}/approval`, {})).json.state).toBe('approved')
  const sent = registry.calls.at(-1)
  expect(sent?.payload['items'][0]).toMatchObject({ ...lock, reason })
  expect(sent?.payload['items'][0].requestedBy).not.toBe(sent?.payload['items'][0].approvedBy)
  registry.answers('lock.recover', () => ({ items: [{ outcome: 'done', code: 'RECOVERED' }] }))
  office.clock.now += 15_000
  await office.runJob('settle-bureau-orders')
  expect(registry.calls.at(-1)).toEqual(sent)
  const { recoveries } = (await second.ask('GET', '/bureaus/lock-recoveries')).json
  expect(recoveries[0]).toMatchObject({ state: 'done', outcome: 'RECOVERED' })
  const late = await second.ask('POST', `${path}/decline`, { reason: '不同意' })
  expect(late.json.code).toBe('RECOVERY_STATE_UNFIT')
})

test('a recovery that nobody approves in time is over, and a declined one may be asked for again', async () => {
  const first = await userOf(municipal, ['bureau_supervise'])
  const ask = (lockId: string) =>
    first.ask('POST', '/bureaus/lock-recoveries', { ...bill, lockId, reason: '单位联系不上' })
  const declined = await ask('L-2')
  const path = `/bureaus/lock-recoveries/${declined.json.recoveryId}`
  expect((await first.ask('POST', `${path}/decline`, { reason: '已解锁' })).json.state).toBe(
    'declined',
  )
  office.clock.now += 1
  const old = await ask('L-2')
  office.clock.now += 72 * 3_600_000
  const second = await userOf(municipal, ['bureau_supervise'])
  const approve = () =>
    second.ask('POST', `/bureaus/lock-recoveries/${old.json.recoveryId}/approval`, {})
  expect((await approve()).json.detail).toContain('逾期')
  await office.runJob('end-recoveries')
  const { recoveries } = (await second.ask('GET', '/bureaus/lock-recoveries')).json
  expect(recoveries[0].state).toBe('expired')
  expect((await approve()).json.code).toBe('RECOVERY_STATE_UNFIT')
})

test('a district reaches bills of its own parties alone', async () => {
  const supervisor = await userOf(district, ['bureau_supervise'])
  const bills = (query: string) => supervisor.ask('GET', `/bureaus/bills?${query}`)
  const own = `12500104MB${'0'.repeat(8)}`
  const other = `12500103MB${'0'.repeat(8)}`
  expect((await bills('')).json.code).toBe('PARTY_OUT_OF_SCOPE')
  expect((await bills(`issuerId=${other}`)).json.code).toBe('PARTY_OUT_OF_SCOPE')
  expect((await bills(`issuerId=${own}`)).json).toEqual({ outcome: 'found', bills: [], next: null })
  expect((await bills(`holderId=${sampleCreditCode(51)}`)).status).toBe(200)
  const above = await userOf(municipal, ['bureau_supervise'])
  const stuck = await above.ask('GET', '/bureaus/bills?lockedBefore=2026-02-01T00:00:00.000Z')
  expect(stuck.status).toBe(200)
  expect(registry.calls.at(-1)?.payload).toEqual({
    lockedBefore: '2026-02-01T00:00:00.000Z',
    limit: 50,
  })

  playEvidence(other)
  const ask = () =>
    supervisor.ask('POST', '/bureaus/lock-recoveries', { ...bill, lockId: 'L-9', reason: '逾期' })
  expect((await ask()).json.code).toBe('PARTY_OUT_OF_SCOPE')
  playEvidence(own)
  expect((await ask()).json.state).toBe('requested')
  registry.answers('bill.list', unknownOutcome)
  expect((await bills(`issuerId=${own}`)).json.code).toBe('PROVINCE_UNREACHABLE')
  registry.answers('bill.list', () => ({ outcome: 'found', bills: [], next: null }))
})

test('evidence leaves the office with its signature, and who took it is on record', async () => {
  const supervisor = await userOf(district, ['bureau_supervise'])
  const take = () =>
    supervisor.ask('GET', `/bureaus/bills/${bill.billCode}/${bill.billNumber}/evidence`)
  playEvidence(`12500103MB${'0'.repeat(8)}`)
  expect((await take()).json.code).toBe('PARTY_OUT_OF_SCOPE')
  playEvidence(`12500104MB${'0'.repeat(8)}`)
  const file = JSON.parse((await take()).bytes.toString('utf8')) as {
    evidence: string
    office: { statement: string; signature: string; publicKey: string }
  }
  const statement = Buffer.from(file.office.statement, 'base64')
  const key = importSm2PublicKey(file.office.publicKey)
  const signature = Buffer.from(file.office.signature, 'base64')
  expect(sm2Verify(key, statement, signature)).toBe(true)
  expect(JSON.parse(statement.toString('utf8'))).toMatchObject({
    ...bill,
    bureauName: '大渡口区财政局',
    evidenceSm3: sm3Hex(Buffer.from(file.evidence, 'base64')),
  })
  registry.answers('bill.evidence', () => ({ outcome: 'refused', code: 'BILL_NOT_FOUND' }))
  expect((await take()).json).toMatchObject({ code: 'REGISTRY_REFUSED', status: 409 })
  const { rows } = await office.pool.query(
    `select actor_id from audit_entries where action = 'evidence.taken'`,
  )
  expect(rows).toEqual([{ actor_id: supervisor.userId }])
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
  expect((await system.ask('POST', `${path}/app-key`, {})).json).toEqual({
    appId: issuer.appId,
    appKey: playedAppKey,
  })
  expect((await system.ask('POST', `${path}/app-key`, {})).json.code).toBe('APP_KEY_GONE')

  const change = (given: object) =>
    system.ask('POST', `${path}/changes`, { reason: '核查', ...given })
  expect((await change({ state: 'suspended' })).json.state).toBe('suspended')
  registry.answers('application.change', () => ({ outcome: 'refused', code: 'ADDRESS_UNFIT' }))
  expect((await change({ addresses: ['198.51.100.1'] })).json.addresses).toEqual(['192.0.2.0/24'])
  registry.answers('application.change', () => ({ outcome: 'done', code: 'CHANGED' }))
  expect((await change({ addresses: ['198.51.100.1'] })).json.addresses).toEqual(['198.51.100.1'])
  const above = await userOf(municipal, ['bureau_supervise'])
  const register = await above.ask('GET', '/bureaus/issuers')
  expect(register.json.issuers).toMatchObject([{ partyId: sampleCreditCode(70) }])
  const beside = await userOf('B-500198', ['bureau_system'])
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
