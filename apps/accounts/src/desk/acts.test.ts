import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestBrowser } from '../testing/test-browser.ts'
import { openDeskOffice, playedBills } from './testing/desk-office.ts'
import type { DeskOffice, TestUnit } from './testing/desk-office.ts'

let office: DeskOffice
let unit: TestUnit
let clerk: TestBrowser
let next = 1

beforeAll(async () => {
  office = await openDeskOffice()
  unit = await office.openUnit(1)
  clerk = await unit.signIn('unit_reimburse')
})
afterAll(() => office.close())

/** Bills that no other test knows, as a page lists them. */
function newBills(count: number) {
  const bills = playedBills(count, next)
  next += count
  office.registry.issue(...bills)
  return bills
}

const purpose = { purpose: 'employer_expense', businessReference: 'BX-2026-0001' }
const presented = (bills: ReturnType<typeof playedBills>) =>
  bills.map((bill) => ({ ...bill, ...purpose }))
const keysOf = (bills: ReturnType<typeof playedBills>) =>
  bills.map(({ billCode, billNumber }) => ({ billCode, billNumber }))

const act = (name: string, requestId: string, items: readonly object[], browser = clerk) =>
  browser.ask('POST', `/desk/acts/${name}`, { requestId, items })

test('a bill is locked, reported, posted, taken back and unlocked, and the ledger follows', async () => {
  const bills = newBills(1)
  const [key] = keysOf(bills)
  const locked = await act('lock', 'life-1', presented(bills))
  expect(locked.json.items).toMatchObject([{ outcome: 'done', code: 'LOCKED' }])
  const line = async () =>
    (
      await clerk.ask(
        'GET',
        `/desk/ledger?billCode=${String(key?.billCode)}&billNumber=${String(key?.billNumber)}`,
      )
    ).json.items
  expect(await line()).toMatchObject([
    { state: 'held', amount: '993.54', businessReference: 'BX-2026-0001', billState: '已锁定' },
  ])
  await act('extend', 'life-2', [{ ...key, days: 60 }])
  const reported = await act('report', 'life-3', [
    { ...key, amount: '500.00', reimbursedOn: '2026-03-01', voucherNumber: '记-1' },
  ])
  expect(reported.json.items).toMatchObject([{ code: 'REPORTED' }])
  expect(await line()).toMatchObject([
    { state: 'reported', reimbursedAmount: '500.00', voucherNumber: '记-1', postedOn: null },
  ])
  await act('post', 'life-4', [{ ...key, postedOn: '2026-03-02', voucherNumber: '记-2' }])
  expect(await line()).toMatchObject([
    { state: 'posted', voucherNumber: '记-2', postedOn: '2026-03-02' },
  ])
  await act('unpost', 'life-5', [{ ...key, reason: '凭证冲销' }])
  expect(await line()).toMatchObject([{ state: 'reported', postedOn: null }])
  await act('withdraw', 'life-6', [{ ...key, reason: '金额录入有误' }])
  expect(await line()).toMatchObject([{ state: 'withdrawn' }])
  await act('lock', 'life-7', [
    { ...key, ...purpose, checkCode: 'a1b2c3', amount: '993.54', issuedOn: '2026-03-01' },
  ])
  const unlocked = await act('unlock', 'life-8', [{ ...key, reason: 'not_eligible' }])
  expect(unlocked.json.items).toMatchObject([{ code: 'UNLOCKED' }])
  expect((await line()).map((each: { state: string }) => each.state)).toEqual([
    'released',
    'withdrawn',
  ])
})

test('a verified bill is locked without typing its face again', async () => {
  const [bill] = newBills(1)
  await clerk.ask('POST', '/desk/verifications', bill)
  const [key] = keysOf(bill === undefined ? [] : [bill])
  const locked = await act('lock', 'known-1', [{ ...key, ...purpose }])
  expect(locked.json.items).toMatchObject([{ code: 'LOCKED' }])
})

test('a preview says which bills would be refused and why, and changes nothing', async () => {
  const bills = newBills(3)
  const [, held] = bills
  const other = office.registry.bills.get(`${held?.billCode ?? ''}${held?.billNumber ?? ''}`)
  if (other !== undefined)
    Object.assign(other, { holder: 'ANOTHER', expiresAt: Date.parse('2026-04-01') })
  const missing = playedBills(1, 999_999)
  const items = [...presented(bills), ...presented(missing)]
  const preview = await clerk.ask('POST', '/desk/acts/lock/preview', { items })
  expect(preview.json.willDo).toBe(2)
  expect(preview.json.items).toMatchObject([
    { objection: null, bill: { state: '可报销' } },
    { objection: { code: 'BILL_LOCKED', sentence: '这张票据已由另一单位锁定，至2026-04-01。' } },
    { objection: null },
    { objection: { code: 'BILL_NOT_FOUND' }, bill: null },
  ])
  expect(
    office.registry.bills.get(`${bills[0]?.billCode ?? ''}${bills[0]?.billNumber ?? ''}`)?.holder,
  ).toBe(null)
})

test.each([
  [
    'report',
    { amount: '994.00', reimbursedOn: '2026-03-01', voucherNumber: '1' },
    'AMOUNT_ABOVE_BALANCE',
  ],
  [
    'report',
    { amount: '0', reimbursedOn: '2026-03-01', voucherNumber: '1' },
    'AMOUNT_NOT_POSITIVE',
  ],
  ['report', { amount: '1', reimbursedOn: '2026-03-09', voucherNumber: '1' }, 'DATE_IN_FUTURE'],
  ['post', { postedOn: '2026-03-01', voucherNumber: '1' }, 'REPORT_NOT_FOUND'],
  ['withdraw', { reason: '有误' }, 'REPORT_NOT_FOUND'],
  ['lock', purpose, 'LOCK_ALREADY_HELD'],
])('the preview of %s with %j objects %s', async (name, fields, code) => {
  const bills = newBills(1)
  await act('lock', `object-${String(next)}`, presented(bills))
  const items = keysOf(bills).map((key) => ({ ...key, ...fields }))
  const preview = await clerk.ask('POST', `/desk/acts/${name}/preview`, { items })
  expect(preview.json.items).toMatchObject([{ objection: { code } }])
})

test('a thousand bills are locked by one message, and the same request again does nothing', async () => {
  const bills = newBills(1_000)
  const before = office.registry.messages.length
  const first = await act('lock', 'bulk-1', presented(bills))
  expect(first.json.act).toMatchObject({ isSettled: true, itemCount: 1_000 })
  expect(first.json.items.every((item: { code: string }) => item.code === 'LOCKED')).toBe(true)
  const turned = presented(bills).map((item) =>
    Object.fromEntries(Object.entries(item).toReversed()),
  )
  const again = await act('lock', 'bulk-1', turned)
  expect(again.json).toEqual(first.json)
  const sent = office.registry.messages
    .slice(before)
    .filter(({ service }) => service === 'bill.lock')
  expect(sent).toEqual([{ service: 'bill.lock', requestId: first.json.act.actId, items: 1_000 }])
  const other = await act('lock', 'bulk-1', presented(bills.slice(0, 1)))
  expect(other.json).toMatchObject({ status: 409, code: 'REQUEST_ID_REUSED' })
})

test('a page that lost the answer finds the act by its request id, and knows when nothing arrived', async () => {
  const bills = newBills(1)
  const begun = await act('lock', 'lost-1', presented(bills))
  const found = async (requestId: string) =>
    (await clerk.ask('GET', `/desk/acts?requestId=${requestId}`)).json
  expect(await found('lost-1')).toEqual({ items: [begun.json.act], next: null })
  expect(await found('lost-2')).toEqual({ items: [], next: null })
})

test('two doubled requests at the same moment are one act', async () => {
  const bills = newBills(2)
  const answers = await Promise.all([
    act('lock', 'doubled', presented(bills)),
    act('lock', 'doubled', presented(bills)),
  ])
  const ids = answers.map(({ json }) => String(json.act.actId))
  expect(new Set(ids).size).toBe(1)
  const sent = office.registry.messages.filter(({ requestId }) => requestId === ids[0])
  expect(sent).toHaveLength(1)
})

test.each(['unknown_before', 'unknown_after'] as const)(
  'an outcome that is %s is shown as unknown and settled by the job under the same request id',
  async (fault) => {
    const bills = newBills(2)
    office.registry.faults.push(fault)
    const answer = await act('lock', fault, presented(bills))
    expect(answer.json.act.isSettled).toBe(false)
    expect(answer.json.items).toMatchObject([{ code: 'OUTCOME_UNKNOWN' }, { outcome: 'unknown' }])
    await office.runJob('desk-settle-acts')
    office.clock.now += 60_000
    await office.runJob('desk-settle-acts')
    const { actId } = answer.json.act
    const settled = await clerk.ask('GET', `/desk/acts/${String(actId)}`)
    expect(settled.json.act.isSettled).toBe(true)
    expect(settled.json.items).toMatchObject([{ code: 'LOCKED' }, { code: 'LOCKED' }])
    const ids = office.registry.messages.filter(({ requestId }) => requestId === actId)
    expect(ids).toHaveLength(2)
    const [key] = keysOf(bills)
    const ledger = await clerk.ask(
      'GET',
      `/desk/ledger?billCode=${String(key?.billCode)}&billNumber=${String(key?.billNumber)}`,
    )
    expect(ledger.json.items).toHaveLength(1)
  },
)

test('an act whose process ended before it was sent is sent by the job', async () => {
  const bills = newBills(1)
  office.registry.faults.push('unknown_before')
  const answer = await act('lock', 'crashed', presented(bills))
  // As if the process had ended right after the act was kept: no answer, and the first attempt still leased.
  await office.pool.query(
    `update desk_act_items set outcome = null, code = null, answer = null where act_id = $1`,
    [answer.json.act.actId],
  )
  office.clock.now += 120_000
  await office.runJob('desk-settle-acts')
  const settled = await clerk.ask('GET', `/desk/acts/${String(answer.json.act.actId)}`)
  expect(settled.json.items).toMatchObject([{ code: 'LOCKED' }])
})

test('what certainly did not arrive is refused, and can be asked again', async () => {
  const bills = newBills(1)
  office.registry.faults.push('unreachable')
  const refused = await act('lock', 'away-1', presented(bills))
  expect(refused.json.items).toMatchObject([{ outcome: 'refused', code: 'PROVINCE_UNREACHABLE' }])
  const again = await act('lock', 'away-2', presented(bills))
  expect(again.json.items).toMatchObject([{ code: 'LOCKED' }])
})

test('a bill that stands twice in one act is refused before anything is sent', async () => {
  const bills = newBills(1)
  const before = office.registry.messages.length
  const twice = await act('lock', 'twice', [...presented(bills), ...presented(bills)])
  expect(twice.json).toMatchObject({ status: 422, code: 'BILL_TWICE' })
  expect(office.registry.messages).toHaveLength(before)
})

test('who may only read sees and does not act, and who may only apply does neither', async () => {
  const bills = newBills(1)
  const reader = await unit.signIn('unit_read')
  expect((await reader.ask('GET', '/desk/ledger')).status).toBe(200)
  expect((await act('lock', 'reader', presented(bills), reader)).json.code).toBe('ROLE_LACKING')
  const applicant = await unit.signIn('unit_apply')
  expect((await applicant.ask('GET', '/desk/ledger')).json.code).toBe('ROLE_LACKING')
  expect((await act('lock', 'applicant', presented(bills), applicant)).json.code).toBe(
    'ROLE_LACKING',
  )
  expect((await office.browser().ask('GET', '/desk/ledger')).json.code).toBe('NOT_SIGNED_IN')
})

test('another unit finds nothing of it, and may use the same request id', async () => {
  const bills = newBills(1)
  const mine = await act('lock', 'shared-id', presented(bills))
  const stranger = await (await office.openUnit(2)).signIn('unit_reimburse')
  const theirs = await stranger.ask('GET', `/desk/acts/${String(mine.json.act.actId)}`)
  expect(theirs.json).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  expect((await stranger.ask('GET', '/desk/ledger')).json.items).toEqual([])
  expect((await stranger.ask('GET', '/desk/acts')).json.items).toEqual([])
  const own = await act('lock', 'shared-id', presented(bills), stranger)
  expect(own.json.items).toMatchObject([{ outcome: 'refused', code: 'BILL_LOCKED' }])
})

test('a unit whose account is suspended does nothing', async () => {
  const suspended = await office.openUnit(3)
  const browser = await suspended.signIn('unit_reimburse')
  await office.pool.query(`update unit_accounts set state = 'suspended' where unit_id = $1`, [
    suspended.unitId,
  ])
  const answer = await act('lock', 'suspended', presented(newBills(1)), browser)
  expect(answer.json).toMatchObject({ status: 403, code: 'UNIT_NOT_OPEN' })
})
