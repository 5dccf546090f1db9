import { afterAll, beforeAll, expect, test } from 'vitest'
import { createUnitAccounts } from './postgres/unit-accounts.ts'
import {
  accessInMail,
  applyFor,
  beginApplying,
  codeInMail,
  samplePdf,
  uploadAll,
} from './testing/apply.ts'
import { sampleIdentityNumber, sampleUnit, wrongIdentityNumber } from './testing/sample-unit.ts'
import { bureauUser, signInFirst } from './testing/signed-in.ts'
import { casePath, idOf, openUnitStage } from './testing/unit-stage.ts'
import type { UnitStage } from './testing/unit-stage.ts'

let stage: UnitStage
beforeAll(async () => {
  stage = await openUnitStage()
})
afterAll(() => stage.office.close())

test('a unit applies, corrects what was returned, is approved and signs in with what the mail told', async () => {
  const data = sampleUnit(1)
  const filled = await applyFor(stage.office, data)
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

  await stage.reviewer.ask('POST', `${casePath(filled.path)}/assignment`, {})
  const returned = await stage.reviewer.ask('POST', `${casePath(filled.path)}/return`, {
    reason: '地址与证书不一致',
    faults: [{ path: 'address', reason: '请填写证书上的地址' }],
  })
  expect(returned.json.state).toBe('returned')
  const letter = (await stage.office.takeMessages()).at(-1)
  const page = `https://accounts.example/unit/apply?application=${idOf(filled.path)}`
  expect(letter?.channel === 'mail' && letter.mail.text).toContain(page)
  const shown = await filled.browser.ask('GET', filled.path)
  expect(shown.json).toMatchObject({
    reason: '地址与证书不一致',
    faults: [{ path: 'address', code: 'TO_CORRECT' }],
    data: { handler: { mobile: '19900000012' } },
  })
  await filled.browser.ask('PUT', filled.path, { ...data, address: '重庆市大渡口区示例路2号' })
  const again = await filled.browser.ask('POST', `${filled.path}/submission`, {})
  expect(again.json.outcome).toBe('submitted')
  const corrected = await stage.reviewer.ask('GET', casePath(filled.path))
  expect(corrected.json.differences).toEqual([
    { path: 'address', from: 'returned', before: data.address },
  ])
  expect(corrected.json.files).toMatchObject([{ isNew: false }, { isNew: false }, { isNew: false }])

  const approved = await stage.approve(filled.path)
  expect(approved.json).toMatchObject({ state: 'approved', reason: null })
  const enrolment = stage.registry.calls.find(({ service }) => service === 'application.enrol')
  expect(enrolment?.payload).toMatchObject({
    kind: 'unit',
    partyId: data.creditCode,
    appId: `unit-${data.creditCode.toLowerCase()}`,
  })
  const access = await accessInMail(stage.office)
  expect(access.text).toContain('https://accounts.example/unit')
  const browser = await signInFirst(stage.office, access.loginName, access.initialPassword)
  const self = await browser.ask('GET', '/units/self')
  expect(self.json).toMatchObject({
    state: 'open',
    data: { address: '重庆市大渡口区示例路2号', handler: { mobile: '199****0012' } },
  })
  const accounts = createUnitAccounts(stage.office.pool, stage.office.parts.personalData)
  const hosted = await accounts.hosted(String(self.json.unitId))
  expect(Buffer.from(hosted?.application.appKey ?? []).toString('hex')).toBe('ab'.repeat(32))
  expect(hosted?.application.privateKeyPem).toContain('PRIVATE KEY')
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
  stage.office.clock.now += 60_000
  const filled = await beginApplying(stage.office, sampleUnit(2).handler.email)
  await filled.browser.ask('PUT', filled.path, { ...sampleUnit(2), ...wrong })
  await uploadAll(filled)
  const answer = await filled.browser.ask('POST', `${filled.path}/submission`, {})
  expect(answer.status).toBe(422)
  expect(answer.json.faults).toContainEqual(expect.objectContaining({ path, code }))
  expect((await filled.browser.ask('GET', filled.path)).json.state).toBe('draft')
})

test('papers that are missing are named, and what is no scan is refused', async () => {
  const data = sampleUnit(3)
  const filled = await beginApplying(stage.office, data.handler.email)
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
  const { browser, path } = await beginApplying(stage.office, email)
  const stranger = stage.office.browser()
  expect((await stranger.ask('GET', path)).json.code).toBe('DRAFT_NOT_FOUND')
  stranger.draftToken = browser.draftToken.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))
  expect((await stranger.ask('GET', path)).json.code).toBe('DRAFT_NOT_FOUND')
  await browser.upload('PUT', `${path}/files/sealed_form`, samplePdf, 'application/pdf')
  const before = stage.office.clock.now
  stage.office.clock.now += 60 * 86_400_000
  expect((await browser.ask('GET', path)).json.code).toBe('DRAFT_NOT_FOUND')
  await stage.office.runJob('remove-old-drafts')
  stage.office.clock.now = before
  expect((await browser.ask('GET', path)).json.code).toBe('DRAFT_NOT_FOUND')
  const { rows } = await stage.office.pool.query('select 1 from stored_files where owner = $1', [
    `unit-application:${idOf(path)}`,
  ])
  expect(rows).toEqual([])
})

test('whoever lost the token opens the application again by a code to its own contact', async () => {
  const contact = { channel: 'email', target: 'again@unit.example' }
  const { browser, path } = await beginApplying(stage.office, contact.target)
  const reopen = async (target: string, where = path) => {
    stage.office.clock.now += 60_000
    const asked = { ...contact, target }
    await browser.ask('POST', '/units/application-codes', asked)
    const code = await codeInMail(stage.office)
    return browser.ask('POST', `${where}/reopening`, { contact: asked, code })
  }
  const other = await reopen('other@unit.example')
  expect(other.json.code).toBe('DRAFT_NOT_FOUND')
  expect((await browser.ask('GET', path)).status).toBe(200)
  const nowhere = await reopen(contact.target, '/units/applications/A-0000000000000000')
  expect(nowhere.status).toBe(404)
  const code = '000000'
  expect((await browser.ask('POST', `${path}/reopening`, { contact, code })).json.code).toMatch(
    /^CODE_/,
  )
  const opened = await reopen(contact.target)
  expect(opened.json).toMatchObject({ applicationId: idOf(path) })
  expect((await browser.ask('GET', path)).json.code).toBe('DRAFT_NOT_FOUND')
  browser.draftToken = String(opened.json.draftToken)
  expect((await browser.ask('GET', path)).status).toBe(200)
})

test('a wrong, a used and an expired code begin nothing', async () => {
  const contact = { channel: 'mobile', target: '19900000099' }
  const browser = stage.office.browser()
  const begin = (code: string) => browser.ask('POST', '/units/applications', { contact, code })
  await browser.ask('POST', '/units/application-codes', contact)
  const code = await codeInMail(stage.office)
  const wrong = code === '000000' ? '000001' : '000000'
  expect((await begin(wrong)).json.code).toBe('CODE_WRONG')
  expect((await begin(code)).status).toBe(200)
  expect((await begin(code)).json.code).toBe('CODE_USED')
  stage.office.clock.now += 60_000
  await browser.ask('POST', '/units/application-codes', contact)
  const next = await codeInMail(stage.office)
  stage.office.clock.now += 5 * 60_000
  expect((await begin(next)).json.code).toBe('CODE_EXPIRED')
})

test('a second application of a unit is refused with the state of the first, and of the account', async () => {
  const first = await applyFor(stage.office, sampleUnit(4))
  stage.office.clock.now += 60_000
  const second = await applyFor(stage.office, sampleUnit(4))
  expect(second.answer.json).toMatchObject({ code: 'APPLICATION_PENDING' })
  expect(second.answer.json.detail).toContain('待受理')
  await stage.approve(first.path)
  const third = await second.browser.ask('POST', `${second.path}/submission`, {})
  expect(third.json.code).toBe('UNIT_HAS_ACCOUNT')
  expect(third.json.detail).toContain('正常')
})

test('only whoever took a case decides it, and a rejected one is over', async () => {
  const { path, browser } = await applyFor(stage.office, sampleUnit(5))
  const reject = () =>
    stage.reviewer.ask('POST', `${casePath(path)}/rejection`, { reason: '材料不实' })
  expect((await reject()).json.code).toBe('APPLICATION_STATE_UNFIT')
  const colleague = await bureauUser(stage.office, 'B-500104', ['bureau_review'])
  await colleague.ask('POST', `${casePath(path)}/assignment`, {})
  expect((await reject()).json.code).toBe('APPLICATION_TAKEN')
  expect((await stage.supervisor.ask('POST', `${casePath(path)}/approval`, {})).json.code).toBe(
    'ROLE_LACKING',
  )
  await colleague.ask('POST', `${casePath(path)}/assignment`, {
    reviewerId: stage.reviewer.userId,
  })
  expect((await reject()).json.state).toBe('rejected')
  expect((await browser.ask('POST', `${path}/submission`, {})).json.code).toBe(
    'APPLICATION_NOT_EDITABLE',
  )
})

test('personal data is whole only for a reason, and the look is on record', async () => {
  const { path } = await applyFor(stage.office, sampleUnit(14))
  const masked = await stage.reviewer.ask('GET', casePath(path))
  expect(masked.json.data.legalRepresentative).toEqual({
    name: '样*丙',
    mobile: '199****0011',
    identityNumber: '500***********' + sampleIdentityNumber(11).slice(-4),
  })
  const reason = '电话核实经办人'
  const whole = await stage.reviewer.ask('POST', `${casePath(path)}/personal-data`, { reason })
  expect(whole.json.data.legalRepresentative.mobile).toBe('19900000011')
  const [file] = masked.json.files
  const scan = await stage.reviewer.ask('POST', `${casePath(path)}/files/${file.fileId}/reading`, {
    reason,
  })
  expect(scan.bytes).toEqual(samplePdf)
  const { rows } = await stage.office.pool.query<{ action: string }>(
    `select action from audit_entries
     where subject_id = $1 and action like '%shown' order by entry_number`,
    [idOf(path)],
  )
  expect(rows).toEqual([
    { action: 'application.personal_data_shown' },
    { action: 'application.file_shown' },
  ])
})
