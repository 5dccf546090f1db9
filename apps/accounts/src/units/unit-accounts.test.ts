import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createUnitAccounts } from './postgres/unit-accounts.ts'
import { accessInMail, applyFor, uploadAll } from './testing/apply.ts'
import { envelopeRefused, playedAppKey, unknownOutcome } from './testing/played-registry.ts'
import { sampleIdentityNumber, sampleUnit, wrongIdentityNumber } from './testing/sample-unit.ts'
import { sessionOf, signInFirst } from './testing/signed-in.ts'
import { casePath, openUnitStage } from './testing/unit-stage.ts'
import type { UnitStage } from './testing/unit-stage.ts'

let stage: UnitStage
beforeAll(async () => {
  stage = await openUnitStage()
})
afterAll(() => stage.office.close())

beforeEach(() => {
  stage.registry.answers('application.enrol', () => ({
    outcome: 'done',
    code: 'ENROLLED',
    appKey: playedAppKey,
  }))
})

test('an enrolment without an answer is settled later by the same request, and then the mail goes out', async () => {
  stage.registry.answers('application.enrol', unknownOutcome)
  const { path } = await applyFor(stage.office, sampleUnit(6))
  await stage.office.takeMessages()
  expect((await stage.approve(path)).json.state).toBe('approved')
  expect(await stage.office.takeMessages()).toEqual([])
  const first = stage.registry.calls.at(-1)
  stage.registry.answers('application.enrol', () => ({
    outcome: 'done',
    code: 'ENROLLED',
    appKey: 'cd'.repeat(32),
  }))
  await stage.office.runJob('settle-unit-orders')
  expect(stage.registry.calls.at(-1)).toBe(first)
  stage.office.clock.now += 15_000
  await stage.office.runJob('settle-unit-orders')
  expect(stage.registry.calls.at(-1)).toEqual(first)
  expect(first?.requestId).toMatch(/.{10,}/)
  const { loginName } = await accessInMail(stage.office)
  const browser = await sessionOf(stage.office, await stage.userIdOf(loginName))
  expect((await browser.ask('GET', '/units/self')).json.state).toBe('open')
  const sent = stage.registry.calls.length
  stage.office.clock.now += 600_000
  await stage.office.runJob('settle-unit-orders')
  expect(stage.registry.calls.length).toBe(sent)
})

test.each([
  [7, 'PARTY_OF_OTHER_KIND', { outcome: 'refused', code: 'PARTY_OF_OTHER_KIND' }],
  [17, 'ENVELOPE_REFUSED', envelopeRefused()],
])(
  'what the registry refuses to enrol is open again, case %d: %s',
  async (number, code, answer) => {
    stage.registry.answers('application.enrol', () => answer)
    const { path } = await applyFor(stage.office, sampleUnit(number))
    const refused = await stage.approve(path)
    expect(refused.json).toMatchObject({ state: 'in_review' })
    expect(refused.json.reason).toContain(code)
    stage.registry.answers('application.enrol', ({ appId }) => ({
      outcome: 'done',
      code: 'ENROLLED',
      appId,
      appKey: 'ef'.repeat(32),
    }))
    const approved = await stage.reviewer.ask('POST', `${casePath(path)}/approval`, {})
    expect(approved.json.state).toBe('approved')
  },
)

test('a unit adds, changes and resets its handlers, and keeps one who applies', async () => {
  const { browser } = await stage.openUnit(8)
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

  const access = await accessInMail(stage.office)
  const reader = await sessionOf(stage.office, await stage.userIdOf(access.loginName))
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
  const moved = await change(added.json.userId, {
    mobile: '19900000029',
    email: 'moved@unit.example',
  })
  expect(moved.json).toMatchObject({ mobile: '199****0029', email: 'm***@unit.example' })
  expect((await reader.ask('GET', '/units/self')).json.code).toBe('NOT_SIGNED_IN')

  await browser.ask('POST', `/units/self/users/${added.json.userId}/reset`, {})
  const renewed = await accessInMail(stage.office)
  expect(renewed.to).toBe('moved@unit.example')
  await signInFirst(stage.office, renewed.loginName, renewed.initialPassword)
  expect((await change(added.json.userId, { state: 'closed' })).status).toBe(200)
  expect((await change(added.json.userId, { state: 'active' })).json.code).toBe('NOT_FOUND')
})

test('users of one unit do not reach those of another', async () => {
  const { browser } = await stage.openUnit(9)
  const other = await stage.openUnit(10)
  const userId = String((await other.browser.ask('GET', '/sessions/self')).json.subjectId)
  const foreign = await browser.ask('PATCH', `/units/self/users/${userId}`, { state: 'closed' })
  expect(foreign.json.code).toBe('NOT_FOUND')
  const reset = await browser.ask('POST', `/units/self/users/${userId}/reset`, {})
  expect(reset.json.code).toBe('NOT_FOUND')
})

test('other data of a unit counts once the bureau approved it, and its new handler gets a mail', async () => {
  const { browser, unitId } = await stage.openUnit(11)
  stage.office.clock.now += 1
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
  const differences = async () =>
    (await stage.reviewer.ask('GET', casePath(path))).json.differences as unknown
  const { email } = sampleUnit(11).handler
  const replaced = [
    { path: 'unitName', from: 'account', before: sampleUnit(11).unitName },
    { path: 'handler.identityNumber', from: 'account', before: expect.stringContaining('****') },
    { path: 'handler.email', from: 'account', before: expect.not.stringMatching(email) },
  ]
  expect(await differences()).toEqual(replaced)
  const why = { reason: '核对新经办人' }
  const whole = await stage.reviewer.ask('POST', `${casePath(path)}/personal-data`, why)
  expect(whole.json.differences[2].before).toBe(email)
  await stage.approve(path)
  expect(await differences()).toEqual(replaced)
  expect((await browser.ask('GET', '/units/self')).json.unitName).toBe('大渡口示例新名有限公司')
  expect(stage.registry.calls.at(-1)).toMatchObject({
    service: 'application.change',
    payload: { partyName: '大渡口示例新名有限公司' },
  })
  const access = await accessInMail(stage.office)
  expect(access.loginName).toBe(`${sampleUnit(11).creditCode.toLowerCase()}-2`)
  const own = await browser.ask('GET', '/units/self/applications')
  expect(own.json.applications).toMatchObject([{ kind: 'change' }, { kind: 'open' }])
  expect(unitId).toMatch(/^N-/)
})

test('a suspended unit has no keys until the registry has let it work again', async () => {
  const { unitId, browser } = await stage.openUnit(12)
  const act = (what: string) =>
    stage.supervisor.ask('POST', `/bureaus/units/${unitId}/${what}`, { reason: '核查票据' })
  const accounts = createUnitAccounts(stage.office.pool, stage.office.parts.personalData)
  expect((await act('resumption')).json.code).toBe('UNIT_STATE_UNFIT')
  expect((await act('suspension')).json.state).toBe('suspended')
  expect(stage.registry.calls.at(-1)?.payload['state']).toBe('suspended')
  expect(await accounts.hosted(unitId)).toBeNull()
  const refused = await browser.ask('POST', '/units/self/changes', {})
  expect(refused.json.code).toBe('UNIT_STATE_UNFIT')

  stage.registry.answers('application.change', unknownOutcome)
  expect((await act('resumption')).json.state).toBe('suspended')
  expect((await act('resumption')).json.code).toBe('ORDER_WAITING')
  stage.registry.answers('application.change', () => ({ outcome: 'done', code: 'CHANGED' }))
  stage.office.clock.now += 15_000
  await stage.office.runJob('settle-unit-orders')
  expect(await accounts.hosted(unitId)).not.toBeNull()
  const letters = (await stage.office.takeMessages()).map(({ template }) => template)
  expect(letters).toEqual(expect.arrayContaining(['unit.suspended', 'unit.resumed']))
})

test('an account is closed on request, unless the unit holds bills locked', async () => {
  const { browser, unitId, loginName } = await stage.openUnit(13)
  const close = () => browser.ask('POST', '/units/self/closing', { reason: '单位撤销' })
  stage.registry.answers('bill.list', ({ after }) =>
    after === undefined
      ? { outcome: 'found', bills: [], next: '1' }
      : { outcome: 'found', bills: [{}], next: null },
  )
  expect((await close()).json.code).toBe('UNIT_HOLDS_LOCKS')
  stage.registry.answers('bill.list', () => ({ outcome: 'found', bills: [], next: null }))
  const asked = await close()
  expect(asked.json).toMatchObject({ kind: 'close', state: 'submitted' })
  expect((await stage.approve(`/x/${String(asked.json.applicationId)}`)).json.state).toBe(
    'approved',
  )
  expect(stage.registry.calls.at(-1)?.payload['state']).toBe('closed')
  expect((await browser.ask('GET', '/units/self')).json.code).toBe('NOT_SIGNED_IN')
  const ledger = await stage.reviewer.ask('GET', `/bureaus/units?text=${sampleUnit(13).creditCode}`)
  expect(ledger.json.units).toMatchObject([{ unitId, state: 'closed' }])

  stage.office.clock.now += 60_000
  const again = await applyFor(stage.office, sampleUnit(13))
  await stage.approve(again.path)
  expect(stage.registry.calls.at(-1)?.payload['appId']).toBe(
    `unit-${sampleUnit(13).creditCode.toLowerCase()}-2`,
  )
  expect((await accessInMail(stage.office)).loginName).not.toBe(loginName)
})

test('nothing personal of an application stands in the database as it was written', async () => {
  await stage.openUnit(15)
  const { rows } = await stage.office.pool.query<{ dump: string }>(
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
