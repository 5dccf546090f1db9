import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestBrowser } from '../testing/test-browser.ts'
import { openPeopleOffice, samplePerson } from './testing/people-office.ts'
import type { PeopleOffice } from './testing/people-office.ts'
import { browserOf } from './testing/staff-browser.ts'

const path = '/bureaus/invitations'
const csv = 'text/csv'

let office: PeopleOffice
let system: TestBrowser
beforeAll(async () => {
  office = await openPeopleOffice()
  system = await browserOf(office, 'bureau', '500000', ['bureau_system'])
})
afterAll(() => office.close())

const upload = (text: string, browser = system) =>
  browser.upload('POST', path, Buffer.from(text), csv)

test('every row of a list comes out with its own result, and each mobile is invited once', async () => {
  const person = await office.register(samplePerson(101))
  await office.texts()
  const list = [
    '手机号',
    '19900000111',
    '19900000111',
    '1990',
    person.mobile,
    '"=1+1"',
    '19900000112',
  ]
  const taken = await upload(list.join('\r\n'))
  expect(taken.json).toMatchObject({ rowCount: 6, state: 'running' })
  await office.runJob('people-send-invitations')
  const texts = await office.texts()
  expect(texts).toHaveLength(2)
  const { fileId } = taken.json
  const done = await system.ask('GET', `${path}/${String(fileId)}`)
  expect(done.json.state).toBe('finished')
  expect(
    Object.fromEntries(
      (done.json.counts as { outcome: string; rows: number }[]).map((each) => [
        each.outcome,
        each.rows,
      ]),
    ),
  ).toEqual({ invited: 2, MOBILE_MALFORMED: 2, DUPLICATE_IN_FILE: 1, HAS_ACCOUNT: 1 })
  const report = (await system.ask('GET', `${path}/${String(fileId)}/report`)).bytes.toString()
  expect(report).not.toContain('19900000111')
  expect(report).not.toContain('=1+1')
  expect(report).toContain('1,199****0111,invited,已发送邀请\r\n')
  expect(report).toContain('5,,MOBILE_MALFORMED,手机号不正确\r\n')
  const again = await upload('19900000112\n19900000113\n')
  await office.runJob('people-send-invitations')
  expect(await office.texts()).toHaveLength(1)
  const second = await system.ask('GET', `${path}/${String(again.json.fileId)}`)
  expect(second.json.counts).toContainEqual({
    outcome: 'INVITED_BEFORE',
    outcomeName: '已邀请过',
    rows: 1,
  })
})

test('a link opens until its person registers, or its days are over', async () => {
  await upload('19900000121\n19900000122\n')
  await office.runJob('people-send-invitations')
  const tokens = (await office.texts()).map((text) => /#invitation=([\w-]{43})/.exec(text)?.[1])
  const judge = async (token: string | undefined) =>
    (await office.browser().ask('POST', '/people/invitation-links', { token })).json.state as string
  expect(await judge(tokens[0])).toBe('open')
  await office.register({ ...samplePerson(121), mobile: '19900000121' })
  expect(await judge(tokens[0])).toBe('used')
  const before = office.clock.now
  office.clock.now += 30 * 86_400_000
  expect(await judge(tokens[1])).toBe('expired')
  office.clock.now = before
  expect(await judge('x'.repeat(43))).toBe('unknown')
  const { rows } = await office.pool.query<{ found: boolean }>(
    'select bool_or(token_hash = convert_to($1, $2)) as found from invited_mobiles',
    [tokens[1], 'utf8'],
  )
  expect(rows[0]?.found).toBe(false)
})

test.each([
  ['手机号\r\n', '没有手机号'],
  ['PK\u0003\u0004\u0000', '不是CSV'],
  [`"${'1'.repeat(2_000)}"`, '格式不正确'],
])('a list that is none is refused whole: %#', async (text, fault) => {
  const answer = await upload(text)
  expect(answer.json.code).toBe('INVITATION_FILE_UNFIT')
  expect(answer.json.detail).toContain(fault)
})

test('only who looks after the system of a bureau invites, and sees only its own lists', async () => {
  const reviewer = await browserOf(office, 'bureau', '500000', ['bureau_review'])
  expect((await upload('19900000131\n', reviewer)).json.code).toBe('ROLE_LACKING')
  const taken = await upload('19900000132\n')
  const other = await browserOf(office, 'bureau', '500104', ['bureau_system'])
  const foreign = await other.ask('GET', `${path}/${String(taken.json.fileId)}`)
  expect(foreign.json.code).toBe('INVITATION_FILE_NOT_FOUND')
  expect((await other.ask('GET', path)).json.files).toEqual([])
  expect((await system.ask('GET', path)).json.files[0].fileId).toBe(taken.json.fileId)
})
