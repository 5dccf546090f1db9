import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestBrowser } from '../testing/test-browser.ts'
import { openTestOffice } from '../testing/test-office.ts'
import type { TestOffice } from '../testing/test-office.ts'
import { createUnitAccounts } from './postgres/unit-accounts.ts'
import {
  accessInMail,
  applyFor,
  beginApplying,
  codeInMail,
  samplePdf,
  uploadAll,
} from './testing/apply.ts'
import { playRegistry, unknownOutcome } from './testing/played-registry.ts'
import { sampleIdentityNumber, sampleUnit, wrongIdentityNumber } from './testing/sample-unit.ts'
import { bureauUser, sessionOf, signInFirst } from './testing/signed-in.ts'

const registry = playRegistry()
let office: TestOffice
let reviewer: TestBrowser
let supervisor: TestBrowser
beforeAll(async () => {
  office = await openTestOffice({ office: registry.office })
  reviewer = await bureauUser(office, 'B-500104', ['bureau_review'])
  supervisor = await bureauUser(office, 'B-500104', ['bureau_supervise'])
})
afterAll(() => office.close())
beforeEach(() => {
  registry.answers('application.enrol', ({ appId }) => ({
    outcome: 'done',
    code: 'ENROLLED',
    appId,
    appKey: 'ab'.repeat(32),
  }))
})

const idOf = (path: string) => path.split('/').at(-1) ?? ''
const casePath = (path: string) => `/bureaus/unit-applications/${idOf(path)}`

async function approve(path: string, by = reviewer) {
  await by.ask('POST', `${casePath(path)}/assignment`, {})
  return by.ask('POST', `${casePath(path)}/approval`, {})
}

/** An open account and its first user, signed in. */
async function openUnit(number: number) {
  const filled = await applyFor(office, sampleUnit(number))
  await approve(filled.path)
  const { loginName } = await accessInMail(office)
  const browser = await sessionOf(office, await userIdOf(loginName))
  const { unitId } = (await browser.ask('GET', '/units/self')).json
  return { browser, unitId: String(unitId), filled, loginName }
}

async function userIdOf(loginName: string): Promise<string> {
  const sql = 'select user_id from users where login_name = $1'
  const { rows } = await office.pool.query<{ user_id: string }>(sql, [loginName])
  return rows[0]?.user_id ?? ''
}

test('a unit applies, corrects what was returned, is approved and signs in with what the mail told', async () => {
  const data = sampleUnit(1)
  const filled = await applyFor(office, data)
  expect(filled.answer.json).toMatchObject({
    outcome: 'submitted',
    application: {
      state: 'submitted',
      bureauName: '大渡口区财政局',
      dueAt: '2026-03-09T15:59:59.999Z',
      data: { handler: { name: '样*丁', mobile: '199****0012' } },
    },
  })
  const refusedSave = await filled.browser.ask('PUT', filled.path, data)
  expect(refusedSave.json.code).toBe('APPLICATION_NOT_EDITABLE')

  await reviewer.ask('POST', `${casePath(filled.path)}/assignment`, {})
  const returned = await reviewer.ask('POST', `${casePath(filled.path)}/return`, {
    reason: '地址与证书不一致',
    faults: [{ path: 'address', reason: '请填写证书上的地址' }],
  })
  expect(returned.json.state).toBe('returned')
  const shown = await filled.browser.ask('GET', filled.path)
  expect(shown.json).toMatchObject({
    reason: '地址与证书不一致',
    faults: [{ path: 'address', code: 'TO_CORRECT' }],
    data: { handler: { mobile: '19900000012' } },
  })
  await filled.browser.ask('PUT', filled.path, { ...data, address: '重庆市大渡口区示例路2号' })
  const again = await filled.browser.ask('POST', `${filled.path}/submission`, {})
  expect(again.json.outcome).toBe('submitted')

  const approved = await approve(filled.path)
  expect(approved.json).toMatchObject({ state: 'approved', reason: null })
  const enrolment = registry.calls.find(({ service }) => service === 'application.enrol')
  expect(enrolment?.payload).toMatchObject({
    kind: 'unit',
    partyId: data.creditCode,
    appId: `unit-${data.creditCode.toLowerCase()}`,
  })
  const access = await accessInMail(office)
  expect(access.text).toContain('https://accounts.example')
  const browser = await signInFirst(office, access.loginName, access.initialPassword)
  const self = await browser.ask('GET', '/units/self')
  expect(self.json).toMatchObject({
    state: 'open',
    data: { address: '重庆市大渡口区示例路2号', handler: { mobile: '199****0012' } },
  })
  const accounts = createUnitAccounts(office.pool, office.parts.personalData)
  const hosted = await accounts.hosted(String(self.json.unitId))
  expect(Buffer.from(hosted?.appKey ?? []).toString('hex')).toBe('ab'.repeat(32))
  expect(hosted?.privateKeyPem).toContain('PRIVATE KEY')
})

test.each([
  ['creditCode', { creditCode: '91500104MA6PQ00020' }, 'CREDIT_CODE_WRONG'],
  ['creditCode', { creditCode: '' }, 'FIELD_MISSING'],
  [
    'handler.identityNumber',
    { handler: { ...sampleUnit(2).handler, identityNumber: wrongIdentityNumber(12) } },
    'IDENTITY_NUMBER_WRONG',
  ],
  ['legalRepresentative.name', { legalRepresentative: { mobile: '19900000011' } }, 'FIELD_MISSING'],
  [
    'handler.email',
    { handler: { ...sampleUnit(2).handler, email: 'another@unit.example' } },
    'HANDLER_NOT_PROVEN',
  ],
  ['areaCode', { areaCode: '500199' }, 'AREA_WITHOUT_BUREAU'],
])('an application is not handed in for its %s', async (path, wrong, code) => {
  office.clock.now += 60_000
  const filled = await beginApplying(office, sampleUnit(2).handler.email)
  await filled.browser.ask('PUT', filled.path, { ...sampleUnit(2), ...wrong })
  await uploadAll(filled)
  const answer = await filled.browser.ask('POST', `${filled.path}/submission`, {})
  expect(answer.status).toBe(422)
  expect(answer.json.faults).toContainEqual(expect.objectContaining({ path, code }))
  expect((await filled.browser.ask('GET', filled.path)).json.state).toBe('draft')
})

test('papers that are missing are named, and what is no scan is refused', async () => {
  const data = sampleUnit(3)
  const filled = await beginApplying(office, data.handler.email)
  await filled.browser.ask('PUT', filled.path, data)
  const put = (bytes: Buffer) =>
    filled.browser.upload('PUT', `${filled.path}/files/sealed_form`, bytes, 'application/pdf')
  expect((await put(Buffer.from('<html>'))).json.code).toBe('FILE_CONTENT_UNFIT')
  await put(samplePdf)
  expect((await put(Buffer.from('%PDF-1.7 again'))).json.files).toHaveLength(1)
  const answer = await filled.browser.ask('POST', `${filled.path}/submission`, {})
  expect(answer.json.faults).toMatchObject([
    { path: 'files.credit_code_certificate', code: 'FILE_MISSING' },
    { path: 'files.handler_identity_card', code: 'FILE_MISSING' },
  ])
  const form = await filled.browser.ask('GET', `${filled.path}/form.pdf`)
  expect(form.contentType).toBe('application/pdf')
  expect(form.bytes.subarray(0, 5).toString()).toBe('%PDF-')
})

test('a draft opens to its token alone, and only until its time is over', async () => {
  const email = 'token@unit.example'
  const { browser, path } = await beginApplying(office, email)
  const stranger = office.browser()
  expect((await stranger.ask('GET', path)).json.code).toBe('DRAFT_NOT_FOUND')
  stranger.draftToken = browser.draftToken.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))
  expect((await stranger.ask('GET', path)).json.code).toBe('DRAFT_NOT_FOUND')
  await browser.upload('PUT', `${path}/files/sealed_form`, samplePdf, 'application/pdf')
  const before = office.clock.now
  office.clock.now += 60 * 86_400_000
  expect((await browser.ask('GET', path)).json.code).toBe('DRAFT_NOT_FOUND')
  await office.runJob('remove-old-drafts')
  office.clock.now = before
  expect((await browser.ask('GET', path)).json.code).toBe('DRAFT_NOT_FOUND')
  const { rows } = await office.pool.query('select 1 from stored_files where owner = $1', [
    `unit-application:${idOf(path)}`,
  ])
  expect(rows).toEqual([])
})

test('a wrong, a used and an expired code begin nothing', async () => {
  const contact = { channel: 'mobile', target: '19900000099' }
  const browser = office.browser()
  const begin = (code: string) => browser.ask('POST', '/units/applications', { contact, code })
  await browser.ask('POST', '/units/application-codes', contact)
  const code = await codeInMail(office)
  const wrong = code === '000000' ? '000001' : '000000'
  expect((await begin(wrong)).json.code).toBe('CODE_WRONG')
  expect((await begin(code)).status).toBe(200)
  expect((await begin(code)).json.code).toBe('CODE_USED')
  office.clock.now += 60_000
  await browser.ask('POST', '/units/application-codes', contact)
  const next = await codeInMail(office)
  office.clock.now += 5 * 60_000
  expect((await begin(next)).json.code).toBe('CODE_EXPIRED')
})

test('a second application of a unit is refused with the state of the first, and of the account', async () => {
  const first = await applyFor(office, sampleUnit(4))
  office.clock.now += 60_000
  const second = await applyFor(office, sampleUnit(4))
  expect(second.answer.json).toMatchObject({ code: 'APPLICATION_PENDING' })
  expect(second.answer.json.detail).toContain('待受理')
  await approve(first.path)
  const third = await second.browser.ask('POST', `${second.path}/submission`, {})
  expect(third.json.code).toBe('UNIT_HAS_ACCOUNT')
  expect(third.json.detail).toContain('正常')
})

test('only whoever took a case decides it, and a rejected one is over', async () => {
  const { path, browser } = await applyFor(office, sampleUnit(5))
  const reject = () => reviewer.ask('POST', `${casePath(path)}/rejection`, { reason: '材料不实' })
  expect((await reject()).json.code).toBe('APPLICATION_STATE_UNFIT')
  const colleague = await bureauUser(office, 'B-500104', ['bureau_review'])
  await colleague.ask('POST', `${casePath(path)}/assignment`, {})
  expect((await reject()).json.code).toBe('APPLICATION_TAKEN')
  expect((await supervisor.ask('POST', `${casePath(path)}/approval`, {})).json.code).toBe(
    'ROLE_LACKING',
  )
  await colleague.ask('POST', `${casePath(path)}/assignment`, {
    reviewerId: await selfId(reviewer),
  })
  expect((await reject()).json.state).toBe('rejected')
  expect((await browser.ask('POST', `${path}/submission`, {})).json.code).toBe(
    'APPLICATION_NOT_EDITABLE',
  )
})

async function selfId(browser: TestBrowser): Promise<string> {
  return String((await browser.ask('GET', '/sessions/self')).json.subjectId)
}

test('an enrolment without an answer is settled later by the same request, and then the mail goes out', async () => {
  registry.answers('application.enrol', unknownOutcome)
  const { path } = await applyFor(office, sampleUnit(6))
  await office.takeMessages()
  expect((await approve(path)).json.state).toBe('approved')
  expect(await office.takeMessages()).toEqual([])
  const first = registry.calls.at(-1)
  registry.answers('application.enrol', () => ({
    outcome: 'done',
    code: 'ENROLLED',
    appKey: 'cd'.repeat(32),
  }))
  await office.runJob('settle-unit-orders')
  expect(registry.calls.at(-1)).toBe(first)
  office.clock.now += 15_000
  await office.runJob('settle-unit-orders')
  expect(registry.calls.at(-1)).toEqual(first)
  expect(first?.requestId).toMatch(/.{10,}/)
  const { loginName } = await accessInMail(office)
  const browser = await sessionOf(office, await userIdOf(loginName))
  expect((await browser.ask('GET', '/units/self')).json.state).toBe('open')
  const sent = registry.calls.length
  office.clock.now += 600_000
  await office.runJob('settle-unit-orders')
  expect(registry.calls.length).toBe(sent)
})

test('what the registry refuses to enrol is open again for whoever approved it', async () => {
  registry.answers('application.enrol', () => ({ outcome: 'refused', code: 'PARTY_OF_OTHER_KIND' }))
  const { path } = await applyFor(office, sampleUnit(7))
  const refused = await approve(path)
  expect(refused.json).toMatchObject({ state: 'in_review' })
  expect(refused.json.reason).toContain('PARTY_OF_OTHER_KIND')
  registry.answers('application.enrol', ({ appId }) => ({
    outcome: 'done',
    code: 'ENROLLED',
    appId,
    appKey: 'ef'.repeat(32),
  }))
  const approved = await reviewer.ask('POST', `${casePath(path)}/approval`, {})
  expect(approved.json.state).toBe('approved')
})

test('a unit adds, changes and resets its handlers, and keeps one who applies', async () => {
  const { browser } = await openUnit(8)
  const person = {
    name: '样例己',
    mobile: '19900000021',
    identityNumber: sampleIdentityNumber(21),
    email: 'second@unit.example',
  }
  const add = (given: object) => browser.ask('POST', '/units/self/users', { ...person, ...given })
  const identityNumber = wrongIdentityNumber(21)
  const wrong = { identityNumber, roles: ['unit_read'] }
  expect((await add(wrong)).json.code).toBe('IDENTITY_NUMBER_WRONG')
  const added = await add({ roles: ['unit_read'] })
  expect(added.json).toMatchObject({ mobile: '199****0021', roles: [{ role: 'unit_read' }] })
  expect((await add({ roles: ['unit_read'] })).json.code).toBe('PERSON_IS_USER')

  const access = await accessInMail(office)
  const reader = await sessionOf(office, await userIdOf(access.loginName))
  const ofReader = await reader.ask('POST', '/units/self/users', {
    ...person,
    roles: ['unit_read'],
  })
  expect(ofReader.json.code).toBe('ROLE_LACKING')

  const { users } = (await browser.ask('GET', '/units/self/users')).json
  const first = users.find(({ userId }: { userId: string }) => userId !== added.json.userId)
  const change = (userId: string, given: object) =>
    browser.ask('PATCH', `/units/self/users/${userId}`, given)
  expect((await change(first.userId, { roles: ['unit_read'] })).json.code).toBe('APPLIER_NEEDED')
  const promoted = await change(added.json.userId, { roles: ['unit_apply', 'unit_read'] })
  expect(promoted.status).toBe(200)
  expect((await reader.ask('GET', '/units/self')).json.code).toBe('NOT_SIGNED_IN')

  await browser.ask('POST', `/units/self/users/${added.json.userId}/reset`, {})
  const renewed = await accessInMail(office)
  await signInFirst(office, renewed.loginName, renewed.initialPassword)
  expect((await change(added.json.userId, { state: 'closed' })).status).toBe(200)
  expect((await change(added.json.userId, { state: 'active' })).json.code).toBe('NOT_FOUND')
})

test('users of one unit do not reach those of another', async () => {
  const { browser } = await openUnit(9)
  const other = await openUnit(10)
  const userId = await selfId(other.browser)
  const foreign = await browser.ask('PATCH', `/units/self/users/${userId}`, { state: 'closed' })
  expect(foreign.json.code).toBe('NOT_FOUND')
  const reset = await browser.ask('POST', `/units/self/users/${userId}/reset`, {})
  expect(reset.json.code).toBe('NOT_FOUND')
})

test('other data of a unit counts once the bureau approved it, and its new handler gets a mail', async () => {
  const { browser, unitId } = await openUnit(11)
  office.clock.now += 1
  const begun = await browser.ask('POST', '/units/self/changes', {})
  browser.draftToken = String(begun.json.draftToken)
  const path = `/units/applications/${String(begun.json.applicationId)}`
  const { data } = (await browser.ask('GET', path)).json
  const changed = {
    ...data,
    unitName: '大渡口示例新名有限公司',
    creditCode: sampleUnit(99).creditCode,
    handler: {
      ...data.handler,
      identityNumber: sampleIdentityNumber(31),
      email: 'new@unit.example',
    },
  }
  const saved = await browser.ask('PUT', path, changed)
  expect(saved.json.data.creditCode).toBe(sampleUnit(11).creditCode)
  await uploadAll({ browser, path })
  expect((await browser.ask('POST', `${path}/submission`, {})).json.outcome).toBe('submitted')
  expect((await browser.ask('GET', '/units/self')).json.unitName).toBe(sampleUnit(11).unitName)
  await approve(path)
  expect((await browser.ask('GET', '/units/self')).json.unitName).toBe('大渡口示例新名有限公司')
  expect(registry.calls.at(-1)).toMatchObject({
    service: 'application.change',
    payload: { partyName: '大渡口示例新名有限公司' },
  })
  const access = await accessInMail(office)
  expect(access.loginName).toBe(`${sampleUnit(11).creditCode.toLowerCase()}-2`)
  const own = await browser.ask('GET', '/units/self/applications')
  expect(own.json.applications).toMatchObject([{ kind: 'change' }, { kind: 'open' }])
  expect(unitId).toMatch(/^N-/)
})

test('a suspended unit has no keys until the registry has let it work again', async () => {
  const { unitId, browser } = await openUnit(12)
  const act = (what: string) =>
    supervisor.ask('POST', `/bureaus/units/${unitId}/${what}`, { reason: '核查票据' })
  const accounts = createUnitAccounts(office.pool, office.parts.personalData)
  expect((await act('resumption')).json.code).toBe('UNIT_STATE_UNFIT')
  expect((await act('suspension')).json.state).toBe('suspended')
  expect(registry.calls.at(-1)?.payload['state']).toBe('suspended')
  expect(await accounts.hosted(unitId)).toBeNull()
  const refused = await browser.ask('POST', '/units/self/changes', {})
  expect(refused.json.code).toBe('UNIT_STATE_UNFIT')

  registry.answers('application.change', unknownOutcome)
  expect((await act('resumption')).json.state).toBe('suspended')
  expect((await act('resumption')).json.code).toBe('ORDER_WAITING')
  registry.answers('application.change', () => ({ outcome: 'done', code: 'CHANGED' }))
  office.clock.now += 15_000
  await office.runJob('settle-unit-orders')
  expect(await accounts.hosted(unitId)).not.toBeNull()
  const letters = (await office.takeMessages()).map(({ template }) => template)
  expect(letters).toEqual(expect.arrayContaining(['unit.suspended', 'unit.resumed']))
})

test('an account is closed on request, unless the unit holds bills locked', async () => {
  const { browser, unitId, loginName } = await openUnit(13)
  const close = () => browser.ask('POST', '/units/self/closing', { reason: '单位撤销' })
  registry.answers('bill.list', ({ after }) =>
    after === undefined
      ? { outcome: 'found', bills: [], next: '1' }
      : { outcome: 'found', bills: [{}], next: null },
  )
  expect((await close()).json.code).toBe('UNIT_HOLDS_LOCKS')
  registry.answers('bill.list', () => ({ outcome: 'found', bills: [], next: null }))
  const asked = await close()
  expect(asked.json).toMatchObject({ kind: 'close', state: 'submitted' })
  expect((await approve(`/x/${String(asked.json.applicationId)}`)).json.state).toBe('approved')
  expect(registry.calls.at(-1)?.payload['state']).toBe('closed')
  expect((await browser.ask('GET', '/units/self')).json.code).toBe('NOT_SIGNED_IN')
  const ledger = await reviewer.ask('GET', `/bureaus/units?text=${sampleUnit(13).creditCode}`)
  expect(ledger.json.units).toMatchObject([{ unitId, state: 'closed' }])

  office.clock.now += 60_000
  const again = await applyFor(office, sampleUnit(13))
  await approve(again.path)
  expect(registry.calls.at(-1)?.payload['appId']).toBe(
    `unit-${sampleUnit(13).creditCode.toLowerCase()}-2`,
  )
  expect((await accessInMail(office)).loginName).not.toBe(loginName)
})

test('personal data is whole only for a reason, and the look is on record', async () => {
  const { path } = await applyFor(office, sampleUnit(14))
  const masked = await reviewer.ask('GET', casePath(path))
  expect(masked.json.data.legalRepresentative).toEqual({
    name: '样*丙',
    mobile: '199****0011',
    identityNumber: '500***********' + sampleIdentityNumber(11).slice(-4),
  })
  const reason = '电话核实经办人'
  const whole = await reviewer.ask('POST', `${casePath(path)}/personal-data`, { reason })
  expect(whole.json.data.legalRepresentative.mobile).toBe('19900000011')
  const [file] = masked.json.files
  const scan = await reviewer.ask('POST', `${casePath(path)}/files/${file.fileId}/reading`, {
    reason,
  })
  expect(scan.bytes).toEqual(samplePdf)
  const { rows } = await office.pool.query<{ action: string }>(
    `select action from audit_entries
     where subject_id = $1 and action like '%shown' order by entry_number`,
    [idOf(path)],
  )
  expect(rows).toEqual([
    { action: 'application.personal_data_shown' },
    { action: 'application.file_shown' },
  ])
})

test('nothing personal of an application stands in the database as it was written', async () => {
  await openUnit(15)
  const { rows } = await office.pool.query<{ dump: string }>(
    `select (select string_agg(unit_applications::text, '') from unit_applications)
       || (select string_agg(unit_accounts::text, '') from unit_accounts)
       || (select string_agg(unit_users::text, '') from unit_users)
       || (select string_agg(entry, '') from audit_entries) as dump`,
  )
  const dump = rows[0]?.dump ?? ''
  expect(dump).toContain(sampleUnit(15).creditCode)
  for (const secret of ['样例丁', '19900000012', sampleIdentityNumber(12), 'handler-15@']) {
    expect(dump).not.toContain(secret)
  }
})
