import { afterAll, beforeAll, expect, test } from 'vitest'
import { wireOffice } from '../wiring/wire-office.ts'
import type { ConnectionsOffice } from './testing/connections-office.ts'
import { centreId, newUnitKey, openConnectionsOffice } from './testing/connections-office.ts'
import {
  applicationOf,
  apply,
  beginApplication,
  jointTestContent,
  newCreditCode,
  openSigningUnit,
  openTestingUnit,
  openUnit,
  proveKey,
  reportOf,
  sendReport,
} from './testing/unit-walk.ts'
import type { WalkedUnit } from './testing/unit-walk.ts'

let office: ConnectionsOffice
/** Units that no test moves on. */
let developing: WalkedUnit
let testing: WalkedUnit
let signing: WalkedUnit

beforeAll(async () => {
  office = await openConnectionsOffice()
  developing = await openUnit(office)
  testing = await openTestingUnit(office)
  signing = await openSigningUnit(office)
})
afterAll(() => office.close())

test.each([
  { change: { systemName: '' }, path: 'systemName', code: 'FIELD_MISSING' },
  { change: { vendorName: ' ' }, path: 'vendorName', code: 'FIELD_MISSING' },
  { change: { unitType: undefined }, path: 'unitType', code: 'FIELD_MISSING' },
  { change: { creditCode: '91500104MA1000001X' }, path: 'creditCode', code: 'CREDIT_CODE_WRONG' },
  {
    change: { legalRepresentative: { identityNumber: '500000199001010017' } },
    path: 'legalRepresentative.identityNumber',
    code: 'IDENTITY_NUMBER_WRONG',
  },
  {
    change: { handler: { email: 'other@unit.example' } },
    path: 'handler.email',
    code: 'HANDLER_NOT_PROVEN',
  },
])('an application with $change is incomplete at $path', async ({ change, path, code }) => {
  const { browser, email, path: address } = await beginApplication(office)
  await browser.ask('PUT', address, { ...applicationOf(newCreditCode(), email), ...change })
  const { status, json } = await browser.ask('POST', `${address}/submission`, {})
  expect(status).toBe(422)
  expect(json.faults).toContainEqual(expect.objectContaining({ path, code }))
  expect(json.faults).toContainEqual(
    expect.objectContaining({ path: 'files.sealed_form', code: 'FILE_MISSING' }),
  )
})

test('a second application of a unit is refused while one waits, and while it has an account', async () => {
  const first = await apply(office)
  const second = await apply(office, first.creditCode)
  expect(second.submitted.json.code).toBe('APPLICATION_PENDING')
  const third = await apply(office, developing.creditCode)
  expect(third.submitted.json.code).toBe('UNIT_HAS_ACCOUNT')
})

test('an application is opened by its token alone', async () => {
  const { browser, path } = await apply(office)
  browser.draftToken = 'A'.repeat(43)
  expect((await browser.ask('GET', path)).json.code).toBe('DRAFT_NOT_FOUND')
})

test('a returned application is corrected and submitted again; a rejected one is not', async () => {
  const { browser, path, applicationId } = await apply(office)
  const { centre } = developing
  const review = `/bureaus/connection-applications/${applicationId}`
  const decide = (name: string, body: object) => centre.ask('POST', `${review}/${name}`, body)
  const faults = [{ path: 'vendorName', reason: '请填写全称' }]
  const untaken = await decide('return', { reason: '请补正', faults })
  expect(untaken.json.code).toBe('APPLICATION_STATE_UNFIT')
  await decide('assignment', {})
  const unknown = [{ path: 'colour', reason: '无此项' }]
  expect((await decide('return', { reason: '请补正', faults: unknown })).json.code).toBe(
    'FAULT_PATH_UNKNOWN',
  )
  await decide('return', { reason: '请补正', faults })
  expect((await browser.ask('GET', path)).json).toMatchObject({ state: 'returned', faults })
  expect((await browser.ask('POST', `${path}/submission`, {})).status).toBe(200)
  await decide('assignment', {})
  await decide('rejection', { reason: '不属受理范围' })
  expect((await browser.ask('POST', `${path}/submission`, {})).json.code).toBe(
    'APPLICATION_NOT_EDITABLE',
  )
})

test('a case is decided by whoever took it, of the centre and with the role', async () => {
  const { applicationId } = await apply(office)
  const path = `/bureaus/connection-applications/${applicationId}`
  await developing.centre.ask('POST', `${path}/assignment`, {})
  const refusedTo = async (bureauId: string, role: 'bureau_review' | 'bureau_audit') => {
    const browser = await office.signIn('bureau', bureauId, role)
    return (await browser.ask('POST', `${path}/approval`, {})).json.code
  }
  expect(await refusedTo(centreId, 'bureau_review')).toBe('APPLICATION_TAKEN')
  expect(await refusedTo(centreId, 'bureau_audit')).toBe('ROLE_LACKING')
  expect(await refusedTo('B-500000', 'bureau_review')).toBe('ROLE_LACKING')
  expect(await refusedTo('B-500104', 'bureau_review')).toBe('NOT_FOUND')
  const masked = await developing.centre.ask('GET', path)
  expect(masked.json.data.handler.identityNumber).not.toContain('19900101')
  const reason = { reason: '核对经办人身份' }
  const whole = await developing.centre.ask('POST', `${path}/personal-data`, reason)
  expect(whole.json.data.handler.identityNumber).toBe('500000199001010016')
})

test('a connection is its own unit’s, and changed with the role alone', async () => {
  const reader = await office.signIn('unit', developing.unitId, 'unit_read')
  const key = { environment: 'test', publicKey: newUnitKey().publicKey }
  expect((await reader.ask('POST', '/connections/self/keys', key)).json.code).toBe('ROLE_LACKING')
  const reveal = '/connections/self/secrets/test/reveal'
  expect((await reader.ask('POST', reveal, {})).json.code).toBe('ROLE_LACKING')
  const stranger = await office.signIn('unit', 'N-STRANGER', 'unit_apply')
  expect((await stranger.ask('GET', '/connections/self')).json.code).toBe('NOT_FOUND')
  const district = await office.signIn('bureau', 'B-500104', 'bureau_review')
  const path = `/bureaus/connections/${developing.unitId}`
  expect((await district.ask('GET', path)).json.code).toBe('NOT_FOUND')
  const supervisor = await office.signIn('bureau', centreId, 'bureau_supervise')
  expect((await supervisor.ask('POST', `${path}/sign-off`, {})).json.code).toBe('ROLE_LACKING')
})

test('a key counts only with a signature of its own private key, in time, and once', async () => {
  const { developer, unitId } = await openUnit(office)
  const key = newUnitKey()
  const propose = async (publicKey = key.publicKey) =>
    (await developer.ask('POST', '/connections/self/keys', { environment: 'test', publicKey })).json
  const prove = async (keyId: string, signature: string, by = developer) =>
    (await by.ask('POST', `/connections/self/keys/${keyId}/proof`, { signature })).json
  const { keyId, challenge } = await propose()
  expect((await prove(keyId, newUnitKey().sign(challenge))).code).toBe('CHALLENGE_SIGNATURE_WRONG')
  expect((await prove(keyId, 'bm9uc2Vuc2U=')).code).toBe('CHALLENGE_SIGNATURE_WRONG')
  expect((await prove(keyId, key.sign(challenge), testing.developer)).code).toBe('NOT_FOUND')
  expect((await prove(keyId, key.sign(challenge))).provenAt).not.toBeNull()
  expect((await prove(keyId, key.sign(challenge))).code).toBe('CHALLENGE_EXPIRED')
  expect((await propose()).code).toBe('PUBLIC_KEY_USED')
  const nonsense = `-----BEGIN PUBLIC KEY-----\n${'A'.repeat(120)}\n-----END PUBLIC KEY-----`
  expect((await propose(nonsense)).code).toBe('PUBLIC_KEY_MALFORMED')
  const late = newUnitKey()
  const proposed = await propose(late.publicKey)
  office.clock.now += 3_600_000
  const later = await office.signIn('unit', unitId, 'unit_apply')
  expect((await prove(proposed.keyId, late.sign(proposed.challenge), later)).code).toBe(
    'CHALLENGE_EXPIRED',
  )
  office.clock.now -= 3_600_000
})

async function status(developer: WalkedUnit['developer']) {
  return (await developer.ask('GET', '/connections/self')).json
}

test.each([
  { side: 'production', addresses: ['10.0.0.1'], code: 'ADDRESS_INTERNAL' },
  { side: 'production', addresses: ['198.51.100.300'], code: 'ADDRESS_MALFORMED' },
  { side: 'test', addresses: ['198.0.0.0/8'], code: 'ADDRESS_RANGE_WIDE' },
])('a joint-test form with $addresses in $side is refused', async (given) => {
  const { side, addresses, code } = given
  const form = { ...jointTestContent, [side]: { addresses, port: 443 } }
  const answer = await developing.developer.ask('PUT', '/connections/self/joint-test-form', form)
  expect(answer.json.code).toBe(code)
})

test('the joint-test form needs its content, its sealed scan and a proven key, in their order', async () => {
  const { developer } = await openUnit(office)
  const path = '/connections/self/joint-test-form'
  const submit = async () => (await developer.ask('POST', `${path}/submission`, {})).json.code
  expect(await submit()).toBe('JOINT_TEST_FORM_MISSING')
  await developer.ask('PUT', path, jointTestContent)
  expect(await submit()).toBe('JOINT_TEST_FORM_MISSING')
  const upload = (bytes: string) =>
    developer.upload('PUT', `${path}/scan`, Buffer.from(bytes), 'application/pdf')
  expect((await upload('text')).json.code).toBe('FILE_CONTENT_UNFIT')
  await upload('%PDF-1.7')
  expect(await submit()).toBe('KEY_NOT_PROVEN')
  await proveKey(developer, 'test')
  expect(await submit()).toBeUndefined()
  expect((await developer.ask('PUT', path, jointTestContent)).json.code).toBe('STEP_UNFIT')
})

test('before its form was accepted, a unit neither books nor reports nor signs', async () => {
  const { developer } = developing
  const startsAt = '2026-03-05T01:00:00Z'
  const booked = await developer.ask('POST', '/connections/self/bookings', { startsAt })
  expect(booked.json.code).toBe('STEP_UNFIT')
  const { appId } = (await status(developer)).sandbox
  expect((await sendReport(developer, reportOf(appId))).json.code).toBe('STEP_UNFIT')
  const signed = await developer.ask('POST', '/connections/self/sign-off', {})
  expect(signed.json.code).toBe('STEP_UNFIT')
})

test('the unit signs first, with a production key, and once', async () => {
  const { developer, centre, unitId } = signing
  const sign = async () => (await developer.ask('POST', '/connections/self/sign-off', {})).json
  const countersign = () => centre.ask('POST', `/bureaus/connections/${unitId}/sign-off`, {})
  expect((await countersign()).json.code).toBe('UNIT_SIGNS_FIRST')
  expect((await sign()).code).toBe('KEY_NOT_PROVEN')
  await proveKey(developer, 'production')
  expect(await sign()).toBeNull()
  expect((await sign()).code).toBe('SIGNED_ALREADY')
})

test('a rotated production key reaches the registry, and the one before it stays for a week', async () => {
  const { developer, centre, unitId } = await openSigningUnit(office)
  await proveKey(developer, 'production')
  await developer.ask('POST', '/connections/self/sign-off', {})
  await centre.ask('POST', `/bureaus/connections/${unitId}/sign-off`, {})
  const rotated = newUnitKey()
  await proveKey(developer, 'production', rotated)
  expect(office.asked.at(-1)).toMatchObject({
    service: 'application.change',
    payload: { publicKey: expect.stringContaining('BEGIN PUBLIC KEY') },
  })
  const { items } = (await developer.ask('GET', '/connections/self/keys')).json
  const production = items.filter(
    (key: { environment: string }) => key.environment === 'production',
  )
  expect(production.map((key: { validUntil: string | null }) => key.validUntil)).toEqual([
    null,
    new Date(office.clock.now + 7 * 86_400_000).toISOString(),
  ])
  const endpoint = { addresses: ['203.0.113.7'], port: 443 }
  await developer.ask('PUT', '/connections/self/endpoints/production', endpoint)
  expect(office.asked.at(-1)?.payload).toMatchObject({ addresses: ['203.0.113.7'] })
  const internal = { addresses: ['192.168.1.1'], port: 443 }
  const refused = await developer.ask('PUT', '/connections/self/endpoints/production', internal)
  expect(refused.json.code).toBe('ADDRESS_INTERNAL')
})

test('a unit reads and repeats its own messages of the sandbox', async () => {
  const { developer } = developing
  const path = '/connections/self/sandbox-messages'
  expect((await developer.ask('GET', path)).json.messages).toHaveLength(1)
  expect((await developer.ask('GET', `${path}/7`)).json).toMatchObject({ number: '7' })
  expect((await developer.ask('GET', `${path}/8`)).json.code).toBe('NOT_FOUND')
  const replayed = await developer.ask('POST', `${path}/7/replay`, {})
  expect(replayed.json).toMatchObject({ answer: { outcome: 'done' } })
  office.sandbox.isSilent = true
  expect((await developer.ask('GET', path)).json.code).toBe('SANDBOX_UNREACHABLE')
  office.sandbox.isSilent = false
})

test('a calendar that contradicts itself, or is set by another bureau, is refused', async () => {
  const { centre } = developing
  const path = '/bureaus/joint-test-calendar'
  const calendar = (await centre.ask('GET', path)).json
  const hours = [{ weekday: 1, from: '12:00', until: '09:00' }]
  const unfit = await centre.ask('PUT', path, { ...calendar, hours })
  expect(unfit.json.code).toBe('CALENDAR_UNFIT')
  const municipal = await office.signIn('bureau', 'B-500000', 'bureau_review')
  expect((await municipal.ask('PUT', path, calendar)).json.code).toBe('ROLE_LACKING')
})

test('every route of the room names its refusals and its answer', () => {
  const routes = wireOffice(office.parts).routes.filter(({ path }) => path.includes('connection'))
  expect(routes.length).toBeGreaterThan(40)
  const titles = routes.map(({ title }) => title)
  expect(new Set(titles).size).toBe(titles.length)
})
